/** The SQL of reports. */
import type pg from 'pg';
import type { LineResult } from '../../domain/imports/vocabulary.ts';
import type { Line } from './outcome.ts';

const PIECE = 2_000;

/** Puts a report in the place of an earlier one. */
export async function writeLines(
  client: pg.PoolClient,
  bureauId: string,
  importId: string,
  lines: readonly Line[],
): Promise<void> {
  await client.query('delete from import_line where bureau_id = $1 and import_id = $2', [bureauId, importId]);
  for (let from = 0; from < lines.length; from += PIECE) {
    await client.query(
      `insert into import_line (bureau_id, import_id, no, result, row_no, cell, said, remedy, case_id, case_number)
        select $1, $2, $3 + l.place, l.line ->> 'result', (l.line ->> 'row')::int, l.line ->> 'cell',
          l.line ->> 'said', l.line ->> 'remedy', (l.line ->> 'caseId')::uuid, l.line ->> 'caseNumber'
        from jsonb_array_elements($4::jsonb) with ordinality as l(line, place)`,
      [bureauId, importId, from, JSON.stringify(lines.slice(from, from + PIECE))],
    );
  }
}

export type NumberedLine = Line & { readonly no: number };

/** Lines after `after`, in their order. */
export async function readLines(
  db: pg.Pool | pg.PoolClient,
  bureauId: string,
  importId: string,
  query: { readonly after: number; readonly limit: number; readonly result: LineResult | null },
): Promise<readonly NumberedLine[]> {
  const { rows } = await db.query<NumberedLine>(
    `select no, result, row_no as row, cell, said, remedy, case_id as "caseId", case_number as "caseNumber"
      from import_line
      where bureau_id = $1 and import_id = $2 and no > $3 and ($5::text is null or result = $5)
      order by no limit $4`,
    [bureauId, importId, query.after, query.limit, query.result],
  );
  return rows;
}
