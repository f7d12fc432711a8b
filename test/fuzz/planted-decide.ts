/** Defects of the rules that a test plants, to see that the fuzz finds them. */
import type { CommandName, CommandOf } from '../../src/domain/cases/command-inputs.ts';
import type { Decision, DecisionContext } from '../../src/domain/cases/context.ts';
import { currentRound, openClimb, patchClimb, patchRound } from '../../src/domain/cases/rounds.ts';
import type { CaseState } from '../../src/domain/cases/state.ts';

export type Decide = <N extends CommandName>(
  state: CaseState,
  command: CommandOf<N>,
  context: DecisionContext,
) => Decision;

/** Each takes a decision of the rules and makes a wrong one of it. */
export const DEFECTS = {
  /** Level 3 is left out: from the section head straight to the principal leader. */
  'level 3 is left out': (before: CaseState, name: CommandName, after: CaseState): CaseState =>
    name === 'pass-up' && openClimb(before)?.level === 2 && openClimb(after)?.level === 3
      ? patchClimb(after, { level: 4 })
      : after,
  /** Passing up at level 3 counts as the approval itself. */
  'level 3 approves': (before: CaseState, name: CommandName, after: CaseState): CaseState => {
    const climb = openClimb(after);
    const actor = climb?.entries.at(-1)?.actor;
    if (name !== 'pass-up' || openClimb(before)?.level !== 3 || !climb || !actor) return after;
    if (climb.kind !== 'refusal') return after;
    const ended = patchClimb(after, { outcome: 'approved', endedAt: climb.levelSince });
    const approval = { climbNo: climb.no, at: climb.levelSince, actor };
    return { ...patchRound(ended, { approval }), status: 'refusal-approved' };
  },
  /** New material arrives after the approval, and the approval is still taken for valid. */
  'an approval outlives new material': (before: CaseState, name: CommandName, after: CaseState): CaseState =>
    name === 'supplement' && before.status === 'refusal-approved'
      ? { ...patchRound(after, { approval: currentRound(before).approval }), status: 'refusal-approved' }
      : after,
} as const;
export type Defect = keyof typeof DEFECTS;

export function withDefect(decide: Decide, planted: { readonly defect: Defect | null }): Decide {
  return (state, command, context) => {
    const decision = decide(state, command, context);
    if (!decision.ok || planted.defect === null) return decision;
    return { ...decision, state: DEFECTS[planted.defect](state, command.name, decision.state) };
  };
}
