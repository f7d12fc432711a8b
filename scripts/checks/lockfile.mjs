// Every optional package of another platform must stand in package-lock.json, or `npm ci` refuses it elsewhere.
// `npm install` leaves out those that the registry it asked did not have. With --write they are put back.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../lib/paths.mjs';

const file = join(root, 'package-lock.json');
const lock = JSON.parse(readFileSync(file, 'utf8'));
const SYSTEMS = { win32: 'win32', darwin: 'darwin', linux: 'linux', android: 'android', freebsd: 'freebsd' };
const CPUS = ['arm64', 'x64', 'ia32', 'arm', 'ppc64', 'riscv64', 's390x', 'loong64', 'mips64el', 'wasm32'];

const missing = [];
for (const [path, { version, dev, optionalDependencies }] of Object.entries(lock.packages)) {
  if (path === '') continue;
  for (const [name, wanted] of Object.entries(optionalDependencies ?? {})) {
    const nested = lock.packages[`${path}/node_modules/${name}`];
    if (nested !== undefined || lock.packages[`node_modules/${name}`] !== undefined) continue;
    missing.push([`node_modules/${name}`, entryOf(name, /^\d/.test(wanted) ? wanted : version, dev)]);
  }
}

if (missing.length === 0) console.log(`· ${Object.keys(lock.packages).length - 1} 个依赖`);
else if (process.argv.includes('--write')) {
  const [own, ...rest] = Object.entries(lock.packages);
  const sorted = [...rest, ...missing].sort(([a], [b]) => a.localeCompare(b, 'en'));
  lock.packages = Object.fromEntries([own, ...sorted]);
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
  console.log(`已补上 ${missing.length} 个其他平台的依赖。`);
} else {
  console.log(missing.map(([path]) => `缺少 ${path}`).join('\n'));
  console.log('请运行 node scripts/checks/lockfile.mjs --write');
  process.exitCode = 1;
}

/** Platform and processor as the package's name says them, so that npm skips it on every other machine. */
function entryOf(name, version, dev) {
  const words = name.split(/[-/@.]/);
  const os = words.includes('openharmony') ? 'openharmony' : words.map((word) => SYSTEMS[word]).find(Boolean);
  const cpu = CPUS.find((one) => words.includes(one));
  return {
    version,
    ...(cpu && { cpu: [cpu] }),
    ...(dev && { dev: true }),
    optional: true,
    ...(os && { os: [os] }),
  };
}
