/** Carries out one command on one case: read, decide, write. Two round trips; the rules are the domain's. */
import type { CommandName, CommandOf } from '../../domain/cases/command-inputs.ts';
import type { CaseEvent, DecisionContext, Who } from '../../domain/cases/context.ts';
import { decide } from '../../domain/cases/decide.ts';
import type { CaseState } from '../../domain/cases/state.ts';
import type { Deps } from '../deps.ts';
import { DomainError } from '../errors.ts';
import { type IdempotencyScope, once } from '../idempotency.ts';
import { newAnswer, newDecisions, revokedClimb } from './chain-rows.ts';
import { chainEvent } from './history.ts';
import { projectionOf } from './projection.ts';
import { reachOf, withinReach } from './reach.ts';
import { sealerOf } from './sealer.ts';
import { sealCommand } from './sealing-inputs.ts';
import { type CaseRow, readCase, updateCase, type Write } from './store.ts';
import { contextOf, type World, worldAt } from './world.ts';

export interface Execution<N extends CommandName> {
  readonly bureauId: string;
  readonly caseId: string;
  readonly command: CommandOf<N>;
  readonly who: Who;
  /** The version that the caller saw; null when they do not care. */
  readonly ifVersion: number | null;
  readonly scope: IdempotencyScope | null;
}

/** A case as it is after the command, with the world it was decided in. */
export interface Executed {
  readonly row: CaseRow;
  readonly world: World;
}

/**
 * Carries out a command.
 *
 * @throws DomainError `case.not-found` (also for cases out of reach), `case.changed` when somebody was faster or the
 *   caller had seen an older version, and every refusal of the rules under `case.<code>`
 */
export async function executeCommand<N extends CommandName>(
  deps: Deps,
  execution: Execution<N>,
): Promise<Executed> {
  let done: Executed | null = null;
  await once(deps.pool, execution.scope, async () => {
    done = await execute(deps, execution);
    return { status: 200, body: JSON.stringify({ id: execution.caseId }) };
  });
  // A repeat of something that was done before answers with the case as it is now.
  return done ?? visibleCase(deps, execution.bureauId, execution.caseId, execution.who);
}

async function execute<N extends CommandName>(deps: Deps, execution: Execution<N>): Promise<Executed> {
  const { bureauId, caseId, who, ifVersion } = execution;
  const { row, world } = await visibleCase(deps, bureauId, caseId, who);
  if (ifVersion !== null && ifVersion !== row.version) throw changed(row);
  const now = deps.now();
  const context = contextOf(world, who, now);
  const decision = decide(row.state, sealCommand(execution.command, sealerOf(deps)), context);
  if (!decision.ok) {
    const { code, clause, meta } = decision.refusal;
    throw new DomainError({ code: `case.${code}`, clause, meta: { ...meta, version: row.version } });
  }
  const write = {
    ...writeOf(deps, row, decision.state, decision.events, context),
    scope: execution.scope,
    status: 200,
  };
  if (!(await updateCase(deps.pool, write, row.version))) throw changed(row);
  return { row: rowAfter(row, write), world };
}

/** A case that the one who asks may know of; applicants and the system come here with a case already theirs. */
export async function visibleCase(deps: Deps, bureauId: string, caseId: string, who: Who): Promise<Executed> {
  const row = await readCase(deps.pool, bureauId, caseId);
  if (!row) throw new DomainError({ code: 'case.not-found' });
  const world = await worldAt(deps, bureauId, row);
  if (who.kind === 'person') {
    const reach = reachOf(world.organisation.directory, who.personId, deps.now());
    if (!withinReach(reach, row)) throw new DomainError({ code: 'case.not-found' });
  }
  return { row, world };
}

const changed = (row: CaseRow) =>
  new DomainError({
    code: 'case.changed',
    meta: { status: row.state.status, version: row.version },
  });

/** Everything that a decision changes, chained to the history that was read. */
export function writeOf(
  deps: Deps,
  before: Pick<CaseRow, 'bureau_id' | 'id' | 'last_seq' | 'head_hash'> & { readonly state: CaseState | null },
  after: CaseState,
  events: readonly CaseEvent[],
  context: DecisionContext,
): Omit<Write, 'scope' | 'status'> {
  const { openAll } = sealerOf(deps);
  const key = { bureauId: before.bureau_id, caseId: before.id };
  let last = { seq: before.last_seq, hash: before.head_hash };
  const chained = events.map((event) => {
    const link = chainEvent(key, last, event, openAll);
    last = link.event;
    return link;
  });
  return {
    ...key,
    state: after,
    projection: projectionOf(after, context),
    events: chained.map((link) => link.event),
    sealed: chained.flatMap((link) => (link.sealed ? [link.sealed] : [])),
    decisions: newDecisions(before.state, after),
    revokedClimb: revokedClimb(before.state, after),
    answer: newAnswer(before.state, after),
    now: context.now,
  };
}

function rowAfter(row: CaseRow, write: Write): CaseRow {
  const last = write.events.at(-1);
  return {
    ...row,
    version: row.version + 1,
    state: write.state,
    participants: write.projection.participants,
    reach_unit_ids: write.projection.reach_unit_ids,
    next_post_id: write.projection.next_post_id,
    last_seq: last?.seq ?? row.last_seq,
    head_hash: last?.hash ?? row.head_hash,
  };
}
