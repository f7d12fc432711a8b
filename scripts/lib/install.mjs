import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.mjs';

/** Installs exactly what package-lock.json says, unless that is what is there. */
export function installWhenNeeded() {
  if (isInstalled()) return;
  console.log('正在安装依赖（约一分钟）…');
  const started = Date.now();
  const args = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'];
  // Under npm its own path is known; alone we take the one on the path.
  const npm = process.env.npm_execpath?.endsWith('npm-cli.js') ? process.env.npm_execpath : undefined;
  const done = npm
    ? spawnSync(process.execPath, [npm, ...args], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] })
    : spawnSync('npm', args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
  if (done.status !== 0) throw new Error('依赖没有装好。请检查网络或软件源，然后重新运行。');
  console.log(`依赖已安装（${Math.round((Date.now() - started) / 1000)} 秒）。`);
}

/** npm keeps what it installed in node_modules/.package-lock.json, written last; every version must agree. */
function isInstalled() {
  const installed = packagesOf(join('node_modules', '.package-lock.json'));
  if (installed === undefined) return false;
  return Object.entries(packagesOf('package-lock.json') ?? {}).every(([path, wanted]) => {
    if (path === '' || wanted.link === true) return true;
    const there = installed[path];
    // Optional packages for other machines are not there; those that are must be the right ones.
    return there === undefined ? wanted.optional === true : there.version === wanted.version;
  });
}

function packagesOf(file) {
  try {
    return JSON.parse(readFileSync(join(root, file), 'utf8')).packages;
  } catch {
    return undefined;
  }
}
