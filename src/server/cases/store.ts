/** The SQL of cases: one statement reads a case with its world's versions, one writes all that a command changed. */
import type pg from 'pg';
import type { CaseState } from '../../domain/cases/state.ts';
import { type IdempotencyScope, idempotencyCte, idempotencyValues } from '../idempotency.ts';
import type { DecisionRow, NewAnswer } from './chain-rows.ts';
import type { ChainedEvent, SealedPart } from './history.ts';
import type { Projection } from './projection.ts';

/** A case as it lies in the database, with the versions of the organisation and the calendar beside it. */
export interface CaseRow {
  readonly id: string;
  readonly bureau_id: string;
  readonly number: string;
  readonly version: number;
  readonly state: CaseState;
  readonly participants: readonly string[];
  readonly reach_unit_ids: readonly string[];
  readonly next_post_id: string | null;
  readonly code_sealed: string;
  readonly last_seq: number;
  readonly head_hash: string;
  readonly organisation_version: number;
  readonly calendar_version: number;
  readonly attachments: readonly AttachmentRow[];
}

export interface AttachmentRow {
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  readonly addedAt: string;
  readonly addedBy: string | null;
}

const READ = `
  select c.id, c.bureau_id, c.number, c.version, c.state, c.participants, c.reach_unit_ids, c.next_post_id,
    c.code_sealed, c.last_seq, encode(c.head_hash, 'hex') as head_hash,
    b.organisation_version, cal.version as calendar_version,
    coalesce((select jsonb_agg(jsonb_build_object('id', a.id, 'name', a.name, 'mediaType', a.media_type,
      'size', a.size, 'addedAt', a.added_at, 'addedBy', a.added_by) order by a.added_at, a.id)
      from case_attachment a where a.bureau_id = c.bureau_id and a.case_id = c.id and a.erased_at is null), '[]')
      as attachments
  from case_file c join bureau b on b.id = c.bureau_id join calendar_version cal on cal.bureau_id = c.bureau_id`;

/** One case; null when the bureau has none with this id. */
export async function readCase(pool: pg.Pool, bureauId: string, id: string): Promise<CaseRow | null> {
  const { rows } = await pool.query<CaseRow>({
    name: 'case-read',
    text: `${READ} where c.bureau_id = $1 and c.id = $2`,
    values: [bureauId, id],
  });
  return rows[0] ?? null;
}

/** The case behind a receipt code, with the hash of its PIN and the index of its phone's tail. */
export async function readCaseByCode(
  pool: pg.Pool,
  codeIndex: Buffer,
): Promise<
  (CaseRow & { readonly phone_tail_index: Buffer | null; readonly pin_hash: Buffer | null }) | null
> {
  const { rows } = await pool.query<
    CaseRow & { readonly phone_tail_index: Buffer | null; readonly pin_hash: Buffer | null }
  >({
    name: 'case-read-by-code',
    text: `${READ.replace('select c.id', 'select c.phone_tail_index, c.pin_hash, c.id')} where c.code_index = $1`,
    values: [codeIndex],
  });
  return rows[0] ?? null;
}

/** Columns of `case_file` that a command may change, in the order of their parameters. */
const CHANGING = [
  ['status', 'text'],
  ['level', 'smallint'],
  ['round', 'smallint'],
  ['outcome', 'text'],
  ['unit_id', 'uuid'],
  ['responder_post_id', 'uuid'],
  ['next_post_id', 'uuid'],
  ['next_person_id', 'uuid'],
  ['next_stands_in', 'boolean'],
  ['next_excluded', 'uuid[]'],
  ['waiting_since', 'timestamptz'],
  ['blue_at', 'timestamptz'],
  ['yellow_at', 'timestamptz'],
  ['due_at', 'timestamptz'],
  ['next_timer_at', 'timestamptz'],
  ['answered_at', 'timestamptz'],
  ['participants', 'uuid[]'],
  ['reach_unit_ids', 'uuid[]'],
] as const satisfies readonly (readonly [keyof Projection, string])[];

