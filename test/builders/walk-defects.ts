/** Planted defects: rules that are wrong in one point each. The walk must find every one of them. */
import type { Command, CommandInputs, CommandName } from '../../src/domain/cases/command-inputs.ts';
import type { Decision, DecisionContext } from '../../src/domain/cases/context.ts';
import type { CaseState, Climb, Round } from '../../src/domain/cases/state.ts';
import { REAL_RULES, type Rules } from './walk.ts';

type Decide = Rules['decide'];

export interface Defect {
  readonly name: string;
  readonly invariant: 1 | 2 | 3 | 4 | 5 | 6;
  /** The world in which it shows. */
  readonly world: string;
  /** The check that must find it. */
  readonly check: string;
  readonly rules: Rules;
}

export const real = REAL_RULES.decide;

/** A defect of one command. */
export function defect(
  invariant: Defect['invariant'],
  name: string,
  check: string,
  rules: Partial<Rules>,
  world = '四级齐全',
): Defect {
  return { name, invariant, world, check, rules: { ...REAL_RULES, ...rules } };
}

/** The real rules but for one command. */
export function instead(name: CommandName, wrong: Decide): Decide {
  return (state, command, context) => (command.name === name ? wrong : real)(state, command, context);
}

/** What the real rules say, with the new state changed afterwards. */
export function afterwards(
  name: CommandName,
  change: (after: CaseState, before: CaseState, context: DecisionContext, command: Command) => CaseState,
): Decide {
  return instead(name, (state, command, context) => {
    const decision = real(state, command, context);
    return decision.ok ? { ...decision, state: change(decision.state, state, context, command) } : decision;
  });
}

/** The real rules on a case that looks different to them. */
export function seenAs(look: (state: CaseState) => CaseState): Decide {
  return (state, command, context) => real(look(state), command, context);
}

/** The real rules, told something else than what was said. */
export function hearing<N extends CommandName>(
  name: N,
  heard: (input: CommandInputs[N], state: CaseState) => CommandInputs[N],
): Decide {
  return instead(name, (state, command, context) => {
    const input = heard(command.input as CommandInputs[N], state);
    return real(state, { name, input } as unknown as Command, context);
  });
}

export function round(state: CaseState, patch: Partial<Round>): CaseState {
  const last = state.rounds.at(-1) as Round;
  return { ...state, rounds: [...state.rounds.slice(0, -1), { ...last, ...patch }] };
}

export function climb(state: CaseState, patch: Partial<Climb>): CaseState {
  const climbs = state.rounds.at(-1)?.climbs ?? [];
  const last = climbs.at(-1);
  return last ? round(state, { climbs: [...climbs.slice(0, -1), { ...last, ...patch }] }) : state;
}

/** Approved, as the real rules would have it after level 4. */
export function approved(state: CaseState, context: DecisionContext): CaseState {
  const at = context.now;
  const actor = {
    personId: 'person:leader1',
    postId: 'post:leader1',
    capacity: 'holder' as const,
    onBehalfOf: null,
  };
  const last = state.rounds.at(-1)?.climbs.at(-1);
  const ended = climb(state, { outcome: 'approved', endedAt: at });
  return { ...round(ended, { approval: { climbNo: last?.no ?? 0, at, actor } }), status: 'refusal-approved' };
}

export const told = (state: CaseState): Decision => ({ ok: true, state, events: [] });
