/** The bare SQL that the server sent for some requests, sent again as fast as the engine takes it. */
import { readFileSync } from 'node:fs';
import pg from 'pg';
import type { Connection } from '../../src/server/db/pool.ts';
import type { SentStatement } from '../../src/server/db/sql-log.ts';

export function readStatements(file: string): readonly SentStatement[] {
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  return lines.map((line) => JSON.parse(line) as SentStatement);
}

/**
 * Sends the statements over `callers` connections, the first `warmUp` without counting them.
 *
 * @returns seconds for the rest
 * @throws Error when the server used transactions of several round trips, which single statements cannot stand
 *   for, or when an update finds another version than the server found: then it is not the same work
 */
export async function replay(
  connection: Connection,
  statements: readonly SentStatement[],
  { callers, warmUp }: { readonly callers: number; readonly warmUp: number },
): Promise<number> {
  if (statements.some(({ text }) => /^\s*(begin|commit)/i.test(text)))
    throw new Error('transactions in the log');
  const clients = await Promise.all(
    Array.from({ length: callers }, async () => {
      const client = new pg.Client({ ...connection });
      await client.connect();
      return client;
    }),
  );
  try {
    const sendAll = async (part: readonly SentStatement[]): Promise<number> => {
      let next = 0;
      const started = performance.now();
      await Promise.all(
        clients.map(async (client) => {
          for (let one = part[next++]; one !== undefined; one = part[next++]) {
            const { name, text, values } = one;
            const { rows } = await client.query({
              text,
              values: [...values],
              ...(name !== undefined && { name }),
            });
            if (rows[0]?.moved === 0) throw new Error('a replayed update found nothing to update');
          }
        }),
      );
      return (performance.now() - started) / 1000;
    };
    await sendAll(statements.slice(0, warmUp));
    return await sendAll(statements.slice(warmUp));
  } finally {
    await Promise.all(clients.map((client) => client.end()));
  }
}
