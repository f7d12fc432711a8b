// Everything: checks, rules, server, browser journeys. `pg` runs the server's suite on TEST_DATABASE_URL instead;
// names of Vitest projects (unit, server, browser) run only those. What follows `--` goes to Vitest.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { buildWhenNeeded } from './lib/build-state.mjs';
import { findChromium } from './lib/chromium.mjs';
import { root } from './lib/paths.mjs';
import { run } from './lib/run.mjs';
import { closingLine, runVitest } from './lib/vitest.mjs';

const known = ['unit', 'server', 'browser'];
const words = process.argv.slice(2);
const named = words.filter((word) => known.includes(word));
const args = words.filter((word) => !known.includes(word) && word !== 'pg');

/** Tests of the embedded database itself have nothing to do with a given one. */
const ownDatabaseOnly = ['--exclude', 'src/server/db/embedded*', '--exclude', 'test/operations/**'];

if (words[0] === 'pg') process.exitCode = await testOnServer();
else if (named.length > 0) process.exitCode = closingLine(await runProjects(named));
else process.exitCode = await testAll();

async function testAll() {
  const failedChecks = await run(process.execPath, [join(root, 'scripts/check.mjs')]);
  const result = await runProjects(known);
  return closingLine({ ...result, failed: result.failed + failedChecks });
}

async function runProjects(projects) {
  await buildWhenNeeded();
  const chromium = findChromium();
  const withoutBrowser = projects.includes('browser') && chromium === undefined;
  const runnable = withoutBrowser ? projects.filter((project) => project !== 'browser') : projects;
  const env = chromium === undefined ? {} : { CHROMIUM_PATH: chromium };
  const result =
    runnable.length > 0
      ? await runVitest(runnable, { args, env })
      : { code: 0, passed: 0, failed: 0, skipped: 0 };
  if (!withoutBrowser) return result;
  const journeys = browserFiles();
  console.log(`本机没有 Chromium，跳过浏览器测试 ${journeys} 个文件（可用 CHROMIUM_PATH 指定）。`);
  console.log(`No Chromium on this machine: ${journeys} browser test files skipped (set CHROMIUM_PATH).`);
  return { ...result, skipped: result.skipped + journeys };
}

function browserFiles() {
  const dir = join(root, 'test/browser');
  if (!existsSync(dir)) return 0;
  return readdirSync(dir, { recursive: true }).filter((file) => file.endsWith('.test.ts')).length;
}

async function testOnServer() {
  if (!process.env.TEST_DATABASE_URL) {
    console.error(
      '请用 TEST_DATABASE_URL 指定一个可建库的 PostgreSQL（15 及以上），例如 postgres://用户@主机/postgres',
    );
    return 1;
  }
  await buildWhenNeeded();
  return closingLine(await runVitest(['server'], { args: [...ownDatabaseOnly, ...args] }));
}
