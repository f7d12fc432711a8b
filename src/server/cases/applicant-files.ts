/** Files that an applicant sends with a form: kept under the form's key until the form is accepted. */
import { createHash } from 'node:crypto';
import type pg from 'pg';
import { v5 as uuidOfName } from 'uuid';
import type { BureauId } from '../../domain/organisation/types.ts';
import { addMinutes, type Instant } from '../../domain/time.ts';
import { DomainError } from '../errors.ts';
import { mediaTypeOf, plainFileName } from './file-kind.ts';

/** One form of one bureau. */
export interface FormKey {
  readonly bureauId: BureauId;
  readonly formKey: string;
}

export interface WaitingFile {
  readonly id: string;
  readonly name: string;
  readonly size: number;
}

export const MOST_FILES = 5;
const KEPT_MINUTES = 24 * 60;
/** Of the ids below; any fixed value would do. */
const NAMESPACE = 'b7f0a9d4-6c1e-4f0b-9a55-0d3c1f5e7a21';

/**
 * Keeps one file for a form; the same content sent again is the same file.
 *
 * @throws DomainError `case.attachment-kind`, `case.attachments-too-many`
 */
export async function keepFile(
  pool: pg.Pool,
  { bureauId, formKey }: FormKey,
  file: { readonly name: string; readonly body: Buffer },
  now: Instant,
): Promise<void> {
  const mediaType = await mediaTypeOf(file.body, file.name);
  const sha256 = createHash('sha256').update(file.body).digest();
  const { rows } = await pool.query<{ kept: boolean }>({
    name: 'applicant-file-keep',
    text: `with before as (select count(*) filter (where sha256 <> $7) as others from applicant_file
        where bureau_id = $1 and form_key = $2),
      kept as (insert into applicant_file (bureau_id, form_key, id, name, media_type, size, sha256, body, sent_at)
        select $1, $2, $3, $4, $5, $6, $7, $8, $9 from before where others < $10
        on conflict on constraint applicant_file_once do nothing)
      select others < $10 as kept from before`,
    values: [
      bureauId,
      formKey,
      // The same for the same file of the same form: sent twice at once, it is still one.
      uuidOfName(`${formKey} ${sha256.toString('hex')}`, NAMESPACE),
      plainFileName(file.name),
      mediaType,
      file.body.length,
      sha256,
      file.body,
      now,
      MOST_FILES,
    ],
  });
  if (!rows[0]?.kept) throw new DomainError({ code: 'case.attachments-too-many' });
}

/** What waits under a form, in the order in which it came. */
export async function waitingFiles(
  pool: pg.Pool,
  { bureauId, formKey }: FormKey,
): Promise<readonly WaitingFile[]> {
  const { rows } = await pool.query<WaitingFile>({
    name: 'applicant-files-waiting',
    text: 'select id, name, size from applicant_file where bureau_id = $1 and form_key = $2 order by sent_at, id',
    values: [bureauId, formKey],
  });
  return rows;
}

/** The applicant does not want to send these after all. */
export async function dropFiles(
  pool: pg.Pool,
  { bureauId, formKey }: FormKey,
  ids: readonly string[],
): Promise<void> {
  await pool.query({
    name: 'applicant-files-drop',
    text: 'delete from applicant_file where bureau_id = $1 and form_key = $2 and id::text = any($3)',
    values: [bureauId, formKey, ids],
  });
}

/** The form is accepted: what waited becomes part of the case. Repeated, it finds nothing left to do. */
export async function takeOverFiles(
  pool: pg.Pool,
  { bureauId, formKey }: FormKey,
  caseId: string,
  now: Instant,
): Promise<void> {
  await pool.query({
    name: 'applicant-files-take-over',
    text: `with taken as (delete from applicant_file where bureau_id = $1 and form_key = $2 returning *)
      insert into case_attachment (bureau_id, id, case_id, name, media_type, size, sha256, body, added_at, added_by)
      select bureau_id, id, $3, name, media_type, size, sha256, body, $4, null from taken
      on conflict (bureau_id, id) do nothing`,
    values: [bureauId, formKey, caseId, now],
  });
}

/** Forgets what waited for longer than a day. */
export async function sweepApplicantFiles(pool: pg.Pool, now: Instant): Promise<number> {
  const { rowCount } = await pool.query('delete from applicant_file where sent_at < $1', [
    addMinutes(now, -KEPT_MINUTES),
  ]);
  return rowCount ?? 0;
}
