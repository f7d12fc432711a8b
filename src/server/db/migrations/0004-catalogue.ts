import { type Kysely, type Migration, sql } from 'kysely';

/**
 * The catalogue of matters, in versions: what was published once stays readable for the cases that point to it.
 * `content` holds the matter as the rules see it; the columns beside it are read from it, for lists and search.
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
  category text not null generated always as (content ->> 'category') stored,
  unit_id uuid not null generated always as ((content ->> 'unitId')::uuid) stored,
  -- Place in the published list: the category's place in the plan, then the code.
  sort_key text collate "C" not null,
  -- Lower case: name, code, initials of the name in pinyin.
  search_text text not null,
  primary key (bureau_id, matter_id, version),
  foreign key (bureau_id, matter_id) references matter (bureau_id, id),
  foreign key (bureau_id, unit_id) references unit (bureau_id, id),
  constraint matter_version_published_when check ((status = 'published') <= (published_at is not null))
);
create unique index matter_version_one_published on matter_version (bureau_id, matter_id)
  where status = 'published';
create unique index matter_version_list on matter_version (bureau_id, sort_key) where status = 'published';
`;

export const catalogue: Migration = {
  async up(db: Kysely<unknown>) {
    await sql.raw(TABLES).execute(db);
  },
};
