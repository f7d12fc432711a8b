import { appendFileSync } from 'node:fs';
import type pg from 'pg';

/** One statement as it was sent. */
export interface SentStatement {
  readonly name?: string;
  readonly text: string;
  readonly values: readonly unknown[];
}

/**
 * Writes every statement that goes through the pool to a file, one JSON line each, for measurements that replay
 * the very SQL of the server. Values are in clear text: never switched on where real cases are.
 */
export function logSqlTo(pool: pg.Pool, file: string): void {
  pool.on('connect', (client) => {
    const send = client.query.bind(client) as (...args: unknown[]) => unknown;
    const logged = (...args: unknown[]): unknown => {
      const statement = statementOf(args);
      if (statement !== null) appendFileSync(file, `${JSON.stringify(statement, binaryAsHex)}\n`);
      return send(...args);
    };
    client.query = logged as typeof client.query;
  });
}

function statementOf([first, second]: readonly unknown[]): SentStatement | null {
  const values = Array.isArray(second) ? second : [];
  if (typeof first === 'string') return { text: first, values };
  if (first === null || typeof first !== 'object' || !('text' in first)) return null;
  const query = first as { text: string; name?: string; values?: readonly unknown[] };
  return {
    ...(query.name !== undefined && { name: query.name }),
    text: query.text,
    values: query.values ?? values,
  };
}

/** Buffers call themselves `{type: 'Buffer', data}` in JSON; PostgreSQL takes them as `\x…`. */
function binaryAsHex(_key: string, value: unknown): unknown {
  if (value === null || typeof value !== 'object' || !('type' in value) || value.type !== 'Buffer')
    return value;
  const { data } = value as unknown as { data: readonly number[] };
  return `\\x${Buffer.from(data).toString('hex')}`;
}
