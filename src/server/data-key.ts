import { hkdfSync, randomBytes } from 'node:crypto';
import { chmodSync, existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const KEY_BYTES = 32;

/**
 * The installation's master key. Every use derives a key of its own by purpose, so that no two uses share one
 * and the master key itself encrypts nothing.
 */
export interface DataKey {
  /** @param purpose e.g. `applicant.phone.sm4`; changing it changes the key. */
  derive(purpose: string, bytes: number): Buffer;
}

export function dataKeyOf(master: Buffer): DataKey {
  if (master.length < KEY_BYTES) throw new Error('master key too short');
  return {
    derive: (purpose, bytes) => Buffer.from(hkdfSync('sha256', master, 'ruheban', purpose, bytes)),
  };
}

/**
 * Opens the master key: DATA_KEY when given, else the file `keys/data.key` (mode 0600) of the data directory,
 * made on first use. Losing it loses every encrypted phone and id number; it belongs into the backup, apart
 * from the database.
 */
export function openDataKey(dataDir: string, given: string | null): DataKey {
  if (given !== null) return dataKeyOf(Buffer.from(given, 'hex'));
  const folder = join(dataDir, 'keys');
  const file = join(folder, 'data.key');
  if (!existsSync(file)) makeKey(folder, file);
  chmodSync(file, 0o600);
  return dataKeyOf(Buffer.from(readFileSync(file, 'utf8').trim(), 'hex'));
}

/** Whole or not at all: written beside its place and linked into it, unless another process was first. */
function makeKey(folder: string, file: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, `${randomBytes(KEY_BYTES).toString('hex')}\n`, { mode: 0o600 });
  try {
    linkSync(draft, file);
  } catch (error) {
    if (!existsSync(file)) throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}
