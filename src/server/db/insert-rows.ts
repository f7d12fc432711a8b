import type pg from 'pg';

/**
 * Inserts many rows in one statement. Each row names its columns as the table does; all rows have the same ones.
 * Table and column names come from our own code, never from a request.
 */
export async function insertRows(
  client: pg.PoolClient,
  table: string,
  rows: readonly object[],
): Promise<void> {
  const first = rows[0];
  if (first === undefined) return;
  const columns = Object.keys(first).join(', ');
  await client.query(
    `insert into ${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::${table}, $1::jsonb)`,
    [JSON.stringify(rows)],
  );
}
