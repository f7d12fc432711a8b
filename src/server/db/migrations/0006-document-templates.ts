import { type Kysely, type Migration, sql } from 'kysely';

/**
 * Word templates that a bureau's office put in place of ours; where there is no row, ours holds. One row a paper:
 * a handful for each bureau.
 */
const TABLES = `
create table document_template (
  bureau_id uuid not null references bureau (id),
  name text not null check (name in ('form', 'receipt', 'notice', 'reply')),
  file_name text not null check (file_name <> ''),
  sha256 bytea not null,
  body bytea not null,
  uploaded_at timestamptz not null,
  uploaded_by uuid not null,
  primary key (bureau_id, name),
  foreign key (bureau_id, uploaded_by) references person (bureau_id, id)
);
`;

export const documentTemplates: Migration = {
  async up(db: Kysely<unknown>) {
    await sql.raw(TABLES).execute(db);
  },
};
