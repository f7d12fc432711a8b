/** Decided on paper or by voice: the office enters it with the scan, the leader confirms. @clause 3.2 */
import { type Decision, refuse } from '../context.ts';
import { GUARDS } from '../guards.ts';
import { climbUnderWay, given, patchClimb } from '../rounds.ts';
import { ruleApproved, ruleFeasible, rulePassUp } from './deciding.ts';
import { type Act, decided, type Handlers, personOf, type Scene } from './handler.ts';

export const paper: Handlers<'enter-paper-decision' | 'answer-paper-decision'> = {
  /** Decided on paper or by voice: the office enters it with the scan, the leader confirms. */
  'enter-paper-decision': (act) => {
    const { state, input, context } = act;
    const climb = climbUnderWay(state);
    if (!paperFits(climb.level, input)) return refuse('paper-does-not-fit', '3.2', { level: climb.level });
    const paper = { ...input, level: climb.level, enteredBy: personOf(act).personId, enteredAt: context.now };
    const facts = { climb: climb.no, level: climb.level, result: input.result };
    return decided(act, patchClimb(state, { paper }), 'paper-decision-entered', facts, {
      opinion: input.opinion,
    });
  },

  'answer-paper-decision': (act) => {
    const { state, input, context } = act;
    const paper = given(climbUnderWay(state).paper, 'paper decision');
    if (!input.confirm) {
      return decided(
        act,
        patchClimb(state, { paper: null }),
        'paper-decision-rejected',
        {},
        { note: input.note },
      );
    }
    const ruling = { opinion: paper.opinion, fromPaper: true };
    const missing = paper.result === 'feasible' ? null : GUARDS[COMMAND_OF[paper.result]]?.(state, context);
    if (missing) return { ok: false, refusal: missing };
    return confirmed(act, paper.result, ruling, paper);
  },
};

const COMMAND_OF = { 'passed-up': 'pass-up', approved: 'approve-refusal' } as const;

function confirmed(
  act: Scene,
  result: 'feasible' | 'passed-up' | 'approved',
  ruling: { opinion: string; fromPaper: boolean },
  paper: {
    readonly dueOn: string | null;
    readonly judgement: 'unsure' | 'infeasible' | null;
    readonly opinion: string;
  },
): Decision {
  if (result === 'approved') return ruleApproved(act, ruling);
  if (result === 'passed-up') return rulePassUp(act, ruling, paper.judgement ?? 'infeasible');
  return ruleFeasible(act, ruling, { instructions: paper.opinion, dueOn: paper.dueOn ?? '' });
}

/** Level 4 approves, the others pass up; 能办 fits every level and names its date. */
function paperFits(level: 2 | 3 | 4, input: Act<'enter-paper-decision'>['input']): boolean {
  if (input.result === 'feasible') return input.dueOn !== null;
  return input.result === 'approved' ? level === 4 : level !== 4 && input.judgement !== null;
}
