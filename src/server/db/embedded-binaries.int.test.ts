import { chmodSync, cpSync, lstatSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findBinaries, installedPackage } from './embedded-binaries.ts';

const asRoot = process.getuid?.() === 0;
const NOBODY = { uid: 65_534, gid: 65_534 };

let dir: string;
let nativeDir: string;

/** The package as npm unpacks it where install scripts do not run: without a single link. */
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'ruheban-binaries-'));
  chmodSync(dir, 0o755);
  nativeDir = join(dir, 'home', 'native');
  mkdirSync(join(dir, 'home'));
  cpSync(installedPackage().nativeDir, nativeDir, {
    recursive: true,
    filter: (path) => !lstatSync(path).isSymbolicLink(),
  });
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const find = (identity: typeof NOBODY | undefined) =>
  findBinaries(identity, join(dir, 'cache'), { nativeDir, version: '18' });

describe('找到能运行的数据库程序', () => {
  it('安装脚本没有运行过：补上库的链接，就地使用', () => {
    expect(find(undefined).postgres).toBe(join(nativeDir, 'bin', 'postgres'));
    expect(lstatSync(join(nativeDir, 'lib', 'libicuuc.so.60')).isSymbolicLink()).toBe(true);
  });

  it.runIf(asRoot)('家目录只有主人能进：用一份别人改不了的副本，第二次直接用它', () => {
    chmodSync(join(dir, 'home'), 0o700);
    const { postgres } = find(NOBODY);
    expect(postgres).toBe(join(dir, 'cache', 'postgresql-18', 'native', 'bin', 'postgres'));
    expect(statSync(postgres)).toMatchObject({ uid: 0, mode: 0o100755 });
    const { ino } = statSync(postgres);
    expect(statSync(find(NOBODY).postgres).ino).toBe(ino);
  });

  it.runIf(asRoot)('掩码再严，副本也能被数据库账号运行', () => {
    chmodSync(join(dir, 'home'), 0o700);
    const before = process.umask(0o077);
    try {
      expect(find(NOBODY).postgres).toContain('cache');
    } finally {
      process.umask(before);
    }
  });

  it.runIf(asRoot)('副本的位置被别人占着：不运行它，说明怎么办', () => {
    chmodSync(join(dir, 'home'), 0o700);
    mkdirSync(join(dir, 'cache'));
    chmodSync(join(dir, 'cache'), 0o777);
    expect(() => find(NOBODY)).toThrow('可被他人写入');
  });
});
