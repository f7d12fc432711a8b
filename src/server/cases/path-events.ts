/** What the flow chart needs of a case's history: no names, nothing that can be erased. */
import type pg from 'pg';
import type { PathEvent } from '../../domain/cases/flow-chart-path.ts';

export async function readPathEvents(
  pool: pg.Pool,
  bureauId: string,
  caseId: string,
): Promise<readonly PathEvent[]> {
  const { rows } = await pool.query<PathEvent>({
    name: 'case-path',
    text: 'select type, at, round, shared from case_event where bureau_id = $1 and case_id = $2 order by seq',
    values: [bureauId, caseId],
  });
  return rows;
}
