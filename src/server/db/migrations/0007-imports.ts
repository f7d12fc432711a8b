import { type Kysely, type Migration, sql } from 'kysely';

/**
 * Imports: the job with its file, what became of each row, which columns a header of a bureau means, and which
 * rows and source numbers are known already.
 *
 * Files and previews hold names and numbers of many people: both lie here sealed, and are removed once the import
 * is done or forgotten.
 */
const TABLES = `
create table import_job (
  bureau_id uuid not null references bureau (id),
  id uuid not null,
  kind text not null check (kind in ('cases', 'organisation')),
  state text not null check (state in
    ('ready', 'queued', 'running', 'done', 'faulty', 'stopped', 'failed', 'repeated')),
  file_name text not null,
  file_size integer not null,
  sha256 bytea not null,
  -- The file, sealed; null once it is not needed any more.
  body bytea,
  -- The names of all sheets, what was read where, and the columns with their meaning.
  settings jsonb not null,
  -- Preview and faults of the last check, sealed.
  checked_sealed text,
  phase text check (phase in ('reading', 'checking', 'writing')),
  rows_done integer not null default 0,
  rows_total integer not null default 0,
  -- Counts of the report, e.g. {"registered": 12, "known": 3}.
  result jsonb,
  stop_asked boolean not null default false,
  attempts smallint not null default 0,
  -- The earlier import of the very same file.
  repeat_of uuid,
  created_at timestamptz not null,
  created_by uuid not null,
  run_by uuid,
  queued_at timestamptz,
  ended_at timestamptz,
  primary key (bureau_id, id),
  foreign key (bureau_id, created_by) references person (bureau_id, id),
  constraint import_done_without_file check (state not in ('done', 'repeated') or body is null)
);
create index import_by_time on import_job (bureau_id, created_at desc, id desc);
create index import_waiting on import_job (queued_at) where state in ('queued', 'running');
create unique index import_file_done_once on import_job (bureau_id, sha256)
  where state = 'done' and kind = 'cases';

-- The report, one line for each thing to say about a row.
create table import_line (
  bureau_id uuid not null,
  import_id uuid not null,
  no integer not null check (no > 0),
  result text not null check (result in ('registered', 'changed', 'known', 'fault', 'note')),
  row_no integer not null,
  cell text,
  said text not null,
  remedy text,
  case_id uuid,
  case_number text,
  primary key (bureau_id, import_id, no),
  foreign key (bureau_id, import_id) references import_job (bureau_id, id)
);

-- What the columns of a header meant when it was last imported.
create table import_mapping (
  bureau_id uuid not null references bureau (id),
  kind text not null,
  header bytea not null,
  settings jsonb not null,
  updated_at timestamptz not null,
  primary key (bureau_id, kind, header)
);

-- Blind index of who asked when for what: a row that comes again is known.
create table imported_row (
  bureau_id uuid not null,
  content bytea not null,
  case_id uuid not null,
  case_number text not null,
  primary key (bureau_id, content)
);
create index imported_row_by_case on imported_row (bureau_id, case_id);

-- Numbers under which others sent us a case, also of cases typed in by hand.
create table case_source (
  bureau_id uuid not null,
  number text not null,
  case_id uuid not null,
  case_number text not null,
  primary key (bureau_id, number, case_id)
);
`;

/** Only cases that have a source number cost a row. */
const SOURCES = `
insert into case_source (bureau_id, number, case_id, case_number)
  select bureau_id, state #>> '{intake,source,number}', id, number from case_file
  where state #>> '{intake,source,number}' is not null;

create function case_keep_source() returns trigger language plpgsql as $$
begin
  insert into case_source (bureau_id, number, case_id, case_number)
    values (new.bureau_id, new.state #>> '{intake,source,number}', new.id, new.number);
  return null;
end $$;
create trigger case_keep_source after insert on case_file
  for each row when (new.state #>> '{intake,source,number}' is not null) execute function case_keep_source();
`;

export const imports: Migration = {
  async up(db: Kysely<unknown>) {
    for (const script of [TABLES, SOURCES]) await sql.raw(script).execute(db);
  },
};
