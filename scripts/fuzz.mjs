// The long fuzz over HTTP: npm run fuzz -- 100000 (number of calls).
import { buildWhenNeeded } from './lib/build-state.mjs';
import { closingLine, runVitest } from './lib/vitest.mjs';

const calls = process.argv[2] ?? '100000';
await buildWhenNeeded();
const result = await runVitest(['server'], {
  args: ['test/fuzz', '--testTimeout=7200000'],
  env: { FUZZ_CALLS: calls },
});
process.exitCode = closingLine(result);
