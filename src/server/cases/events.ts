/** The history of a case, read out and checked. */
import type pg from 'pg';
import type { CaseEventDto } from '../../contract/cases.ts';
import type { Deps } from '../deps.ts';
import type { Executed } from './execute.ts';
import { type ChainedEvent, firstFault } from './history.ts';
import { sealerOf } from './sealer.ts';
import { masker } from './view.ts';

export type StoredEvent = ChainedEvent & {
  readonly case_id: string;
  readonly salt: string | null;
  readonly body: Readonly<Record<string, unknown>> | null;
  readonly erased: boolean;
};

/** Columns of an event with its erasable part, ready for `firstFault`. */
export const EVENT_COLUMNS = `e.case_id, e.seq, e.round, e.type, e.at, e.who, e.person_id, e.post_id, e.capacity,
  e.on_behalf_of, e.shared, encode(e.commitment, 'hex') as commitment, encode(e.previous_hash, 'hex') as previous_hash,
  encode(e.hash, 'hex') as hash, encode(s.salt, 'hex') as salt, s.body, s.erased_at is not null as erased`;

export const EVENT_TABLES = `case_event e left join case_event_sealed s
  on s.bureau_id = e.bureau_id and s.case_id = e.case_id and s.seq = e.seq`;

async function readEvents(pool: pg.Pool, bureauId: string, caseId: string): Promise<readonly StoredEvent[]> {
  const { rows } = await pool.query<StoredEvent>({
    name: 'case-events',
    text: `select ${EVENT_COLUMNS} from ${EVENT_TABLES} where e.bureau_id = $1 and e.case_id = $2 order by e.seq`,
    values: [bureauId, caseId],
  });
  return rows;
}

/** All events of a case, oldest first, and whether the chain fits to the last one. */
export async function caseEvents(
  deps: Deps,
  { row, world }: Executed,
): Promise<{ items: CaseEventDto[]; verified: boolean }> {
  const events = await readEvents(deps.pool, row.bureau_id, row.id);
  const sealer = sealerOf(deps);
  const mask = masker(sealer);
  const head = { seq: row.last_seq, hash: row.head_hash };
  const fault = firstFault({ bureauId: row.bureau_id, caseId: row.id }, events, head, sealer.openAll);
  const { people, directory } = world.organisation;
  const nameOf = (id: string | null) => (id ? (people.get(id)?.displayName ?? null) : null);
  const items = events.map((event) => ({
    seq: event.seq,
    type: event.type,
    at: event.at,
    round: event.round,
    who: event.who,
    byName: nameOf(event.person_id),
    byPostTitle: event.post_id ? (directory.posts.get(event.post_id)?.title ?? null) : null,
    capacity: event.capacity,
    onBehalfOfName: nameOf(event.on_behalf_of),
    shared: { ...event.shared },
    sealed: event.body ? mask({ ...event.body }) : null,
    erased: event.erased,
    previousHash: event.previous_hash,
    hash: event.hash,
  }));
  return { items, verified: fault === null };
}
