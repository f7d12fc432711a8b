import { type Kysely, type Migration, sql } from 'kysely';

/**
 * Files that an applicant has sent with a form that is not accepted yet: they wait under the form's own key, so that
 * a mistake in a field does not cost them. Registration takes them over into the case; what waits for a day is swept.
 */
const TABLES = `
create table applicant_file (
  bureau_id uuid not null references bureau (id),
  form_key text not null check (length(form_key) between 8 and 128),
  id uuid not null,
  name text not null,
  media_type text not null,
  size integer not null check (size > 0),
  sha256 bytea not null,
  body bytea not null,
  sent_at timestamptz not null,
  primary key (bureau_id, form_key, id),
  -- The same file sent twice with one form, as by a double click, is one file.
  constraint applicant_file_once unique (bureau_id, form_key, sha256)
);
create index applicant_file_by_age on applicant_file (sent_at);
`;

export const applicantFiles: Migration = {
  up: async (db: Kysely<unknown>) => {
    await sql.raw(TABLES).execute(db);
  },
};
