import { type Kysely, type Migration, sql } from 'kysely';

/** Accounts, sessions, stored answers to repeated requests, and the audit log. */
const TABLES = `
create table account (
  bureau_id uuid not null references bureau (id),
  id uuid not null,
  username text not null constraint account_username_form check (username ~ '^[a-z0-9][a-z0-9._-]{1,39}$'),
  person_id uuid not null,
  password_hash text not null,
  password_changed_at timestamptz not null,
  must_change boolean not null default true,
  failed_count integer not null default 0,
  locked_until timestamptz,
  disabled_at timestamptz,
  -- Nobody is two administrators.
  roles text[] not null default '{}' constraint account_one_role check (
    cardinality(roles) <= 1 and roles <@ array['system-admin', 'security-admin', 'audit-admin']),
  created_at timestamptz not null,
  primary key (bureau_id, id),
  foreign key (bureau_id, person_id) references person (bureau_id, id),
  constraint account_username_unique unique (username),
  -- One account per person: a second one would be a way to a second role.
  constraint account_person_unique unique (bureau_id, person_id)
);

create table password_history (
  bureau_id uuid not null,
  account_id uuid not null,
  replaced_at timestamptz not null,
  password_hash text not null,
  primary key (bureau_id, account_id, replaced_at),
  foreign key (bureau_id, account_id) references account (bureau_id, id)
);

-- The token itself is never stored; it begins with the bureau, so the key can lead with it.
create table session (
  bureau_id uuid not null,
  token_hash bytea not null,
  account_id uuid not null,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  ip text not null,
  user_agent text not null,
  primary key (bureau_id, token_hash),
  foreign key (bureau_id, account_id) references account (bureau_id, id)
);
create index session_by_account on session (bureau_id, account_id);
create index session_by_end on session (expires_at);

-- The answer once given to a key; written by the statement that did the work, or not at all.
create table idempotency_key (
  bureau_id uuid not null,
  actor_key text not null,
  key text not null,
  request_hash text not null,
  status smallint not null,
  body text not null,
  created_at timestamptz not null,
  constraint idempotency_key_pkey primary key (bureau_id, actor_key, key)
);
create index idempotency_key_by_age on idempotency_key (created_at);

-- Rows are appended without a place in the chain; sealing gives them one, in one order, once.
-- No foreign keys: the log outlives what it speaks of. The nil bureau is the installation itself.
create table audit_log (
  bureau_id uuid not null,
  id uuid not null,
  at timestamptz not null,
  account_id uuid,
  person_id uuid,
  ip text,
  action text not null,
  target_kind text,
  target_id text,
  result text not null check (result in ('ok', 'refused', 'failed')),
  meta jsonb not null default '{}',
  seq bigint,
  hash bytea,
  primary key (bureau_id, id),
  constraint audit_sealed_whole check ((seq is null) = (hash is null)),
  constraint audit_log_seq unique (bureau_id, seq)
);
create index audit_log_unsealed on audit_log (bureau_id, id) where seq is null;
create index audit_log_by_time on audit_log (bureau_id, at desc, id desc);
create index audit_log_by_account on audit_log (bureau_id, account_id, at desc);
`;

/** What was written stays as it was: the only change ever allowed is sealing a row that has no seal. */
const APPEND_ONLY = `
create function audit_log_refuse_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    if old.seq is null and new.seq is not null
      and (to_jsonb(new) - 'seq' - 'hash') = (to_jsonb(old) - 'seq' - 'hash') then
      return new;
    end if;
  end if;
  raise exception 'audit log is append-only' using errcode = 'restrict_violation', constraint = 'audit_append_only';
end $$;

create trigger audit_log_no_change before update or delete on audit_log
  for each row execute function audit_log_refuse_change();
create trigger audit_log_no_truncate before truncate on audit_log
  for each statement execute function audit_log_refuse_change();
`;

export const identity: Migration = {
  async up(db: Kysely<unknown>) {
    await sql.raw(TABLES).execute(db);
    await sql.raw(APPEND_ONLY).execute(db);
  },
};
