import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { type Connection, createPool } from '../../src/server/db/pool.ts';

export interface TestDatabase {
  readonly pool: pg.Pool;
  /** For tests that start the program itself on this database. */
  readonly connection: Connection;
  drop(): Promise<void>;
}

/** A database of the caller's own, migrated, cloned from the run's template in a few hundredths of a second. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const { admin, template } = inject('testDatabase');
  const name = `ruheban_test_${randomBytes(8).toString('hex')}`;
  await asAdmin(admin, `create database ${name} template ${template}`);
  const connection = withDatabase(admin, name);
  const pool = createPool(connection, { max: 20 });
  return {
    pool,
    connection,
    drop: async () => {
      await pool.end();
      await asAdmin(admin, `drop database ${name} with (force)`);
    },
  };
}

/** One statement in a session of its own: creating a database can share no transaction. */
export async function asAdmin(admin: Connection, statement: string): Promise<void> {
  const client = new pg.Client({ ...admin });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

export function withDatabase(connection: Connection, database: string): Connection {
  if (connection.connectionString === undefined) return { ...connection, database };
  const url = new URL(connection.connectionString);
  url.pathname = `/${database}`;
  return { connectionString: url.href };
}
