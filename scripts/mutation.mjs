// Mutation tests of the rules, and their outcome in short: docs/reports/mutation.json and .md.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bin, root } from './lib/paths.mjs';
import { run } from './lib/run.mjs';

const KILLED = ['Killed', 'Timeout'];
const ALIVE = ['Survived', 'NoCoverage'];

const exitCode = await run(bin('stryker'), ['run', ...process.argv.slice(2)], { cwd: root });
const report = JSON.parse(readFileSync(join(root, 'reports/mutation-full.json'), 'utf8'));
const files = Object.entries(report.files).map(([path, { mutants }]) => ({
  path,
  killed: mutants.filter(({ status }) => KILLED.includes(status)).length,
  alive: mutants.filter(({ status }) => ALIVE.includes(status)).map(describe),
}));
const folders = [...new Set(files.map(({ path }) => folderOf(path)))].sort().map((folder) => {
  const own = files.filter(({ path }) => folderOf(path) === folder);
  return { folder, ...scoreOf(own) };
});
const summary = { takenOn: new Date().toISOString().slice(0, 10), all: scoreOf(files), folders, files };

mkdirSync(join(root, 'docs/reports'), { recursive: true });
writeFileSync(join(root, 'docs/reports/mutation.json'), `${JSON.stringify(summary, null, 1)}\n`);
writeFileSync(join(root, 'docs/reports/mutation.md'), asTable());
process.exitCode = exitCode;

function describe({ mutatorName, replacement, location, status }) {
  return `${location.start.line}:${location.start.column} ${mutatorName} → ${(replacement ?? '').slice(0, 60)}${status === 'NoCoverage' ? '（无测试）' : ''}`;
}

function folderOf(path) {
  return path.split('/').slice(0, 3).join('/');
}

function scoreOf(list) {
  const killed = list.reduce((sum, file) => sum + file.killed, 0);
  const alive = list.reduce((sum, file) => sum + file.alive.length, 0);
  return { killed, alive, scorePercent: Math.round((10_000 * killed) / Math.max(1, killed + alive)) / 100 };
}

function asTable() {
  const row = ({ folder, killed, alive, scorePercent }) =>
    `| ${folder} | ${killed} | ${alive} | ${scorePercent} % |`;
  return [
    '# Mutation score of the rules',
    '',
    `Taken on ${summary.takenOn} by \`npm run mutation\`; what survived is listed in mutation.json.`,
    '',
    '| | killed | survived | score |',
    '|---|---|---|---|',
    ...folders.map(row),
    row({ folder: 'all', ...summary.all }),
    '',
  ].join('\n');
}
