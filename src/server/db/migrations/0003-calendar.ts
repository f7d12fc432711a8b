import { type Kysely, type Migration, sql } from 'kysely';

/**
 * The working calendar of a bureau, in versions. A change never overwrites: it takes the next version
 * (`calendar_version`) and writes the whole list of a year, or the whole set of business hours, anew under it;
 * the newest one of each counts. What a deadline was counted with can so be read again.
 *
 * A year with a paper in `calendar_notice` is known. Without one its days, if any, are local changes, and every
 * deadline that touches the year is provisional.
 */
const TABLES = `
create table calendar_version (
  bureau_id uuid primary key references bureau (id),
  version bigint not null check (version > 0)
);

create table calendar_year (
  bureau_id uuid not null references calendar_version (bureau_id),
  year integer not null check (year between 2000 and 2060),
  version bigint not null check (version > 0),
  changed_at timestamptz not null,
  -- Null for what the installation brought along.
  changed_by uuid,
  remark text not null default '',
  primary key (bureau_id, year, version),
  foreign key (bureau_id, changed_by) references person (bureau_id, id)
);

create table calendar_notice (
  bureau_id uuid not null,
  year integer not null,
  version bigint not null,
  number text not null check (number <> ''),
  url text not null,
  imported_at timestamptz not null,
  primary key (bureau_id, year, version, number),
  foreign key (bureau_id, year, version) references calendar_year (bureau_id, year, version)
);

-- Days that differ from the ordinary week. A notice may reach back into the December before its year.
create table calendar_day (
  bureau_id uuid not null,
  year integer not null,
  version bigint not null,
  day date not null,
  working boolean not null,
  why text not null check (why <> ''),
  source text not null check (source in ('notice', 'local')),
  primary key (bureau_id, year, version, day),
  foreign key (bureau_id, year, version) references calendar_year (bureau_id, year, version),
  constraint calendar_day_near_its_year
    check (day between make_date(year - 1, 12, 1) and make_date(year, 12, 31))
);

create table business_hours (
  bureau_id uuid not null references calendar_version (bureau_id),
  version bigint not null check (version > 0),
  valid_from date not null,
  from_month_day text not null check (from_month_day ~ '^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$'),
  to_month_day text not null check (to_month_day ~ '^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$'),
  -- [["08:30", "12:00"], ["14:30", "18:00"]]
  segments jsonb not null check (jsonb_typeof(segments) = 'array' and jsonb_array_length(segments) > 0),
  primary key (bureau_id, version, valid_from, from_month_day)
);
`;

export const calendar: Migration = {
  async up(db: Kysely<unknown>) {
    await sql.raw(TABLES).execute(db);
  },
};
