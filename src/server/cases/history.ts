/** The chained history of a case: each event carries the hash of the one before (invariant 7). */
import { createHash, randomBytes } from 'node:crypto';
import type { CaseEvent } from '../../domain/cases/context.ts';
import { canonicalJson } from '../canonical-json.ts';

/** An event as it is stored, with its place in the chain. */
export interface ChainedEvent {
  readonly seq: number;
  readonly round: number;
  readonly type: string;
  readonly at: string;
  readonly who: CaseEvent['who'];
  readonly person_id: string | null;
  readonly post_id: string | null;
  readonly capacity: string | null;
  readonly on_behalf_of: string | null;
  readonly shared: Readonly<Record<string, unknown>>;
  /** Salted commitment to what can be erased, hex; null where there is nothing. */
  readonly commitment: string | null;
  readonly previous_hash: string;
  readonly hash: string;
}

export interface SealedPart {
  readonly seq: number;
  readonly salt: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** Before the first event. */
export const GENESIS_HASH = createHash('sm3').update('ruheban case history').digest('hex');
const SALT_BYTES = 16;

/** Puts an event behind the last one. `openAll` opens sealed numbers, so that a change of keys changes no hash. */
export function chainEvent(
  caseKey: { readonly bureauId: string; readonly caseId: string },
  last: { readonly seq: number; readonly hash: string },
  event: CaseEvent,
  openAll: <T>(value: T) => T,
): { readonly event: ChainedEvent; readonly sealed: SealedPart | null } {
  const seq = last.seq + 1;
  const salt = randomBytes(SALT_BYTES).toString('hex');
  const linked: Omit<ChainedEvent, 'hash'> = {
    seq,
    round: event.round,
    type: event.type,
    at: event.at,
    who: event.who,
    person_id: event.by?.personId ?? null,
    post_id: event.by?.postId ?? null,
    capacity: event.by?.capacity ?? null,
    on_behalf_of: event.by?.onBehalfOf ?? null,
    shared: withoutUndefined(event.shared),
    commitment: event.sealed ? commitmentOf(salt, openAll(event.sealed)) : null,
    previous_hash: last.hash,
  };
  return {
    event: { ...linked, hash: hashOf(caseKey, linked) },
    sealed: event.sealed ? { seq, salt, body: event.sealed } : null,
  };
}

/** Binds an erasable part to its event without revealing it. */
export function commitmentOf(salt: string, body: unknown): string {
  return createHash('sm3').update(salt).update(canonicalJson(body)).digest('hex');
}

/** The hash of an event: over everything that it says, where it stands and what came before. */
export function hashOf(
  { bureauId, caseId }: { readonly bureauId: string; readonly caseId: string },
  event: Omit<ChainedEvent, 'hash'>,
): string {
  const { seq, round, type, at, who, person_id, post_id, capacity, on_behalf_of, shared, commitment } = event;
  return createHash('sm3')
    .update(event.previous_hash)
    .update(
      canonicalJson({
        bureauId,
        caseId,
        seq,
        round,
        type,
        at,
        who,
        person_id,
        post_id,
        capacity,
        on_behalf_of,
        shared,
        commitment,
      }),
    )
    .digest('hex');
}

export interface HistoryFault {
  readonly caseId: string;
  readonly seq: number;
  readonly fault: 'gap' | 'link' | 'hash' | 'commitment' | 'head' | 'root' | 'missing';
}

/** The first event of a case that does not fit, null when all do. `events` in the order of `seq`. */
export function firstFault(
  caseKey: { readonly bureauId: string; readonly caseId: string },
  events: readonly (ChainedEvent & { readonly salt: string | null; readonly body: unknown })[],
  head: { readonly seq: number; readonly hash: string },
  openAll: <T>(value: T) => T,
): HistoryFault | null {
  const { caseId } = caseKey;
  let previous = GENESIS_HASH;
  let expected = 1;
  for (const event of events) {
    const { seq } = event;
    if (seq !== expected) return { caseId, seq: expected, fault: 'gap' };
    if (event.previous_hash !== previous) return { caseId, seq, fault: 'link' };
    if (hashOf(caseKey, event) !== event.hash) return { caseId, seq, fault: 'hash' };
    const erased = event.salt === null;
    if (
      event.commitment !== null &&
      !erased &&
      commitmentOf(event.salt ?? '', openAll(event.body)) !== event.commitment
    ) {
      return { caseId, seq, fault: 'commitment' };
    }
    previous = event.hash;
    expected += 1;
  }
  return head.seq === expected - 1 && head.hash === previous
    ? null
    : { caseId, seq: head.seq, fault: 'head' };
}

/** What JSON would drop must not count in the hash either. */
function withoutUndefined(value: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return JSON.parse(JSON.stringify(value)) as Readonly<Record<string, unknown>>;
}