/** Columns that only registration writes. */
const LASTING = [
  ['kind', 'text'],
  ['channel', 'text'],
  ['track', 'text'],
  ['matter_id', 'uuid'],
  ['registered_at', 'timestamptz'],
  ['title', 'text'],
  ['applicant_name', 'text'],
  ['search', 'tsvector'],
] as const satisfies readonly (readonly [keyof Projection, string])[];

/** What one command changes. */
export interface Write {
  readonly bureauId: string;
  readonly caseId: string;
  readonly state: CaseState;
  readonly projection: Projection;
  readonly events: readonly ChainedEvent[];
  readonly sealed: readonly SealedPart[];
  readonly decisions: readonly DecisionRow[];
  /** Climb whose level-4 approval no longer stands; null when none was revoked. */
  readonly revokedClimb: number | null;
  readonly answer: NewAnswer | null;
  readonly now: string;
  readonly scope: IdempotencyScope | null;
  readonly status: number;
}

/** History, chain and answer of one write; every part hangs on the CTE `moved`. Parameters from `first` on. */
function restOfWrite(first: number): string {
  const p = (offset: number) => `$${first + offset}`;
  return `
  events as (insert into case_event (bureau_id, case_id, seq, round, type, at, who, person_id, post_id, capacity,
      on_behalf_of, shared, commitment, previous_hash, hash)
    select moved.bureau_id, moved.id, e.seq, e.round, e.type, e.at, e.who, e.person_id, e.post_id, e.capacity,
      e.on_behalf_of, e.shared, decode(e.commitment, 'hex'), decode(e.previous_hash, 'hex'), decode(e.hash, 'hex')
    from moved, jsonb_to_recordset(${p(0)}::jsonb) as e(seq int, round smallint, type text, at timestamptz, who text,
      person_id uuid, post_id uuid, capacity text, on_behalf_of uuid, shared jsonb, commitment text,
      previous_hash text, hash text)),
  outbox as (insert into case_outbox (bureau_id, case_id, seq, at)
    select moved.bureau_id, moved.id, e.seq, e.at
    from moved, jsonb_to_recordset(${p(0)}::jsonb) as e(seq int, at timestamptz)),
  breaches as (insert into breach (bureau_id, id, case_id, seq, rule, post_id, person_id, due_at, found_at)
    select moved.bureau_id, gen_random_uuid(), moved.id, e.seq, e.shared ->> 'breach',
      (e.shared ->> 'postId')::uuid, (e.shared ->> 'personId')::uuid, (e.shared ->> 'dueAt')::timestamptz, e.at
    from moved, jsonb_to_recordset(${p(0)}::jsonb) as e(seq int, at timestamptz, shared jsonb)
    where e.shared ->> 'breach' is not null),
  sealed as (insert into case_event_sealed (bureau_id, case_id, seq, salt, body)
    select moved.bureau_id, moved.id, s.seq, decode(s.salt, 'hex'), s.body
    from moved, jsonb_to_recordset(${p(1)}::jsonb) as s(seq int, salt text, body jsonb)),
  decisions as (insert into case_decision (bureau_id, case_id, climb, level, round, kind, result, person_id, post_id,
      proposer_id, skip_cause, at)
    select moved.bureau_id, moved.id, d.climb, d.level, d.round, d.kind, d.result, d.person_id, d.post_id,
      d.proposer_id, d.skip_cause, d.at
    from moved, jsonb_to_recordset(${p(2)}::jsonb) as d(climb smallint, level smallint, round smallint, kind text,
      result text, person_id uuid, post_id uuid, proposer_id uuid, skip_cause text, at timestamptz)),
  revoked as (update case_decision set revoked_at = ${p(4)}::timestamptz from moved
    where ${p(3)}::smallint is not null and case_decision.bureau_id = moved.bureau_id
      and case_decision.case_id = moved.id and climb = ${p(3)}::smallint and case_decision.level = 4),
  answers as (insert into case_answer (bureau_id, case_id, round, outcome, climb, method, delivered_at, recorded_at,
      person_id)
    select moved.bureau_id, moved.id, a.round, a.outcome, a.climb, a.method, a.delivered_at, ${p(4)}::timestamptz,
      a.person_id
    from moved, jsonb_to_recordset(${p(5)}::jsonb) as a(round smallint, outcome text, climb smallint, method text,
      delivered_at timestamptz, person_id uuid)),
  idempotent as (${idempotencyCte(first + 6, 'moved')})
  select count(*)::int as moved from moved`;
}

