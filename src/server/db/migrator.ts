import { Kysely, type Migration, Migrator, PostgresDialect, type PostgresPool } from 'kysely';
import type pg from 'pg';
import { migrations } from './migrations/index.ts';

/** Any constant of our own: two processes that start at once take turns on it. */
const MIGRATION_LOCK = 4_729_110_351;

/**
 * Brings the schema up to date. Safe when several processes start at once: the others wait, then find nothing
 * left to do. All pending migrations run in one transaction, so a failure leaves the schema as it was.
 */
export async function migrate(pool: pg.Pool): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('set statement_timeout = 0');
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await runPending(client);
  } finally {
    // The session ends with its lock and its settings; the pool opens a fresh one.
    client.release(true);
  }
}

async function runPending(client: pg.PoolClient): Promise<void> {
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool: singleSession(client) }) });
  const migrator = new Migrator({ db, provider: { getMigrations: async () => namedMigrations() } });
  const { error, results } = await migrator.migrateToLatest();
  if (error === undefined) return;
  const failed = results?.find((result) => result.status === 'Error')?.migrationName;
  const where = failed === undefined ? '' : ` at ${failed}`;
  throw new Error(`migration stopped${where}: ${error instanceof Error ? error.message : String(error)}`, {
    cause: error,
  });
}

function namedMigrations(): Record<string, Migration> {
  return Object.fromEntries(migrations);
}

/** Kysely on the one session that holds the lock; the session's own methods need it as their `this`. */
function singleSession(client: pg.PoolClient): PostgresPool {
  const session = new Proxy(client, {
    get: (target, name) => {
      if (name === 'release') return () => undefined;
      const value: unknown = Reflect.get(target, name);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
  return { connect: async () => session, end: async () => undefined };
}
