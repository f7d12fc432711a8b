import type pg from 'pg';

/**
 * Runs `work` in one transaction and commits; whatever it throws rolls everything back and is thrown on.
 * A session that cannot even roll back is thrown away, never handed to the next caller.
 */
export async function transaction<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken = false;
  // A session that is cut off between two statements tells it by an event; unheard, it would end the process.
  const cutOff = () => {
    broken = true;
  };
  client.on('error', cutOff);
  try {
    await client.query('begin');
    const result = await work(client);
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch(() => {
      broken = true;
    });
    throw error;
  } finally {
    client.off('error', cutOff);
    client.release(broken);
  }
}
