import { type Kysely, type Migration, sql } from 'kysely';
import { versionTriggersOf } from './organisation-version.ts';

/**
 * The catalogue of matters, in versions: what was published once stays readable for the cases that point to it.
 * `content` holds the matter as the rules see it. A bureau publishes a few hundred at most: processes keep the
 * published list in memory, by the bureau's version, which every change here raises too.
 */
const TABLES = `
create table matter (
  bureau_id uuid not null references bureau (id),
  id uuid not null,
  code text not null check (code <> ''),
  primary key (bureau_id, id),
  unique (bureau_id, code)
);

create table matter_version (
  bureau_id uuid not null,
  matter_id uuid not null,
  version integer not null check (version > 0),
  status text not null check (status in ('draft', 'published', 'withdrawn')),
  content jsonb not null,
  published_at timestamptz,
  unit_id uuid not null generated always as ((content ->> 'unitId')::uuid) stored,
  primary key (bureau_id, matter_id, version),
  foreign key (bureau_id, matter_id) references matter (bureau_id, id),
  foreign key (bureau_id, unit_id) references unit (bureau_id, id),
  constraint matter_version_published_when check (status <> 'published' or published_at is not null)
);
create unique index matter_version_one_published on matter_version (bureau_id, matter_id)
  where status = 'published';
`;

export const catalogue: Migration = {
  async up(db: Kysely<unknown>) {
    await sql.raw(TABLES).execute(db);
    await sql.raw(versionTriggersOf('matter_version')).execute(db);
  },
};
