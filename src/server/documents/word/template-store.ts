/** Templates: ours in files, the office's in the database. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type pg from 'pg';
import { PAPER_LABELS, type PaperName } from '../../../contract/documents.ts';
import type { BureauId, PersonId } from '../../../domain/organisation/types.ts';
import type { Instant } from '../../../domain/time.ts';
import { type AuditEntry, auditCte, auditValues } from '../../identity/audit.ts';
import { assetPath } from '../assets.ts';

export interface TemplateFile {
  readonly body: Buffer;
  readonly fileName: string;
}

export interface CustomTemplate {
  readonly name: PaperName;
  readonly fileName: string;
  readonly uploadedAt: Instant;
  readonly uploadedBy: PersonId;
}

/** Ours, as delivered. */
export async function originalTemplate(name: PaperName): Promise<TemplateFile> {
  return {
    body: await readFile(assetPath(`templates/${name}.docx`)),
    fileName: `${PAPER_LABELS[name]}模板.docx`,
  };
}

/** The one in force: the office's, else ours. */
export async function templateInForce(
  pool: pg.Pool,
  bureauId: BureauId,
  name: PaperName,
): Promise<TemplateFile> {
  const { rows } = await pool.query<{ body: Buffer; file_name: string }>({
    name: 'document-template-read',
    text: 'select body, file_name from document_template where bureau_id = $1 and name = $2',
    values: [bureauId, name],
  });
  const own = rows[0];
  return own ? { body: own.body, fileName: own.file_name } : originalTemplate(name);
}

export async function customTemplates(pool: pg.Pool, bureauId: BureauId): Promise<readonly CustomTemplate[]> {
  const { rows } = await pool.query<CustomTemplate>(
    `select name, file_name as "fileName", uploaded_at as "uploadedAt", uploaded_by as "uploadedBy"
     from document_template where bureau_id = $1`,
    [bureauId],
  );
  return rows;
}

/** Puts a template in place, with its audit entry in the same statement. */
export async function putTemplate(
  pool: pg.Pool,
  template: CustomTemplate & { readonly body: Buffer },
  audit: AuditEntry,
): Promise<void> {
  await pool.query(
    `with put as (insert into document_template (bureau_id, name, file_name, sha256, body, uploaded_at, uploaded_by)
       values ($1, $2, $3, $4, $5, $6, $7)
       on conflict (bureau_id, name) do update set file_name = excluded.file_name, sha256 = excluded.sha256,
         body = excluded.body, uploaded_at = excluded.uploaded_at, uploaded_by = excluded.uploaded_by
       returning name)
     ${auditCte(8, 'put')}`,
    [
      audit.bureauId,
      template.name,
      template.fileName,
      createHash('sha256').update(template.body).digest(),
      template.body,
      template.uploadedAt,
      template.uploadedBy,
      ...auditValues(audit),
    ],
  );
}

/** Back to ours; nothing happens where ours is in force. */
export async function removeTemplate(pool: pg.Pool, name: PaperName, audit: AuditEntry): Promise<void> {
  await pool.query(
    `with gone as (delete from document_template where bureau_id = $1 and name = $2 returning name)
     ${auditCte(3, 'gone')}`,
    [audit.bureauId, name, ...auditValues(audit)],
  );
}
