// A file of more than 400 lines is a fault, tests too; from 250 on it is named.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../lib/paths.mjs';

const FAULT = 400;
const ASK = 250;

const files = ['src', 'test', 'scripts', 'bench']
  .flatMap((dir) => readdirSync(join(root, dir), { recursive: true }).map((file) => join(dir, file)))
  .filter((file) => /\.(tsx?|mjs)$/.test(file))
  .map((file) => ({ file, lines: readFileSync(join(root, file), 'utf8').split('\n').length - 1 }));
const tooLong = files.filter(({ lines }) => lines > FAULT);
const long = files.filter(({ lines }) => lines > ASK && lines <= FAULT);
const say = (list) => list.map(({ file, lines }) => `${file}（${lines} 行）`).join('、');

if (tooLong.length > 0) {
  console.error(`超过 ${FAULT} 行，请拆分：${say(tooLong)}`);
  process.exit(1);
}
console.log(`· ${files.length} 个文件${long.length > 0 ? `，超过 ${ASK} 行的：${say(long)}` : ''}`);
