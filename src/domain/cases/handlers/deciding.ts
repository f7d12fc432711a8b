/** What a level may decide. Each decision ends its level; 能办 ends the climb. @clause 3.2 */
import { workingDaysBetween } from '../../calendar/working-days.ts';
import { handlingLimit } from '../../catalogue/matter.ts';
import { chainOf, superiorChainOf } from '../../organisation/chain.ts';
import type { UnitId } from '../../organisation/types.ts';
import { type LocalDate, localDateOf } from '../../time.ts';
import { ascend, endClimb, entryOf, next, withEntry } from '../climbing.ts';
import { type Decision, refuse } from '../context.ts';
import { deliveredAt, deliveryRefusal } from '../delivery.ts';
import { climbUnderWay, currentRound, patchClimb, patchRound } from '../rounds.ts';
import type { CaseState, FeasibleOrder } from '../state.ts';
import type { ClimbOutcome } from '../vocabulary.ts';
import { decided, type Handlers, personOf, type Scene } from './handler.ts';
import { reassigned } from './placing.ts';
import { skips } from './proposing.ts';

/** What a level says, whether on screen or on paper. */
export interface Ruling {
  readonly opinion: string;
  readonly fromPaper: boolean;
}

export const deciding: Handlers<
  | 'feasible'
  | 'answer-directly'
  | 'pass-up'
  | 'send-back'
  | 'mark-specific'
  | 'state-change'
  | 'review-law'
  | 'instruct'
  | 'assign'
  | 'demand-refusal'
  | 'approve-refusal'
  | 'revoke-approval'
> = {
  feasible: (act) => ruleFeasible(act, { opinion: act.input.opinion, fromPaper: false }, act.input),

  /** Levels 2 and 3 tell the applicant themselves how it will be done. */
  'answer-directly': (act) => {
    const { state, input, context } = act;
    const refusal =
      dueRefusal(state, input.dueOn, act) ??
      deliveryRefusal(input.delivery, state, context.now, climbUnderWay(state).levelSince);
    if (refusal) return refusal;
    const ended = endedBy(act, 'answered-directly', input.text);
    const toldAt = deliveredAt(input.delivery, context.now);
    const after = patchRound(ended, { order: orderOf(act, 'feasible', input.text, input.dueOn, toldAt) });
    return decided(act, { ...after, status: 'open' }, 'answered-directly', climbFacts(act, { toldAt }), {
      ...input,
    });
  },

  'pass-up': (act) => rulePassUp(act, { opinion: act.input.opinion, fromPaper: false }, act.input.judgement),

  /** 退回: once a level and climb; the reply clock runs on, and the resubmission returns here. */
  'send-back': (act) => {
    const { state, input, context } = act;
    const climb = climbUnderWay(state);
    const level = climb.reviewBy ?? climb.level;
    const sentBack = { level, actor: personOf(act), at: context.now, missing: input.missing };
    const after = patchClimb(
      { ...state, status: 'open' },
      { returnTo: level, paper: null, sentBack: [...climb.sentBack, sentBack] },
    );
    return decided(act, after, 'sent-back', climbFacts(act), { ...input });
  },

  'mark-specific': (act) => {
    const after = patchClimb(act.state, { reasonSpecific: { actor: personOf(act), at: act.context.now } });
    return decided(act, after, 'reason-marked-specific', climbFacts(act));
  },

  /** The leader who had said 能办 states what changed; then the climb begins at level 2 (invariant 2). */
  'state-change': (act) => {
    const { state, input, context } = act;
    const climb = climbUnderWay(state);
    const level = climb.reviewBy ?? climb.level;
    const stated = patchClimb(state, {
      changeStated: { level, actor: personOf(act), at: context.now, text: input.text },
      reviewBy: null,
    });
    const after = ascend(stated, 2, context);
    return decided(act, after, 'change-stated', { ...climbFacts(act), ...skips(state, after) }, { ...input });
  },

  /** The law section reads a licence refusal before level 4 decides. */
  'review-law': (act) => {
    const { input, context } = act;
    const after = patchClimb(act.state, {
      lawReview: { actor: personOf(act), at: context.now, opinion: input.opinion },
    });
    return decided(act, after, 'law-reviewed', climbFacts(act), { ...input });
  },

  /** 指示 after a 请示. @clause 2.1c */
  instruct: (act) => {
    const { input } = act;
    const refusal = dueRefusal(act.state, input.dueOn, act);
    if (refusal) return refusal;
    const ended = endedBy(act, 'instructed', input.instructions);
    const order = orderOf(act, 'instructed', input.instructions, input.dueOn, null);
    const after = patchRound(ended, { order: keepFeasible(act.state, order) });
    return decided(act, { ...after, status: 'open' }, 'instructed', climbFacts(act, { dueOn: input.dueOn }), {
      ...input,
    });
  },

  /**
   * 交由另一科室承办 after a 请示. A leader assigns within their own reach; to take from another's, that section must
   * accept (hand-over).
   *
   * @clause 2.1c
   */
  assign: (act) => {
    const { input } = act;
    if (!isOver(act, input.unitId)) return refuse('not-over-that-unit', '3.3', { unitId: input.unitId });
    const ended: CaseState = { ...endedBy(act, 'assigned', input.instructions), status: 'open' };
    const moved = reassigned(ended, input.unitId, input.responderPostId, act.context);
    if (!moved.ok) return moved;
    return decided(act, moved.state, 'assigned', climbFacts(act, { unitId: input.unitId }), { ...input });
  },

  /** 要求按程序提出拟说"不" after a 请示: guidance itself never refuses. @clause 2.1c */
  'demand-refusal': (act) => {
    const after: CaseState = { ...endedBy(act, 'refusal-demanded', act.input.opinion), status: 'open' };
    return decided(act, after, 'refusal-demanded', climbFacts(act), { ...act.input });
  },

  'approve-refusal': (act) => ruleApproved(act, { opinion: act.input.opinion, fromPaper: false }),

  'revoke-approval': (act) => {
    const after = patchRound(
      { ...act.state, status: 'open' },
      { approval: null, explanation: null, proposedAt: null },
    );
    return decided(act, after, 'approval-revoked', {}, { ...act.input });
  },
};