function restValues(write: Write): unknown[] {
  const body = JSON.stringify({ id: write.caseId });
  return [
    JSON.stringify(write.events),
    JSON.stringify(write.sealed),
    JSON.stringify(write.decisions),
    write.revokedClimb,
    write.now,
    JSON.stringify(write.answer ? [write.answer] : []),
    ...idempotencyValues(write.scope, { status: write.status, body }, write.now),
  ];
}

const UPDATE_HEAD = 7;
const UPDATE = `with moved as (
  update case_file set version = version + 1, state = $4::jsonb, last_seq = $5, head_hash = decode($6, 'hex'),
    updated_at = $7::timestamptz,
    ${CHANGING.map(([column, type], i) => `${column} = $${UPDATE_HEAD + 1 + i}::${type}`).join(', ')}
  where bureau_id = $1 and id = $2 and version = $3 returning bureau_id, id),
  ${restOfWrite(UPDATE_HEAD + CHANGING.length + 1)}`;

/** Writes a command's outcome where the version still is the one that was read; false: somebody was faster. */
export async function updateCase(
  pool: pg.Pool | pg.PoolClient,
  write: Write,
  version: number,
): Promise<boolean> {
  const last = write.events.at(-1);
  const { rows } = await pool.query<{ moved: number }>({
    name: 'case-update',
    text: UPDATE,
    values: [
      write.bureauId,
      write.caseId,
      version,
      JSON.stringify(write.state),
      last?.seq,
      last?.hash,
      write.now,
      ...CHANGING.map(([column]) => write.projection[column]),
      ...restValues(write),
    ],
  });
  return rows[0]?.moved === 1;
}

/** What registration adds to a write. */
export interface NewCase extends Write {
  readonly number: string;
  readonly phoneIndex: Buffer | null;
  readonly phoneTailIndex: Buffer | null;
  readonly codeIndex: Buffer;
  readonly codeSealed: string;
  readonly pinHash: Buffer | null;
}

/** Every column that is derived from the state. */
export const PROJECTED = [...CHANGING, ...LASTING];
const INSERT_HEAD = 12;
const INSERT = `with moved as (
  insert into case_file (bureau_id, id, number, version, state, last_seq, head_hash, updated_at, phone_index,
    phone_tail_index, code_index, code_sealed, pin_hash, ${PROJECTED.map(([column]) => column).join(', ')})
  values ($1, $2, $3, 1, $4::jsonb, $5, decode($6, 'hex'), $7::timestamptz, $8, $9, $10, $11, $12,
    ${PROJECTED.map(([, type], i) => `$${INSERT_HEAD + 1 + i}::${type}`).join(', ')}) returning bureau_id, id),
  ${restOfWrite(INSERT_HEAD + PROJECTED.length + 1)}`;

export async function insertCase(pool: pg.Pool, write: NewCase): Promise<void> {
  const last = write.events.at(-1);
  await pool.query({
    name: 'case-insert',
    text: INSERT,
    values: [
      write.bureauId,
      write.caseId,
      write.number,
      JSON.stringify(write.state),
      last?.seq,
      last?.hash,
      write.now,
      write.phoneIndex,
      write.phoneTailIndex,
      write.codeIndex,
      write.codeSealed,
      write.pinHash,
      ...PROJECTED.map(([column]) => write.projection[column]),
      ...restValues(write),
    ],
  });
}
