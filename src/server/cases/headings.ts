/** What a case is called, for whoever only names it. */
import type pg from 'pg';
import type { BureauId } from '../../domain/organisation/types.ts';

export interface CaseHeading {
  readonly number: string;
  readonly title: string;
}

/** Numbers and titles by id; what is not of this bureau is not there. */
export async function caseHeadings(
  pool: pg.Pool,
  bureauId: BureauId,
  ids: readonly string[],
): Promise<ReadonlyMap<string, CaseHeading>> {
  if (ids.length === 0) return new Map();
  const { rows } = await pool.query<CaseHeading & { readonly id: string }>({
    name: 'case-headings',
    text: 'select id, number, title from case_file where bureau_id = $1 and id = any($2::uuid[])',
    values: [bureauId, [...new Set(ids)]],
  });
  return new Map(rows.map(({ id, number, title }) => [id, { number, title }]));
}
