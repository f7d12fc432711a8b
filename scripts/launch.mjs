// The one entry of every npm script. Does what is missing first (install, the right Node, build), then the command.
// Plain JavaScript without dependencies: on an empty clone nothing else is there yet. Runs on Node 20.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { installWhenNeeded } from './lib/install.mjs';
import { root } from './lib/paths.mjs';
import { run } from './lib/run.mjs';
import { continueOnBundledNode, enableCompileCache } from './lib/runtime.mjs';

/** Commands of the workshop; every other word goes to the program itself (start, verify, …). */
const scripts = {
  build: 'build.mjs',
  check: 'check.mjs',
  test: 'test.mjs',
  dev: 'dev.mjs',
  bench: 'bench.mjs',
  fuzz: 'fuzz.mjs',
  mutation: 'mutation.mjs',
};

// `npm start -- reset-password name` arrives as `start reset-password name`: the second word is the command.
if (process.argv[2] === 'start' && /^[a-z]/.test(process.argv[3] ?? '')) process.argv.splice(2, 1);
const command = process.argv[2] ?? 'start';
process.chdir(root);
try {
  installWhenNeeded();
  const exitCode = await continueOnBundledNode();
  if (exitCode !== undefined) process.exitCode = exitCode;
  else if (Object.hasOwn(scripts, command)) {
    process.exitCode = await run(process.execPath, [
      join(root, 'scripts', scripts[command]),
      ...process.argv.slice(3),
    ]);
  } else await runProgram();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

/** The program runs in this very process: signals, exit code and memory are its own. */
async function runProgram() {
  const { buildWhenNeeded } = await import('./lib/build-state.mjs');
  await buildWhenNeeded();
  enableCompileCache();
  process.setSourceMapsEnabled(true);
  await import(pathToFileURL(join(root, 'dist', 'server.mjs')).href);
}
