import { type Kysely, type Migration, sql } from 'kysely';

/**
 * Cases, their history and their files. The rules live in the domain; what is repeated here is the last line
 * behind them: even a faulty program or a hand at the console cannot write a refusal without its chain
 * (invariants 1–4), change a case without an event, or change an event at all (invariant 7).
 */
const TABLES = `
create table case_file (
  bureau_id uuid not null references bureau (id),
  id uuid not null,
  number text not null,
  version integer not null check (version > 0),
  status text not null check (status in
    ('open', 'awaiting-applicant', 'escalated', 'refusal-approved', 'answered', 'closed', 'withdrawn')),
  level smallint check (level between 2 and 4),
  round smallint not null check (round > 0),
  outcome text check (outcome in ('done', 'informed', 'referred', 'refused')),
  kind text not null check (kind in ('request', 'consultation')),
  channel text not null,
  track text not null,
  unit_id uuid not null,
  matter_id uuid,
  responder_post_id uuid not null,
  -- Who must act next; null when nothing is left to do.
  next_post_id uuid,
  next_person_id uuid,
  next_stands_in boolean not null default false,
  -- People of that seat who may not act here.
  next_excluded uuid[] not null default '{}',
  -- Since when it waits there.
  waiting_since timestamptz,
  -- When the running clock turns blue and yellow, and when it is over.
  blue_at timestamptz,
  yellow_at timestamptz,
  due_at timestamptz,
  -- When the worker must look at it next.
  next_timer_at timestamptz,
  registered_at timestamptz not null,
  updated_at timestamptz not null,
  answered_at timestamptz,
  -- Who may read it beyond its own section: people with a part in it, units that were asked.
  participants uuid[] not null,
  reach_unit_ids uuid[] not null,
  title text not null,
  applicant_name text not null,
  -- HMAC-SM3 of the whole number and of its last four digits.
  phone_index bytea,
  phone_tail_index bytea,
  code_index bytea not null,
  code_sealed text not null,
  pin_hash bytea,
  search tsvector not null,
  state jsonb not null,
  last_seq integer not null check (last_seq > 0),
  head_hash bytea not null,
  primary key (bureau_id, id),
  unique (bureau_id, number),
  foreign key (bureau_id, unit_id) references unit (bureau_id, id),
  constraint case_escalated_has_level check ((status = 'escalated') = (level is not null)),
  constraint case_answered_has_outcome check ((status in ('answered', 'closed')) = (outcome is not null)),
  constraint case_informed_only_consultations check (outcome <> 'informed' or kind = 'consultation'),
  constraint case_open_has_next check (
    (status in ('open', 'awaiting-applicant', 'escalated', 'refusal-approved'))
    = (next_post_id is not null and next_person_id is not null and due_at is not null))
);
create unique index case_by_code on case_file (code_index);
create index case_by_next_post on case_file (bureau_id, next_post_id, due_at, id) where next_post_id is not null;
create index case_by_stand_in on case_file (bureau_id, next_person_id, due_at, id) where next_stands_in;
create index case_by_timer on case_file (next_timer_at) where next_timer_at is not null;
create index case_by_registered on case_file (bureau_id, registered_at desc, id desc);
create index case_by_unit on case_file (bureau_id, unit_id, registered_at desc, id desc);
create index case_by_participant on case_file using gin (participants);
create index case_by_reach on case_file using gin (reach_unit_ids);
create index case_by_text on case_file using gin (search);
create index case_by_phone on case_file (bureau_id, phone_index) where phone_index is not null;
create index case_by_phone_tail on case_file (bureau_id, phone_tail_index) where phone_tail_index is not null;

create table case_number (
  bureau_id uuid not null references bureau (id),
  year integer not null,
  last integer not null,
  primary key (bureau_id, year)
);

create table case_event (
  bureau_id uuid not null,
  case_id uuid not null,
  seq integer not null check (seq > 0),
  round smallint not null,
  type text not null,
  at timestamptz not null,
  who text not null check (who in ('person', 'applicant', 'system')),
  person_id uuid,
  post_id uuid,
  capacity text,
  on_behalf_of uuid,
  shared jsonb not null,
  commitment bytea,
  previous_hash bytea not null,
  hash bytea not null,
  primary key (bureau_id, case_id, seq)
);
create index case_event_by_time on case_event (bureau_id, at);

-- What can be erased: free text, names, numbers. The event keeps a salted commitment to it.
create table case_event_sealed (
  bureau_id uuid not null,
  case_id uuid not null,
  seq integer not null,
  salt bytea,
  body jsonb,
  erased_at timestamptz,
  primary key (bureau_id, case_id, seq),
  foreign key (bureau_id, case_id, seq) references case_event (bureau_id, case_id, seq)
);

-- What each level left behind: the chain that a refusal stands on.
create table case_decision (
  bureau_id uuid not null,
  case_id uuid not null,
  climb smallint not null,
  level smallint not null check (level between 2 and 4),
  round smallint not null,
  kind text not null check (kind in ('refusal', 'guidance')),
  result text not null,
  person_id uuid,
  post_id uuid,
  proposer_id uuid not null,
  skip_cause text check (skip_cause in ('vacant', 'same-person', 'recused')),
  at timestamptz not null,
  revoked_at timestamptz,
  primary key (bureau_id, case_id, climb, level),
  foreign key (bureau_id, case_id) references case_file (bureau_id, id),
  constraint decision_never_on_own_proposal check (person_id <> proposer_id),
  constraint decision_skip_has_cause check ((result = 'skipped') = (skip_cause is not null)),
  constraint decision_needs_person check ((result in ('skipped', 'overdue')) = (person_id is null)),
  constraint decision_level_four_never_skipped check (level < 4 or result not in ('skipped', 'overdue')),
  constraint decision_only_level_four_approves check (result <> 'approved' or level = 4),
  constraint decision_guidance_never_approves check (kind = 'refusal' or result <> 'approved')
);
-- One person, one level in a climb (invariant 3); one ending per climb (invariant 2).
create unique index decision_one_level_a_person on case_decision (bureau_id, case_id, climb, person_id)
  where person_id is not null;
create unique index decision_one_ending on case_decision (bureau_id, case_id, climb)
  where result in ('feasible', 'answered-directly', 'approved', 'instructed', 'assigned', 'refusal-demanded');

create table case_answer (
  bureau_id uuid not null,
  case_id uuid not null,
  round smallint not null,
  outcome text not null check (outcome in ('done', 'informed', 'referred', 'refused')),
  climb smallint,
  method text not null,
  delivered_at timestamptz not null,
  recorded_at timestamptz not null,
  person_id uuid not null,
  primary key (bureau_id, case_id, round),
  foreign key (bureau_id, case_id) references case_file (bureau_id, id),
  constraint answer_refusal_names_climb check ((outcome = 'refused') = (climb is not null)),
  constraint answer_not_in_the_future check (delivered_at <= recorded_at)
);
create index answer_by_time on case_answer (bureau_id, recorded_at);

create table case_attachment (
  bureau_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  name text not null,
  media_type text not null,
  size integer not null,
  sha256 bytea not null,
  body bytea,
  added_at timestamptz not null,
  added_by uuid,
  erased_at timestamptz,
  primary key (bureau_id, id),
  foreign key (bureau_id, case_id) references case_file (bureau_id, id)
);
create index attachment_by_case on case_attachment (bureau_id, case_id, added_at);

-- What happened and has not been told to anybody yet; one row an event, taken and removed by the worker.
create table case_outbox (
  bureau_id uuid not null,
  case_id uuid not null,
  seq integer not null,
  at timestamptz not null,
  primary key (bureau_id, case_id, seq)
);
create index outbox_by_time on case_outbox (at);

-- Missed clocks that people will confirm, excuse or dismiss.
create table breach (
  bureau_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  seq integer not null,
  rule text not null,
  post_id uuid,
  person_id uuid,
  due_at timestamptz not null,
  found_at timestamptz not null,
  status text not null default 'candidate' check (status in ('candidate', 'confirmed', 'excused', 'dismissed')),
  primary key (bureau_id, id),
  unique (bureau_id, case_id, seq)
);
create index breach_by_time on breach (bureau_id, found_at);

create table draft (
  bureau_id uuid not null,
  account_id uuid not null,
  key text not null check (length(key) between 1 and 200),
  body jsonb not null,
  updated_at timestamptz not null,
  primary key (bureau_id, account_id, key)
);

-- Roots over the heads of all cases that changed, each chained to the one before.
create table history_root (
  bureau_id uuid not null references bureau (id),
  seq integer not null check (seq > 0),
  at timestamptz not null,
  cases integer not null,
  previous_hash bytea not null,
  hash bytea not null,
  primary key (bureau_id, seq)
);
create table history_leaf (
  bureau_id uuid not null,
  root_seq integer not null,
  case_id uuid not null,
  last_seq integer not null,
  head_hash bytea not null,
  primary key (bureau_id, root_seq, case_id),
  foreign key (bureau_id, root_seq) references history_root (bureau_id, seq)
);
`;

