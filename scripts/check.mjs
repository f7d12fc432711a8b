// Every static check. Prints one line each, and the whole output of those that fail.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { bin, root } from './lib/paths.mjs';

const script = (name) => [process.execPath, [join(root, 'scripts/checks', name)]];

const steps = [
  ['类型', bin('tsc'), ['--noEmit', '-p', 'tsconfig.json']],
  ['格式与规范', bin('biome'), ['check', '--error-on-warnings', '.']],
  ['分层规则', ...script('layers.mjs')],
  ['未使用的代码', bin('knip'), ['--no-progress']],
  ['依赖清单', ...script('lockfile.mjs')],
  ['迁移顺序', ...script('migrations.mjs')],
  ['条款追踪', ...script('clauses.mjs')],
  ['文件长度', ...script('file-length.mjs')],
];

/** Two at a time: as many as the smallest machine has cores. */
const queue = [...steps];
const failed = [];
await Promise.all([work(), work()]);
console.log(
  failed.length === 0 ? `检查全部通过（${steps.length} 项）。` : `检查未通过：${failed.join('、')}。`,
);
process.exitCode = failed.length;

async function work() {
  for (let step = queue.shift(); step !== undefined; step = queue.shift()) {
    const [title, command, args] = step;
    const started = Date.now();
    const { code, output } = await capture(command, args);
    const seconds = ((Date.now() - started) / 1000).toFixed(1);
    const lastLine = output.trim().split('\n').at(-1) ?? '';
    console.log(
      code === 0
        ? `✓ ${title}（${seconds} 秒）${lastLine.startsWith('·') ? lastLine : ''}`
        : `✗ ${title}（${seconds} 秒）\n${output}`,
    );
    if (code !== 0) failed.push(title);
  }
}

function capture(command, args) {
  const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  child.stdout.on('data', (chunk) => (output += chunk));
  child.stderr.on('data', (chunk) => (output += chunk));
  return new Promise((resolve) => {
    child.once('error', (error) => resolve({ code: 1, output: error.message }));
    child.once('close', (code) => resolve({ code: code ?? 1, output }));
  });
}
