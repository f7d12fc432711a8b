// Migrations run in the order of the list; the list, the files and the numbers must agree.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from '../lib/paths.mjs';

const dir = join(root, 'src/server/db/migrations');
const files = readdirSync(dir)
  .filter((file) => /^\d.*\.ts$/.test(file) && !file.endsWith('.test.ts'))
  .map((file) => file.slice(0, -3))
  .sort();
const { migrations } = await import(pathToFileURL(join(dir, 'index.ts')).href);
const listed = migrations.map(([name]) => name);

const faults = [
  ...files.filter((name) => !listed.includes(name)).map((name) => `${name} 不在 index.ts 的清单里`),
  ...listed.filter((name) => !files.includes(name)).map((name) => `清单里的 ${name} 没有文件`),
  ...listed
    .filter((name, index) => !name.startsWith(`${String(index + 1).padStart(4, '0')}-`))
    .map((name) => `${name} 的编号与次序不符`),
];
if (faults.length > 0) {
  console.error(faults.join('\n'));
  process.exit(1);
}
console.log(`· ${listed.length} 个迁移`);
