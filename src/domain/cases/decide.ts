/**
 * The only place where a case changes. Pure: the same case, command and context give the same decision.
 *
 * Order of the questions: does the table know this step from here — is it this person's — does anything stand in
 * the way — does what was typed fit. The answer is a new state with its events, or a refusal in code form.
 */
import type { Actor } from '../organisation/types.ts';
import type { CommandName, CommandOf } from './command-inputs.ts';
import { type Decision, type DecisionContext, type RuleRefusal, refuse } from './context.ts';
import { GUARDS } from './guards.ts';
import { deciding } from './handlers/deciding.ts';
import type { Handler, Handlers } from './handlers/handler.ts';
import { handling } from './handlers/handling.ts';
import { overseeing } from './handlers/overseeing.ts';
import { paper } from './handlers/paper.ts';
import { parties } from './handlers/parties.ts';
import { placing } from './handlers/placing.ts';
import { proposing } from './handlers/proposing.ts';
import { replying } from './handlers/replying.ts';
import { actingAs } from './roles.ts';
import { openClimb, waitingLevel } from './rounds.ts';
import type { CaseState } from './state.ts';
import { COMMAND_NAMES, type Edge, TRANSITIONS } from './transitions.ts';

const HANDLERS: Handlers<CommandName> = {
  ...handling,
  ...proposing,
  ...deciding,
  ...paper,
  ...parties,
  ...placing,
  ...replying,
  ...overseeing,
};

/**
 * Decides one command.
 *
 * Refusals: `not-now` (the table has no such step from here), `not-yours` (another person's), and the codes of the
 * guards and of the command itself.
 */
export function decide<N extends CommandName>(
  state: CaseState,
  command: CommandOf<N>,
  context: DecisionContext,
): Decision {
  const allowed = admit(state, command.name, context);
  if (!allowed.ok) return allowed;
  const handler = HANDLERS[command.name] as Handler<N>;
  const decision = handler({ state, input: command.input, context, actor: allowed.actor });
  if (decision.ok) assertInTable(state, command.name, decision.state);
  return decision;
}

/** Commands that would be let through now, whatever is typed: what the workbench shows as buttons. */
export function can(state: CaseState, context: DecisionContext): readonly CommandName[] {
  return COMMAND_NAMES.filter((name) => admit(state, name, context).ok);
}

type Admission =
  | { readonly ok: true; readonly actor: Actor | null }
  | { readonly ok: false; readonly refusal: RuleRefusal };

function admit(state: CaseState, name: CommandName, context: DecisionContext): Admission {
  const { edges, roles, clause } = TRANSITIONS[name];
  if (!edges.some((edge) => leavesFrom(edge, state))) {
    return refuse('not-now', clause, { status: state.status, level: waitingLevel(state) });
  }
  let acting: Actor | 'applicant' | 'system' | null = null;
  for (const role of roles) acting ??= actingAs(role, state, context);
  if (acting === null)
    return refuse(hasDecided(state, context) ? 'decided-already' : 'not-yours', clause, { roles });
  const refusal = GUARDS[name]?.(state, context);
  if (refusal) return { ok: false, refusal };
  return { ok: true, actor: typeof acting === 'string' ? null : acting };
}

/** The one who asks has left their decision in the climb under way, e.g. with an earlier click. */
function hasDecided(state: CaseState, { who }: DecisionContext): boolean {
  const entries = openClimb(state)?.entries ?? [];
  return who.kind === 'person' && entries.some((entry) => entry.actor?.personId === who.personId);
}

/** Whether an edge of the table begins where the case stands. */
export function leavesFrom(edge: Edge, state: CaseState): boolean {
  const climb = openClimb(state);
  const level = waitingLevel(state);
  return (
    edge.from === state.status &&
    (!edge.levels || (level !== null && edge.levels.includes(level))) &&
    (!edge.climb || climb?.kind === edge.climb)
  );
}

/** A handler that leads where the table does not is a programming error, and nothing is written. */
function assertInTable(before: CaseState, name: CommandName, after: CaseState): void {
  const reached = TRANSITIONS[name].edges.some(
    (edge) => leavesFrom(edge, before) && edge.to === after.status && movesAsSaid(edge, before, after),
  );
  if (!reached)
    throw new Error(`${name} led from ${before.status} to ${after.status}, which the table does not know`);
}

function movesAsSaid(edge: Edge, before: CaseState, after: CaseState): boolean {
  const underReview = before.status === 'escalated' && openClimb(before)?.reviewBy !== null;
  switch (edge.move) {
    case 'stay':
      return waitingLevel(after) === waitingLevel(before);
    case 'up':
      return !underReview && (waitingLevel(after) ?? 0) > (waitingLevel(before) ?? 0);
    case 'enter':
      return underReview || before.status !== 'escalated';
    default:
      return true;
  }
}
