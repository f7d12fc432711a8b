import { type Kysely, type Migration, sql } from 'kysely';

/**
 * Who was told what, and what is on its way. A notice is one effect for one recipient; the key over both is what
 * makes it happen once. What leaves the house is a delivery: one message to one recipient over one channel, of one
 * notice or of several that were merged. No text and no number is stored: both are put together while sending. Like the
 * outbox, notices do not point at their case: nothing here may wait for a case that somebody is deciding.
 */
const TABLES = `
create table notice (
  bureau_id uuid not null references bureau (id),
  id uuid not null,
  case_id uuid not null,
  -- What happened, unique within the case, e.g. 'late #7'.
  effect text not null check (effect <> ''),
  recipient_kind text not null check (recipient_kind in ('person', 'applicant', 'webhook')),
  -- The person or the webhook; for an applicant the case.
  recipient_id uuid not null,
  kind text not null,
  urgency text not null check (urgency in ('plain', 'red')),
  -- Dates, levels and words of the procedure; nothing that somebody typed.
  facts jsonb not null,
  -- When it happened, and when it was noticed here.
  at timestamptz not null,
  created_at timestamptz not null,
  read_at timestamptz,
  primary key (bureau_id, id),
  constraint notice_once unique (bureau_id, case_id, effect, recipient_kind, recipient_id),
  constraint notice_of_applicant_is_of_case check (recipient_kind <> 'applicant' or recipient_id = case_id)
);
create index notice_of_person on notice (bureau_id, recipient_id, created_at desc, id desc)
  where recipient_kind = 'person';
create index notice_unread on notice (bureau_id, recipient_id, created_at desc, id desc)
  where recipient_kind = 'person' and read_at is null;
create index notice_by_age on notice (created_at);

create table delivery (
  bureau_id uuid not null references bureau (id),
  id uuid not null,
  channel text not null check (channel in ('mail', 'sms', 'webhook')),
  recipient_kind text not null check (recipient_kind in ('person', 'applicant', 'webhook')),
  recipient_id uuid not null,
  urgency text not null check (urgency in ('plain', 'red')),
  -- Not sent outside business hours.
  quiet boolean not null,
  -- void: there was nowhere to send it to any more.
  state text not null check (state in ('pending', 'sending', 'sent', 'dead', 'void')),
  attempts integer not null default 0,
  next_at timestamptz not null,
  -- Until when who is sending it may take; then another may try again.
  leased_until timestamptz,
  -- What went wrong last, in code form: 'smtp 550', 'http 503', 'timeout'.
  fault text,
  created_at timestamptz not null,
  first_tried_at timestamptz,
  ended_at timestamptz,
  primary key (bureau_id, id),
  constraint delivery_leased_while_sending check ((state = 'sending') = (leased_until is not null)),
  constraint delivery_ended check ((state in ('sent', 'dead', 'void')) = (ended_at is not null))
);
create index delivery_waiting on delivery (channel, next_at) where state in ('pending', 'sending');
create index delivery_by_state on delivery (bureau_id, state, created_at desc, id desc);
create index delivery_by_age on delivery (ended_at) where ended_at is not null;

-- What a delivery says: one row a notice and channel; without a delivery yet while it waits to be merged.
create table delivery_item (
  bureau_id uuid not null,
  notice_id uuid not null,
  channel text not null check (channel in ('mail', 'sms', 'webhook')),
  recipient_kind text not null,
  recipient_id uuid not null,
  urgency text not null check (urgency in ('plain', 'red')),
  quiet boolean not null,
  not_before timestamptz not null,
  delivery_id uuid,
  primary key (bureau_id, notice_id, channel),
  foreign key (bureau_id, notice_id) references notice (bureau_id, id) on delete cascade,
  foreign key (bureau_id, delivery_id) references delivery (bureau_id, id) on delete cascade
);
create index delivery_item_waiting on delivery_item (not_before) where delivery_id is null;
create index delivery_item_to_merge on delivery_item (bureau_id, channel, recipient_kind, recipient_id)
  where delivery_id is null;
create index delivery_item_by_delivery on delivery_item (bureau_id, delivery_id) where delivery_id is not null;

-- Where a person has chosen nothing there is no row, and the defaults hold.
create table notification_preference (
  bureau_id uuid not null,
  person_id uuid not null,
  mail_address text check (length(mail_address) between 3 and 254),
  mail text not null check (mail in ('off', 'digest', 'each')),
  sms text not null check (sms in ('off', 'red', 'all')),
  quiet_hours boolean not null,
  updated_at timestamptz not null,
  primary key (bureau_id, person_id),
  foreign key (bureau_id, person_id) references person (bureau_id, id)
);

create table webhook (
  bureau_id uuid not null references bureau (id),
  id uuid not null,
  kind text not null check (kind in ('wecom', 'dingtalk', 'generic')),
  name text not null check (name <> ''),
  -- Notices for people of this unit; null: of the whole bureau.
  unit_id uuid,
  least text not null check (least in ('plain', 'red')),
  host text not null,
  url_sealed text not null,
  secret_sealed text,
  created_at timestamptz not null,
  created_by uuid not null,
  removed_at timestamptz,
  primary key (bureau_id, id),
  foreign key (bureau_id, unit_id) references unit (bureau_id, id),
  foreign key (bureau_id, created_by) references person (bureau_id, id)
);

-- The link itself is never stored; it begins with the bureau, so the key can lead with it.
create table calendar_feed (
  bureau_id uuid not null,
  person_id uuid not null,
  secret_hash bytea not null,
  created_at timestamptz not null,
  primary key (bureau_id, person_id),
  unique (bureau_id, secret_hash),
  foreign key (bureau_id, person_id) references person (bureau_id, id)
);
`;

export const notifications: Migration = {
  async up(db: Kysely<unknown>) {
    await sql.raw(TABLES).execute(db);
  },
};
