import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Config } from './config.ts';
import { openDataKey } from './data-key.ts';
import { startEmbedded } from './db/embedded.ts';
import { migrate } from './db/migrator.ts';
import { type Connection, createPool } from './db/pool.ts';
import type { Deps } from './deps.ts';
import { createLog } from './log.ts';

export interface Runtime {
  readonly deps: Deps;
  close(): Promise<void>;
}

/** Opens what every command needs: data directory, key, log, database. The schema is brought up to date. */
export async function openRuntime(config: Config): Promise<Runtime> {
  const dataDir = resolve(config.DATA_DIR);
  mkdirSync(dataDir, { recursive: true });
  const key = openDataKey(dataDir, config.DATA_KEY ?? null);
  const log = createLog(config.LOG_LEVEL);
  const database = await openDatabase(config.DATABASE_URL, dataDir);
  const pool = createPool(database.connection, {
    max: config.DATABASE_POOL_SIZE,
    onIdleError: (error) => log.warn({ err: error }, 'database session lost'),
  });
  const close = async () => {
    await pool.end();
    await database.stop();
  };
  try {
    await migrate(pool);
  } catch (error) {
    await close();
    throw error;
  }
  return { deps: { pool, key, log, config, now: () => new Date().toISOString() }, close };
}

async function openDatabase(
  url: string | undefined,
  dataDir: string,
): Promise<{ connection: Connection; stop(): Promise<void> }> {
  if (url === undefined) return startEmbedded(dataDir);
  return { connection: { connectionString: url }, stop: async () => undefined };
}
