/** Registers a case: one reading of what must be known, one statement that writes it all. */
import { randomInt } from 'node:crypto';
import { v7 as uuid } from 'uuid';
import type { RegisterInput } from '../../contract/cases.ts';
import type { Who } from '../../domain/cases/context.ts';
import { register } from '../../domain/cases/intake.ts';
import type { MatterSnapshot } from '../../domain/cases/state.ts';
import type { Track } from '../../domain/catalogue/types.ts';
import { postsHeldBy } from '../../domain/organisation/acting.ts';
import type { Directory } from '../../domain/organisation/types.ts';
import { localDateOf } from '../../domain/time.ts';
import { getCatalogue } from '../catalogue/published.ts';
import type { Deps } from '../deps.ts';
import { DomainError } from '../errors.ts';
import { type IdempotencyScope, once } from '../idempotency.ts';
import { phoneDigits } from '../sealing.ts';
import { type Executed, visibleCase, writeOf } from './execute.ts';
import { GENESIS_HASH } from './history.ts';
import { nextNumber } from './numbers.ts';
import { pinHash } from './receipt-key.ts';
import { sealerOf } from './sealer.ts';
import { type CaseRow, insertCase } from './store.ts';
import { contextOf, currentWorld } from './world.ts';

export interface RegistrationRequest {
  readonly bureauId: string;
  readonly input: RegisterInput;
  readonly who: Who;
  readonly scope: IdempotencyScope | null;
}

export interface Registered extends Executed {
  readonly trackingCode: string;
}

/** No 0/O, 1/I/L: a code is read out over the phone. 12 of 31 characters are 59 bits. */
const CODE_ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const CODE_LENGTH = 12;

/**
 * Registers a request.
 *
 * @throws DomainError `case.matter-unknown`, `case.unit-mismatch`, and the refusals of `register` under `case.<code>`
 */
export async function registerCase(deps: Deps, request: RegistrationRequest): Promise<Registered> {
  let done: Registered | null = null;
  const answer = await once(deps.pool, request.scope, async () => {
    done = await registerOnce(deps, request);
    return { status: 201, body: JSON.stringify({ id: done.row.id }) };
  });
  if (done) return done;
  const { id } = JSON.parse(answer.body) as { id: string };
  const known = await visibleCase(deps, request.bureauId, id, { kind: 'system' });
  return { ...known, trackingCode: sealerOf(deps).open(known.row.code_sealed) };
}

async function registerOnce(deps: Deps, request: RegistrationRequest): Promise<Registered> {
  const { bureauId, input, who } = request;
  const sealer = sealerOf(deps);
  const now = deps.now();
  const world = await currentWorld(deps, bureauId);
  const catalogue = await getCatalogue(deps.pool, bureauId, world.organisation.directory.version);
  const matter = input.matterId ? (catalogue.byId.get(input.matterId) ?? null) : null;
  if (input.matterId && !matter) throw new DomainError({ code: 'case.matter-unknown' });
  const { directory, bureau } = world.organisation;
  const context = contextOf(world, who, now);
  const phone = input.applicant.phone;
  const decision = register(
    {
      id: uuid(),
      bureauId,
      track: trackOf(input, matter?.track ?? null),
      unitId: input.unitId,
      responderPostId: input.responderPostId ?? responderPostOf(directory, input.unitId, who, now),
      matter: matter ? snapshotOf(matter) : null,
      applicant: { ...input.applicant, phone: phone ? sealer.seal(phone) : null },
      intake: {
        channel: input.channel,
        kind: input.kind,
        receivedAt: input.receivedAt ?? now,
        title: input.title,
        detail: input.detail,
        source: input.source,
        instantAnswer: input.instantAnswer,
      },
    },
    context,
  );
  if (!decision.ok) {
    const { code, clause, meta } = decision.refusal;
    throw new DomainError({ code: `case.${code}`, clause, meta });
  }
  const { state } = decision;
  const trackingCode = newTrackingCode();
  const number = await nextNumber(
    deps.pool,
    bureauId,
    bureau.numberPrefix,
    Number(localDateOf(now).slice(0, 4)),
  );
  const before = { bureau_id: bureauId, id: state.id, last_seq: 0, head_hash: GENESIS_HASH, state: null };
  const digits = phone ? phoneDigits(phone) : null;
  const write = {
    ...writeOf(deps, before, state, decision.events, context),
    scope: request.scope,
    status: 201,
    number,
    phoneIndex: digits ? sealer.index('phone', digits) : null,
    phoneTailIndex: digits ? sealer.index('phone-tail', digits.slice(-4)) : null,
    codeIndex: sealer.index('code', trackingCode),
    codeSealed: sealer.seal(trackingCode),
    pinHash: input.pin ? await pinHash(state.id, input.pin) : null,
  };
  await insertCase(deps.pool, write);
  const row: CaseRow = {
    id: state.id,
    bureau_id: bureauId,
    number,
    version: 1,
    state,
    participants: write.projection.participants,
    reach_unit_ids: write.projection.reach_unit_ids,
    next_post_id: write.projection.next_post_id,
    code_sealed: write.codeSealed,
    last_seq: write.events.at(-1)?.seq ?? 0,
    head_hash: write.events.at(-1)?.hash ?? GENESIS_HASH,
    organisation_version: directory.version,
    calendar_version: world.calendar.version,
    attachments: [],
  };
  return { row, world, trackingCode };
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
function responderPostOf(directory: Directory, unitId: string, who: Who, now: string): string {
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
