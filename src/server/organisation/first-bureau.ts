/** The bureau of those who come without an account and name none: the only one, else the first. */
import type pg from 'pg';
import type { BureauId } from '../../domain/organisation/types.ts';

/** @throws Error when nothing has been set up yet */
export async function firstBureauId(pool: pg.Pool): Promise<BureauId> {
  const { rows } = await pool.query<{ id: BureauId }>({
    name: 'bureau-first',
    text: 'select id from bureau order by id limit 1',
  });
  const row = rows[0];
  if (!row) throw new Error('no bureau has been set up');
  return row.id;
}
