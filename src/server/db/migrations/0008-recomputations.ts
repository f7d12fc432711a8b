import { type Kysely, type Migration, sql } from 'kysely';

/**
 * What changed the calendar since the installation, and the recomputing of open deadlines that each change asks for.
 *
 * A recomputation goes to one version of the calendar. Which cases it looks at is written down when it begins; each
 * is done in a transaction of its own, so that it can be stopped or interrupted anywhere and goes on with the rest.
 * What was last told of a case's deadlines is the newest version among its rows that are done.
 */
const TABLES = `
create table calendar_change (
  bureau_id uuid not null references calendar_version (bureau_id),
  version bigint not null check (version > 0),
  at timestamptz not null,
  changed_by uuid not null,
  kind text not null check (kind in ('notice', 'hours', 'undo')),
  -- The list that was written anew; null for business hours.
  year integer,
  -- What people read as the reason: 国办发明电〔2025〕7号.
  reason text not null check (reason <> ''),
  -- The version whose change was taken back.
  undoes bigint,
  primary key (bureau_id, version),
  foreign key (bureau_id, changed_by) references person (bureau_id, id),
  constraint calendar_change_undo_names_what check ((kind = 'undo') = (undoes is not null))
);

create table recomputation (
  bureau_id uuid not null references calendar_version (bureau_id),
  id uuid not null,
  to_version bigint not null,
  status text not null check (status in ('waiting', 'running', 'stopped', 'done', 'superseded')),
  created_at timestamptz not null,
  created_by uuid not null,
  -- Null until the list of cases is made.
  total integer,
  ended_at timestamptz,
  primary key (bureau_id, id),
  foreign key (bureau_id, created_by) references person (bureau_id, id)
);
create unique index recomputation_one_open on recomputation (bureau_id)
  where status in ('waiting', 'running', 'stopped');

create table recomputation_case (
  bureau_id uuid not null,
  recomputation_id uuid not null,
  case_id uuid not null,
  done_at timestamptz,
  -- [{"clock": "reply", "from": "…", "to": "…"}]; null where nothing moved.
  moved jsonb,
  fault text,
  primary key (bureau_id, recomputation_id, case_id),
  foreign key (bureau_id, recomputation_id) references recomputation (bureau_id, id)
);
create index recomputation_case_open on recomputation_case (bureau_id, recomputation_id, case_id)
  where done_at is null;
create index recomputation_case_moved on recomputation_case (bureau_id, recomputation_id, case_id)
  where moved is not null;
create index recomputation_by_case on recomputation_case (bureau_id, case_id);
`;

export const recomputations: Migration = {
  async up(db: Kysely<unknown>) {
    await sql.raw(TABLES).execute(db);
  },
};