/** Whether the level that decides stands above a unit, or the case is there already. */
function isOver({ state, context, actor }: Scene, unitId: UnitId): boolean {
  const { directory } = context;
  if (unitId === state.unitId || !directory.units.has(unitId)) return true;
  const climb = climbUnderWay(state);
  const post = climb.chain[climb.level] ?? actor?.postId ?? null;
  const chain = chainOf(directory, unitId, currentRound(state).policy);
  const superior = superiorChainOf(directory, unitId);
  return [chain[2], chain[3], chain[4], superior?.[3], superior?.[4]].includes(post);
}

/** 能办: ends the climb at once, whatever the level; the first responder does it by the date set. */
export function ruleFeasible(
  act: Scene,
  ruling: Ruling,
  { instructions, dueOn }: { readonly instructions: string; readonly dueOn: LocalDate },
): Decision {
  const refusal = dueRefusal(act.state, dueOn, act);
  if (refusal) return refusal;
  const ended = endedBy(act, 'feasible', ruling.opinion, ruling.fromPaper);
  const after = patchRound(ended, { order: orderOf(act, 'feasible', instructions, dueOn, null) });
  return decided(
    act,
    { ...after, status: 'open' },
    'found-feasible',
    climbFacts(act, { dueOn, ...ruled(ruling) }),
    {
      opinion: ruling.opinion,
      instructions,
    },
  );
}

/** 把握不准 or 不能办: one level further up, with an opinion. */
export function rulePassUp(act: Scene, ruling: Ruling, judgement: 'unsure' | 'infeasible'): Decision {
  const { state, context } = act;
  const { level } = climbUnderWay(state);
  const entry = entryOf(level, 'passed-up', personOf(act), context, { ...ruling, judgement });
  const after = ascend(withEntry(state, entry), next(level), context);
  const facts = climbFacts(act, { judgement, ...ruled(ruling), ...skips(state, after) });
  return decided(act, after, 'passed-up', facts, { opinion: ruling.opinion });
}

/** 最后审定: level 4 lets this proposal be said to the applicant. Nobody else can. */
export function ruleApproved(act: Scene, ruling: Ruling): Decision {
  const { state, context } = act;
  const climb = climbUnderWay(state);
  const entry = entryOf(4, 'approved', personOf(act), context, ruling);
  const ended = endClimb(withEntry(state, entry), 'approved', context);
  const approval = { climbNo: climb.no, at: context.now, actor: personOf(act) };
  const after: CaseState = { ...patchRound(ended, { approval }), status: 'refusal-approved' };
  return decided(act, after, 'refusal-approved', climbFacts(act, ruled(ruling)), { opinion: ruling.opinion });
}

const ruled = (ruling: Ruling) => (ruling.fromPaper ? { fromPaper: true } : {});

function climbFacts(act: Scene, more: Readonly<Record<string, unknown>> = {}) {
  const climb = climbUnderWay(act.state);
  return { climb: climb.no, level: climb.reviewBy ?? climb.level, ...more };
}

/** The level's entry, and the climb ended by it. A leader who decides during the review decides at that level. */
function endedBy(
  act: Scene,
  result: ClimbOutcome & LevelEnding,
  opinion: string,
  fromPaper = false,
): CaseState {
  const climb = climbUnderWay(act.state);
  const entry = entryOf(climb.reviewBy ?? climb.level, result, personOf(act), act.context, {
    opinion,
    fromPaper,
  });
  return endClimb(withEntry(act.state, entry), result, act.context);
}
type LevelEnding = 'feasible' | 'answered-directly' | 'instructed' | 'assigned' | 'refusal-demanded';

function orderOf(
  act: Scene,
  kind: FeasibleOrder['kind'],
  instructions: string,
  dueOn: LocalDate,
  toldAt: string | null,
): FeasibleOrder {
  const climb = climbUnderWay(act.state);
  return {
    climbNo: climb.no,
    level: climb.reviewBy ?? climb.level,
    actor: personOf(act),
    at: act.context.now,
    instructions,
    dueOn,
    toldAt,
    kind,
  };
}

/** Instructions do not undo a 能办 that stands: what proves impossible still goes back to that leader first. */
function keepFeasible(state: CaseState, order: FeasibleOrder): FeasibleOrder {
  const standing = currentRound(state).order;
  return standing?.kind === 'feasible'
    ? { ...standing, instructions: order.instructions, dueOn: order.dueOn }
    : order;
}

/**
 * A due date does not lie before today, and within the time that the matter itself has, counted from the order;
 * where it has none, within the policy's limit.
 */
function dueRefusal(state: CaseState, dueOn: LocalDate, act: Scene) {
  const today = localDateOf(act.context.now);
  if (dueOn < today) return refuse('not-in-the-future', '3.2', { field: 'dueOn' });
  const { policy } = currentRound(state);
  const limit = handlingLimit(state.matter, { handlingWorkingDays: policy.feasibleMaxWorkingDays });
  return workingDaysBetween(act.context.calendar, today, dueOn) > limit.workingDays
    ? refuse('due-too-late', '3.2', { feasibleMaxWorkingDays: limit.workingDays })
    : null;
}
