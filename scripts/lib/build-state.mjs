import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { root } from './paths.mjs';
import { run } from './run.mjs';

/** What is built, from which files, and where the result lies. */
export const targets = {
  server: {
    label: '服务端',
    sources: ['src/domain', 'src/contract', 'src/server', 'src/web'],
    settings: ['package-lock.json', 'tsconfig.json', 'scripts/build.mjs'],
    output: 'dist/server.mjs',
    exists: () => existsSync(join(root, 'src/server/main.ts')),
  },
  workbench: {
    label: '工作台',
    sources: ['src/domain', 'src/contract', 'src/web'],
    settings: ['package-lock.json', 'tsconfig.json', 'scripts/build.mjs', 'vite.config.ts'],
    output: 'dist/workbench',
    exists: () => existsSync(join(root, 'vite.config.ts')),
  },
};

const stampFile = (name) => join(root, 'dist', `.${name}.sha256`);

/** Names of the targets whose result is missing or was made from other files than those that are there now. */
export function outdatedTargets() {
  const contents = new Map();
  return Object.entries(targets)
    .filter(([name, target]) => target.exists() && !isCurrent(name, target, contents))
    .map(([name]) => name);
}

function isCurrent(name, target, contents) {
  if (!existsSync(join(root, target.output)) || !existsSync(stampFile(name))) return false;
  return readFileSync(stampFile(name), 'utf8') === fingerprint(target, contents);
}

/** Taken before the build, so that a file changed meanwhile makes the next start build again. */
export function fingerprintOf(name) {
  return fingerprint(targets[name], new Map());
}

export function stamp(name, value) {
  mkdirSync(join(root, 'dist'), { recursive: true });
  writeFileSync(stampFile(name), value);
}

function fingerprint({ sources, settings }, contents) {
  const files = [
    ...sources.flatMap((dir) => filesUnder(join(root, dir))),
    ...settings.map((file) => join(root, file)),
  ];
  const hash = createHash('sha256');
  for (const file of files.filter((path) => existsSync(path)).sort()) {
    if (!contents.has(file))
      contents.set(file, createHash('sha256').update(readFileSync(file)).digest('hex'));
    hash.update(`${relative(root, file)}\0${contents.get(file)}\n`);
  }
  return hash.digest('hex');
}

function filesUnder(dir) {
  if (!existsSync(dir)) return [];
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}

/** Builds in a process of its own: the compilers' memory is not the server's. */
export async function buildWhenNeeded(names = Object.keys(targets)) {
  if (!outdatedTargets().some((name) => names.includes(name))) return;
  const code = await run(process.execPath, [join(root, 'scripts', 'build.mjs'), ...names]);
  if (code !== 0) throw new Error('构建没有完成，原因见上文。');
}
