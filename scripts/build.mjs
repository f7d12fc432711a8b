// Builds what is missing or outdated; names (server, workbench) choose, --all builds whether needed or not.
import { cpSync, existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fingerprintOf, outdatedTargets, stamp, targets } from './lib/build-state.mjs';
import { root } from './lib/paths.mjs';

const words = process.argv.slice(2);
const chosen = words.filter((word) => Object.hasOwn(targets, word));
const candidates = words.includes('--all')
  ? Object.keys(targets).filter((name) => targets[name].exists())
  : outdatedTargets();
const wanted = candidates.filter((name) => chosen.length === 0 || chosen.includes(name));

const build = { server: buildServer, workbench: buildWorkbench };
try {
  for (const name of wanted) await buildOne(name);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
if (wanted.length === 0) console.log('构建结果已是最新。');

async function buildOne(name) {
  console.log(`正在构建${targets[name].label}…`);
  const started = Date.now();
  const fingerprint = fingerprintOf(name);
  const draft = join(root, `${targets[name].output}.new-${process.pid}`);
  try {
    await build[name](draft);
    replace(draft, join(root, targets[name].output));
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
  stamp(name, fingerprint);
  console.log(`${targets[name].label}已构建（${((Date.now() - started) / 1000).toFixed(1)} 秒）。`);
}

async function buildServer(draft) {
  const esbuild = await import('esbuild');
  const settings = {
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node22',
    jsx: 'automatic',
    sourcemap: 'inline',
    sourcesContent: false,
    loader: { '.css': 'text', '.svg': 'text' },
    logLevel: 'warning',
    // A component's own stylesheet means nothing to the server, which sends one of its own.
    logOverride: { 'ignored-bare-import': 'silent' },
  };
  // What runs in a thread of its own is a file of its own, found beside the server when it runs.
  await esbuild.build({
    ...settings,
    entryPoints: threads(),
    entryNames: '[name]',
    outdir: join(root, 'dist/threads'),
    outExtension: { '.js': '.mjs' },
  });
  // Sheets and templates of the papers, and texts of notifications, are read as files when the server runs.
  for (const [from, part] of [
    ['documents/typst', 'paper/typst'],
    ['documents/templates', 'paper/templates'],
    ['notifications/templates', 'notices'],
  ]) {
    const to = join(root, 'dist', part);
    rmSync(to, { recursive: true, force: true });
    cpSync(join(root, 'src/server', from), to, { recursive: true });
  }
  await esbuild.build({ ...settings, entryPoints: [join(root, 'src/server/main.ts')], outfile: draft });
}

function threads() {
  const server = join(root, 'src/server');
  return readdirSync(server, { recursive: true })
    .filter((name) => name.endsWith('.thread.ts'))
    .map((name) => join(server, name));
}

async function buildWorkbench(draft) {
  const vite = await import('vite');
  const build = { outDir: draft, emptyOutDir: true };
  await vite.build({ configFile: join(root, 'vite.config.ts'), logLevel: 'warn', build });
}

function replace(draft, output) {
  const old = `${output}.old-${process.pid}`;
  if (existsSync(output)) renameSync(output, old);
  renameSync(draft, output);
  rmSync(old, { recursive: true, force: true });
}
