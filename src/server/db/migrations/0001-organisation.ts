import { type Kysely, type Migration, sql } from 'kysely';
import { VERSION_TRIGGERS } from './organisation-version.ts';

/**
 * The organisation: units, posts, who sits at them, who acts for whom. Every table leads with the bureau, and
 * every foreign key carries it, so that nothing of one bureau can point into another.
 *
 * Posts and people are never deleted, for cases keep their ids; holdings, absences and delegations are history.
 */
const TABLES = `
create table bureau (
  id uuid primary key,
  name text not null check (name <> ''),
  short_name text not null,
  number_prefix text not null check (number_prefix <> ''),
  phone text not null,
  complaint_phone text not null,
  organisation_version bigint not null default 1,
  policy jsonb not null
);

create table unit (
  bureau_id uuid not null references bureau (id),
  id uuid not null,
  parent_id uuid,
  kind text not null check (kind in ('work-group', 'bureau', 'section', 'affiliated-unit')),
  name text not null check (name <> ''),
  duty text check (duty in ('office', 'approval', 'personnel', 'supervision', 'law')),
  phone text not null,
  sort_order integer not null,
  closed_at timestamptz,
  successor_unit_id uuid,
  primary key (bureau_id, id),
  foreign key (bureau_id, parent_id) references unit (bureau_id, id),
  foreign key (bureau_id, successor_unit_id) references unit (bureau_id, id),
  constraint unit_not_its_own_parent check (parent_id <> id),
  constraint unit_closed_only_with_successor check ((closed_at is null) = (successor_unit_id is null)),
  constraint unit_other_successor check (successor_unit_id <> id),
  constraint unit_bureau_stays_open check (kind <> 'bureau' or closed_at is null)
);
create unique index unit_one_bureau on unit (bureau_id) where kind = 'bureau';
create unique index unit_one_per_duty on unit (bureau_id, duty) where duty is not null and closed_at is null;

create table post (
  bureau_id uuid not null,
  id uuid not null,
  unit_id uuid not null,
  kind text not null
    check (kind in ('first-responder', 'section-head', 'supervising-leader', 'principal-leader', 'staff')),
  title text not null check (title <> ''),
  deputy_post_id uuid,
  sort_order integer not null,
  primary key (bureau_id, id),
  foreign key (bureau_id, unit_id) references unit (bureau_id, id),
  foreign key (bureau_id, deputy_post_id) references post (bureau_id, id),
  constraint post_not_its_own_deputy check (deputy_post_id <> id)
);
-- Levels 2 and 4 of a chain are one post each.
create unique index post_one_section_head on post (bureau_id, unit_id) where kind = 'section-head';
create unique index post_one_principal_leader on post (bureau_id, unit_id) where kind = 'principal-leader';

create table person (
  bureau_id uuid not null references bureau (id),
  id uuid not null,
  display_name text not null check (display_name <> ''),
  phone text not null,
  disabled boolean not null default false,
  primary key (bureau_id, id)
);

create table holding (
  bureau_id uuid not null,
  id uuid not null,
  post_id uuid not null,
  person_id uuid not null,
  from_at timestamptz not null,
  to_at timestamptz,
  primary key (bureau_id, id),
  foreign key (bureau_id, post_id) references post (bureau_id, id),
  foreign key (bureau_id, person_id) references person (bureau_id, id),
  check (from_at < to_at)
);
create unique index holding_one_open_per_post on holding (bureau_id, post_id) where to_at is null;

create table supervises (
  bureau_id uuid not null,
  unit_id uuid not null,
  post_id uuid not null,
  primary key (bureau_id, unit_id, post_id),
  foreign key (bureau_id, unit_id) references unit (bureau_id, id),
  foreign key (bureau_id, post_id) references post (bureau_id, id)
);

create table delegation (
  bureau_id uuid not null,
  id uuid not null,
  from_person_id uuid not null,
  to_person_id uuid not null,
  post_id uuid,
  from_at timestamptz not null,
  to_at timestamptz not null,
  takes_over_waiting boolean not null,
  created_at timestamptz not null,
  -- Ended early; the row keeps the end that was planned.
  revoked_at timestamptz,
  primary key (bureau_id, id),
  foreign key (bureau_id, from_person_id) references person (bureau_id, id),
  foreign key (bureau_id, to_person_id) references person (bureau_id, id),
  foreign key (bureau_id, post_id) references post (bureau_id, id),
  check (from_at < to_at),
  check (from_person_id <> to_person_id)
);
create index delegation_by_giver on delegation (bureau_id, from_person_id);
create index delegation_by_receiver on delegation (bureau_id, to_person_id);

create table absence (
  bureau_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  from_at timestamptz not null,
  to_at timestamptz not null,
  primary key (bureau_id, id),
  foreign key (bureau_id, person_id) references person (bureau_id, id),
  check (from_at < to_at)
);

create table succession (
  bureau_id uuid not null,
  unit_id uuid not null,
  position integer not null,
  post_id uuid not null,
  primary key (bureau_id, unit_id, position),
  unique (bureau_id, unit_id, post_id),
  foreign key (bureau_id, unit_id) references unit (bureau_id, id),
  foreign key (bureau_id, post_id) references post (bureau_id, id)
);
`;

/** Two people at one post at one moment is impossible, in the past as well; the post's row makes writers queue. */
const NO_OVERLAP = `
create function holding_refuse_overlap() returns trigger language plpgsql as $$
begin
  perform 1 from post where bureau_id = new.bureau_id and id = new.post_id for update;
  if exists (
    select 1 from holding other
    where other.bureau_id = new.bureau_id and other.post_id = new.post_id and other.id <> new.id
      and tstzrange(other.from_at, other.to_at) && tstzrange(new.from_at, new.to_at)
  ) then
    raise exception 'post % is held by somebody else in that time', new.post_id
      using errcode = 'exclusion_violation', constraint = 'holding_no_overlap';
  end if;
  return new;
end $$;
create trigger holding_no_overlap before insert or update on holding
  for each row execute function holding_refuse_overlap();
`;

export const organisation: Migration = {
  async up(db: Kysely<unknown>) {
    for (const script of [TABLES, NO_OVERLAP, VERSION_TRIGGERS]) await sql.raw(script).execute(db);
  },
};