/** Append-only: no UPDATE, no DELETE. A decision may be revoked once, and nothing else of it changes. */
const APPEND_ONLY = `
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'rows of % are never changed or removed', tg_table_name using errcode = 'restrict_violation';
end $$;
create trigger case_event_append_only before update or delete on case_event
  for each row execute function refuse_change();
create trigger case_event_no_truncate before truncate on case_event execute function refuse_change();
create trigger case_answer_append_only before update or delete on case_answer
  for each row execute function refuse_change();
create trigger case_decision_kept before delete on case_decision for each row execute function refuse_change();
create trigger case_file_kept before delete on case_file for each row execute function refuse_change();
create trigger history_root_append_only before update or delete on history_root
  for each row execute function refuse_change();
create trigger history_leaf_append_only before update or delete on history_leaf
  for each row execute function refuse_change();
create trigger case_event_sealed_kept before delete on case_event_sealed
  for each row execute function refuse_change();

create function decision_only_revoked() returns trigger language plpgsql as $$
begin
  if old.revoked_at is not null or new.revoked_at is null
    or to_jsonb(new) - 'revoked_at' is distinct from to_jsonb(old) - 'revoked_at' then
    raise exception 'a decision can only be revoked, once' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger case_decision_only_revoked before update on case_decision
  for each row execute function decision_only_revoked();

create function sealed_only_erased() returns trigger language plpgsql as $$
begin
  if new.erased_at is null or new.body is not null or new.salt is not null then
    raise exception 'the sealed part of an event can only be erased' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger case_event_sealed_only_erased before update on case_event_sealed
  for each row execute function sealed_only_erased();
`;

