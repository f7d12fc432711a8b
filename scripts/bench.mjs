// npm run bench -- <name> [arguments]: one measured operation of bench/; without a name it lists them.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { buildWhenNeeded } from './lib/build-state.mjs';
import { bin, root } from './lib/paths.mjs';
import { run } from './lib/run.mjs';

const [name, ...args] = process.argv.slice(2);
const file = join(root, 'bench', `${name}.ts`);
if (name === undefined || !existsSync(file)) {
  const names = readdirSync(join(root, 'bench')).filter(
    (entry) => entry.endsWith('.ts') && !entry.endsWith('.test.ts'),
  );
  console.log(
    `用法：npm run bench -- 名称 [参数]\n可选：${names.map((entry) => entry.slice(0, -3)).join('、')}`,
  );
  process.exitCode = name === undefined ? 0 : 1;
} else {
  await buildWhenNeeded(['server']);
  process.exitCode = await run(bin('tsx'), [file, ...args]);
}
