/** Registers a case: one reading of what must be known, one statement that writes it all. */
import type { RegisterInput } from '../../contract/cases.ts';
import type { Who } from '../../domain/cases/context.ts';
import { localDateOf } from '../../domain/time.ts';
import { getCatalogue } from '../catalogue/published.ts';
import type { Deps } from '../deps.ts';
import { type IdempotencyScope, once } from '../idempotency.ts';
import { type Executed, visibleCase } from './execute.ts';
import { GENESIS_HASH } from './history.ts';
import { acceptCase, newCaseOf } from './new-case.ts';
import { nextNumber } from './numbers.ts';
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
  const { bureauId, input, who, scope } = request;
  const now = deps.now();
  const world = await currentWorld(deps, bureauId);
  const { directory, bureau } = world.organisation;
  const catalogue = await getCatalogue(deps.pool, bureauId, directory.version);
  const applying = { bureauId, input, context: contextOf(world, who, now), catalogue };
  const accepted = acceptCase(deps, applying);
  const { state } = accepted;
  const year = Number(localDateOf(now).slice(0, 4));
  const number = await nextNumber(deps.pool, bureauId, bureau.numberPrefix, year);
  const { write, trackingCode } = await newCaseOf(deps, applying, accepted, number, scope);
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