/** Checked at the end of each statement, when all of it can be seen. */
const CHAIN = `
create function answer_stands_on_chain() returns trigger language plpgsql as $$
begin
  if new.outcome = 'refused' and not exists (
    select 1 from case_decision d
    where d.bureau_id = new.bureau_id and d.case_id = new.case_id and d.climb = new.climb and d.round = new.round
      and d.level = 4 and d.result = 'approved' and d.kind = 'refusal'
      and d.revoked_at is null and d.at <= new.delivered_at
      and exists (select 1 from case_decision l where l.bureau_id = d.bureau_id and l.case_id = d.case_id
        and l.climb = d.climb and l.level = 2 and l.result in ('passed-up', 'overdue', 'skipped', 'carried-over'))
      and exists (select 1 from case_decision l where l.bureau_id = d.bureau_id and l.case_id = d.case_id
        and l.climb = d.climb and l.level = 3 and l.result in ('passed-up', 'overdue', 'skipped'))
  ) then
    raise exception 'a refusal needs its chain: levels 2, 3 and the approval of level 4'
      using errcode = 'check_violation', constraint = 'answer_stands_on_chain';
  end if;
  return null;
end $$;
create constraint trigger answer_stands_on_chain after insert on case_answer
  for each row execute function answer_stands_on_chain();

create function case_moves_with_event() returns trigger language plpgsql as $$
begin
  -- Only what is derived from the state may be worked out anew (a calendar or a holder changed).
  if tg_op = 'UPDATE' and new.version = old.version then
    if (new.state, new.status, new.round, new.outcome, new.last_seq, new.head_hash, new.number, new.kind)
      is distinct from (old.state, old.status, old.round, old.outcome, old.last_seq, old.head_hash, old.number, old.kind)
    then
      raise exception 'a case moves on by one version with its event'
        using errcode = 'check_violation', constraint = 'case_moves_with_event';
    end if;
    return null;
  end if;
  if tg_op = 'UPDATE' and (new.version <> old.version + 1 or new.last_seq <= old.last_seq
      or new.round < old.round or new.number <> old.number or new.kind <> old.kind) then
    raise exception 'a case moves on by one version with its event'
      using errcode = 'check_violation', constraint = 'case_moves_with_event';
  end if;
  if not exists (select 1 from case_event e where e.bureau_id = new.bureau_id and e.case_id = new.id
      and e.seq = new.last_seq and e.hash = new.head_hash) then
    raise exception 'a case moves only with its event'
      using errcode = 'check_violation', constraint = 'case_moves_with_event';
  end if;
  if new.status = 'answered' and not exists (select 1 from case_answer a where a.bureau_id = new.bureau_id
      and a.case_id = new.id and a.round = new.round and a.outcome = new.outcome) then
    raise exception 'an answered case has its answer'
      using errcode = 'check_violation', constraint = 'case_answered_has_answer';
  end if;
  return null;
end $$;
create constraint trigger case_moves_with_event after insert or update on case_file
  for each row execute function case_moves_with_event();
`;

export const cases: Migration = {
  up: async (db: Kysely<unknown>) => {
    await sql.raw(TABLES).execute(db);
    await sql.raw(APPEND_ONLY).execute(db);
    await sql.raw(CHAIN).execute(db);
  },
};
