/** Which requests are in already: by the number that others gave them, or by who asked when for what. */
import type pg from 'pg';

export interface KnownCase {
  readonly caseId: string;
  readonly caseNumber: string;
  /** The row that it came from, as a blind index in hex; null for a case that was typed in. */
  readonly content: string | null;
}

/** Cases by source number; of several under one number the first. */
export async function knownNumbers(
  db: pg.Pool | pg.PoolClient,
  bureauId: string,
  numbers: readonly string[],
): Promise<ReadonlyMap<string, KnownCase>> {
  const { rows } = await db.query<KnownCase & { readonly number: string }>(
    `select distinct on (s.number) s.number, s.case_id as "caseId", s.case_number as "caseNumber",
        encode(r.content, 'hex') as content
      from case_source s left join imported_row r on r.bureau_id = s.bureau_id and r.case_id = s.case_id
      where s.bureau_id = $1 and s.number = any($2) order by s.number, s.case_id`,
    [bureauId, numbers],
  );
  return new Map(rows.map((row) => [row.number, row]));
}

/** Cases by the content of their row, in hex. */
export async function knownContents(
  db: pg.Pool | pg.PoolClient,
  bureauId: string,
  contents: readonly string[],
): Promise<ReadonlyMap<string, KnownCase>> {
  const { rows } = await db.query<KnownCase & { readonly content: string }>(
    `select encode(content, 'hex') as content, case_id as "caseId", case_number as "caseNumber"
      from imported_row
      where bureau_id = $1 and content in (select decode(one, 'hex') from unnest($2::text[]) as one)`,
    [bureauId, contents],
  );
  return new Map(rows.map((row) => [row.content, row]));
}

export interface ImportedRow {
  readonly content: string;
  readonly caseId: string;
  readonly caseNumber: string;
}

/** Two orders may have one text; the first keeps it. */
export async function rememberRows(
  client: pg.PoolClient,
  bureauId: string,
  rows: readonly ImportedRow[],
): Promise<void> {
  await client.query(
    `insert into imported_row (bureau_id, content, case_id, case_number)
      select $1, decode(r.content, 'hex'), r."caseId", r."caseNumber"
      from jsonb_to_recordset($2::jsonb) as r(content text, "caseId" uuid, "caseNumber" text)
      on conflict do nothing`,
    [bureauId, JSON.stringify(rows)],
  );
}
