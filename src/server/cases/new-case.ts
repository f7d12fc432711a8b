/** What a registration comes to, before anything is written: one case alone, or one of many. */
import { randomInt } from 'node:crypto';
import { v7 as uuid } from 'uuid';
import type { RegisterInput } from '../../contract/cases.ts';
import type { Decision, DecisionContext, Who } from '../../domain/cases/context.ts';
import { register } from '../../domain/cases/intake.ts';
import type { MatterSnapshot } from '../../domain/cases/state.ts';
import type { Track } from '../../domain/catalogue/types.ts';
import { postsHeldBy } from '../../domain/organisation/acting.ts';
import type { Directory } from '../../domain/organisation/types.ts';
import type { PublishedCatalogue } from '../catalogue/published.ts';
import type { Deps } from '../deps.ts';
import { DomainError } from '../errors.ts';
import type { IdempotencyScope } from '../idempotency.ts';
import { phoneDigits } from '../sealing.ts';
import { writeOf } from './execute.ts';
import { GENESIS_HASH } from './history.ts';
import { pinHash } from './receipt-key.ts';
import { sealerOf } from './sealer.ts';
import type { NewCase } from './store.ts';

export interface Applying {
  readonly bureauId: string;
  readonly input: RegisterInput;
  readonly context: DecisionContext;
  readonly catalogue: PublishedCatalogue;
}

export type Accepted = Extract<Decision, { readonly ok: true }>;

/** No 0/O, 1/I/L: a code is read out over the phone. 12 of 31 characters are 59 bits. */
const CODE_ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const CODE_LENGTH = 12;

/**
 * Asks the rules whether a request may be registered.
 *
 * @throws DomainError `case.matter-unknown`, and the refusals of `register` under `case.<code>`
 */
export function acceptCase(deps: Deps, { bureauId, input, context, catalogue }: Applying): Accepted {
  const matter = input.matterId ? (catalogue.byId.get(input.matterId) ?? null) : null;
  if (input.matterId && !matter) throw new DomainError({ code: 'case.matter-unknown' });
  const { phone } = input.applicant;
  const decision = register(
    {
      id: uuid(),
      bureauId,
      track: trackOf(input, matter?.track ?? null),
      unitId: input.unitId,
      responderPostId: input.responderPostId ?? responderPostOf(input.unitId, context),
      matter: matter ? snapshotOf(matter) : null,
      applicant: { ...input.applicant, phone: phone ? sealerOf(deps).seal(phone) : null },
      intake: {
        channel: input.channel,
        kind: input.kind,
        receivedAt: input.receivedAt ?? context.now,
        title: input.title,
        detail: input.detail,
        source: input.source,
        instantAnswer: input.instantAnswer,
      },
    },
    context,
  );
  if (decision.ok) return decision;
  const { code, clause, meta } = decision.refusal;
  throw new DomainError({ code: `case.${code}`, clause, meta });
}

/** All that is written for an accepted request, and the code that the applicant is told. */
export async function newCaseOf(
  deps: Deps,
  { bureauId, input, context }: Applying,
  { state, events }: Accepted,
  number: string,
  scope: IdempotencyScope | null,
): Promise<{ readonly write: NewCase; readonly trackingCode: string }> {
  const sealer = sealerOf(deps);
  const { phone } = input.applicant;
  const digits = phone ? phoneDigits(phone) : null;
  const trackingCode = newTrackingCode();
  const before = { bureau_id: bureauId, id: state.id, last_seq: 0, head_hash: GENESIS_HASH, state: null };
  const write = {
    ...writeOf(deps, before, state, events, context),
    scope,
    status: 201,
    number,
    phoneIndex: digits ? sealer.index('phone', digits) : null,
    phoneTailIndex: digits ? sealer.index('phone-tail', digits.slice(-4)) : null,
    codeIndex: sealer.index('code', trackingCode),
    codeSealed: sealer.seal(trackingCode),
    pinHash: input.pin ? await pinHash(state.id, input.pin) : null,
  };
  return { write, trackingCode };
}

/** A 12345 order is closed with that line, whatever its matter says; without a matter the general track holds. */
function trackOf(input: RegisterInput, track: Track | null): Track {
  return input.channel === 'hotline' && (track === null || track === 'general') && input.source
    ? 'hotline'
    : (track ?? 'general');
}

function snapshotOf(matter: MatterSnapshot): MatterSnapshot {
  const { id, version, name, category, statutoryWorkingDays, promisedWorkingDays } = matter;
  return { id, version, name, category, statutoryWorkingDays, promisedWorkingDays };
}

/** The registrar's own first-responder post in the section, else the section's first one. */
function responderPostOf(
  unitId: string,
  { directory, who, now }: { readonly directory: Directory; readonly who: Who; readonly now: string },
): string {
  const posts = [...directory.posts.values()].filter(
    (post) => post.unitId === unitId && post.kind === 'first-responder',
  );
  const own = who.kind === 'person' ? postsHeldBy(directory, who.personId, now) : [];
  const post = posts.find((one) => own.includes(one.id)) ?? posts[0];
  if (!post) throw new DomainError({ code: 'case.unit-not-handling', clause: '2.1b' });
  return post.id;
}

function newTrackingCode(): string {
  return Array.from({ length: CODE_LENGTH }, () => CODE_ALPHABET[randomInt(CODE_ALPHABET.length)]).join('');
}
