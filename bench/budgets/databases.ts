/** Copies of one prepared database on one engine: the server works on one, the bare SQL on the next. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbedded } from '../../src/server/db/embedded.ts';
import type { Connection } from '../../src/server/db/pool.ts';
import { asAdmin, withDatabase } from '../../test/builders/database.ts';

export interface Engine {
  /** Where the server's own data directory is: keys, list of accounts. */
  readonly dataDir: string;
  /** The database that copies are taken from, while nobody is connected to it. */
  readonly original: Connection;
  copy(name: string): Promise<Connection>;
  drop(name: string): Promise<void>;
}

/** Starts an engine as durable as in service, runs `work`, stops it and removes its data. */
export async function withEngine<T>(work: (engine: Engine) => Promise<T>): Promise<T> {
  const dataDir = await mkdtemp(join(tmpdir(), 'ruheban-budgets-'));
  const embedded = await startEmbedded(join(dataDir, 'engine'));
  const admin = withDatabase(embedded.connection, 'postgres');
  const original = embedded.connection;
  try {
    return await work({
      dataDir,
      original,
      copy: async (name) => {
        await asAdmin(admin, `create database ${name} template ${original.database}`);
        await asAdmin(admin, 'checkpoint');
        return withDatabase(original, name);
      },
      drop: (name) => asAdmin(admin, `drop database ${name} with (force)`),
    });
  } finally {
    await embedded.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** The same connection as the server wants it: an address. */
export function urlOf({ host = '', user = '', database = '' }: Connection): string {
  return `postgres://${user}@localhost/${database}?host=${encodeURIComponent(host)}`;
}
