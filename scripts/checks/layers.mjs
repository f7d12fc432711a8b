// Layer rules by dependency-cruiser, which passes happily when it could read nothing: so what it saw is counted.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { bin, root } from '../lib/paths.mjs';

const config = join(root, '.dependency-cruiser.mjs');
const options = { cwd: root, encoding: 'utf8', maxBuffer: 1 << 28 };
const cruise = (output) =>
  spawnSync(bin('depcruise'), ['--config', config, '--output-type', output, 'src'], options);

const report = cruise('json');
if (report.error || report.stdout === '') {
  console.error(report.error?.message ?? report.stderr);
  process.exit(1);
}
const { modules, summary } = JSON.parse(report.stdout);
const seen = new Set(
  modules.filter((module) => !module.coreModule && !module.couldNotResolve).map(({ source }) => source),
);
const missed = sourceFiles().filter((file) => !seen.has(file));
const edges = modules.reduce((sum, module) => sum + module.dependencies.length, 0);
if (missed.length > 0 || edges === 0) {
  console.error(`没有读到 ${missed.length} 个文件：${missed.slice(0, 5).join('、')}；依赖 ${edges} 条`);
  process.exit(1);
}
if (summary.error > 0) {
  console.error(cruise('err').stdout);
  process.exit(1);
}
console.log(`· ${seen.size} 个模块，${edges} 条依赖`);

function sourceFiles() {
  return readdirSync(join(root, 'src'), { recursive: true })
    .filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.d.ts'))
    .map((file) => join('src', file));
}
