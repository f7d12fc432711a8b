/** Invariants 2, 4, 5 and 6 of the design: 能办 is done, one decision each, reasons that say something, always a next. */
import type { ProposeRefusalInput } from '../../src/domain/cases/command-inputs.ts';
import type { CaseState } from '../../src/domain/cases/state.ts';
import { contextOf, type Place, type Rules, type Step, type Transition } from './walk.ts';
import { climbsBegun, proposersOf, RULINGS, recusedIn, roundSteps, rulingsOf } from './walk-ledger.ts';
import { BRUSH_OFF, RESEMBLING } from './walk-moves.ts';
import type { World } from './walk-worlds.ts';

type Check = (transition: Transition) => string | null;
export type PlaceCheck = (
  place: Place,
  moves: readonly Transition[],
  world: World,
  rules: Rules,
) => string | null;

const DAY_MS = 86_400_000;
/** 30 working days are never more than this many days. */
const THIRTY_WORKING_DAYS = 50;
const days = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / DAY_MS;
const climbOf = (state: CaseState) => state.rounds.at(-1)?.climbs.at(-1) ?? null;
const lastRuling = ({ to }: Transition) => rulingsOf(to.steps, climbsBegun(to.steps)).at(-1);

/** 2: 能办 ends the climb, has a day within 30 working days, and the applicant is told within a working day. */
export const feasibleEndsTheClimb: Check = (transition) => {
  const { step, to, from, rules, world } = transition;
  const ruling = lastRuling(transition);
  if (ruling?.at !== to.steps.length - 1) return null;
  if (ruling.what !== 'feasible' && ruling.what !== 'answer-directly') return null;
  const { order } = to.state.rounds.at(-1) ?? {};
  if (to.state.status !== 'open' || climbOf(to.state)?.outcome === null) return '说了能办，提级没有结束';
  if (order?.kind !== 'feasible' || order.at !== step.at) return '说了能办，没有留下交办';
  if (days(step.at, `${order.dueOn}T10:00:00Z`) > THIRTY_WORKING_DAYS) return '办结日期超过 30 个工作日';
  if (ruling.what === 'answer-directly') return order.toldAt ? null : '直接答复没有告知申请人';
  const next = rules.nextStep(to.state, contextOf(to, world, 'system'));
  const clock = rules.clocks(to.state, to.now).find((one) => one.kind === 'tell-applicant');
  const blocked = from.state.rounds.at(-1)?.withdrawalAsked;
  if (!blocked && next?.duty !== 'tell-applicant' && next?.duty !== 'assign-responder')
    return '说了能办，下一步不是告知申请人';
  // One working day is at most the days of the longest holiday away.
  return clock && days(step.at, clock.dueAt) <= 11 ? null : '告知申请人没有一个工作日的时限';
};

/** 2: after 能办 a new proposal says what is new, goes first to that leader, and has a new reply clock. */
export const secondProposalsGoBack: Check = (transition) => {
  const { step, from, to, rules, world } = transition;
  const begun = climbsBegun(to.steps);
  const order = lastOrder(roundSteps(transition).slice(0, -1));
  if (step.command === 'propose-refusal' && step.climb === null && order) {
    if (!String(step.input.whatIsNew ?? '').trim()) return '能办之后再提，没有说明新情况';
    const next = rules.nextStep(to.state, contextOf(to, world, 'system'));
    const review = next?.duty === 'state-change' || next?.duty === 'skip-level';
    const held = climbOf(to.state)?.reviewBy === (order.review ?? order.level);
    if (!held || (!review && !from.state.rounds.at(-1)?.withdrawalAsked))
      return '能办之后再提，没有先到那位领导';
    const reply = rules.clocks(to.state, to.now).find((one) => one.kind === 'reply');
    const since = to.steps.slice(to.steps.indexOf(order));
    const first = since.find((one) => one.command === 'propose-refusal' && one.climb === null);
    return reply?.startedAt === first?.at ? null : '能办之后再提，答复时限没有重新起算';
  }
  if (to.state.status !== 'refusal-approved' || from.state.status === 'refusal-approved') return null;
  const own = to.steps.filter((one) => one.climb === begun);
  const opening = to.steps.findLast((one) => one.command === 'propose-refusal' && one.climb === null);
  const before = opening ? lastOrder(to.steps.slice(0, to.steps.indexOf(opening))) : null;
  if (!before || before.round !== opening?.round) return null;
  const stated = own.some(
    (one) => one.review !== null && ['state-change', 'skip-level', 'escalate-overdue'].includes(one.command),
  );
  return stated ? null : '能办之后再提，没有说明变化就审定了';
};

/** The last 能办 of these steps, by screen or paper. */
function lastOrder(steps: readonly Step[]): Step | null {
  for (const step of steps.toReversed()) {
    if (step.command === 'feasible' || step.command === 'answer-directly') return step;
    const paper = step.command === 'answer-paper-decision' && step.input.confirm === true;
    if (!paper || step.climb === null) continue;
    const until = steps.slice(0, steps.indexOf(step) + 1);
    if (rulingsOf(until, step.climb).at(-1)?.what === 'feasible') return step;
  }
  return null;
}

/** 4: each level of a climb decides once, and the same decision on what came of it is refused. */
export const oneDecisionEach: Check = (transition) => {
  const { step, to, rules, world } = transition;
  const climb = step.climb;
  if (climb === null) return null;
  const rulings = rulingsOf(to.steps, climb);
  const last = rulings.at(-1);
  if (last?.at !== to.steps.length - 1) return null;
  const twice = rulings.some((one) => one !== last && one.level === last.level && one.review === last.review);
  if (twice) return `${last.level} 级作了两次决定`;
  const again = world.people
    .filter((person) => person !== 'applicant' && person !== 'system')
    .find((person) => {
      const context = contextOf(to, world, person);
      const command = { name: step.command, input: step.input } as never;
      const decision = rules.decide(to.state, command, context);
      if (!decision.ok) return false;
      const level = to.state.status === 'escalated' ? climbOf(to.state)?.level : null;
      return level === undefined || level === null || level === step.level;
    });
  return again ? `${again} 在已经决定之后又作了同一决定` : null;
};

/**
 * 4: deciding is a function of the case, the command and the moment. (That it changes nothing but its answer is seen
 * to by the walk: every case is frozen before it is decided on.)
 */
export const decidingIsPure: Check = ({ from, step, decision, rules, world }) => {
  if (!RULINGS.includes(step.command)) return null;
  const command = { name: step.command, input: step.input } as never;
  const again = rules.decide(from.state, command, contextOf(from, world, step.by, step.at));
  return JSON.stringify(again) === JSON.stringify(decision) ? null : '同样的决定得出不同的结果';
};

/** 5: what a proposal must carry, and what must have been tried before. */
export const proposalsSaySomething: Check = (transition) => {
  const { step, from } = transition;
  if (step.command === 'propose-refusal') {
    return proposalFault(step.input as unknown as ProposeRefusalInput, from.state, transition);
  }
  const flagged = climbOf(from.state)?.proposal?.reason === RESEMBLING;
  const passing = ['pass-up', 'approve-refusal', 'answer-paper-decision'].includes(step.command);
  if (!flagged || !passing || step.input.confirm === false || step.kind !== 'refusal') return null;
  const ruling = lastRuling(transition);
  if (ruling?.what === 'feasible') return null;
  const edition = transition.to.steps.findLastIndex((one) => one.command === 'propose-refusal');
  const marked = transition.to.steps.slice(edition).some((one) => one.command === 'mark-specific');
  return marked ? null : '像推托的理由没有人确认具体就上报了';
};

function proposalFault(input: ProposeRefusalInput, state: CaseState, transition: Transition): string | null {
  for (const text of [input.reason, input.tried, input.wayForward]) {
    if (text.trim().length < 4) return '拟说“不”缺少理由、已做的努力或说“行”建议';
    if (text === BRUSH_OFF) return '推托的话当了理由';
  }
  const named = input.articles.some((article) => article.trim() !== '');
  if (['law-forbids', 'policy-forbids'].includes(input.reasonKind) && !named) return '没有写明条款';
  const view = input.applicantView.kind;
  if (view === 'anonymous' && state.applicant.kind !== 'anonymous') return '实名的申请人写成匿名';
  const steps = roundSteps(transition);
  const calls = steps.filter((one) => one.command === 'record-attempt').length;
  if (view === 'unreachable' && calls < 3) return '没有联系三次就写联系不上';
  const tried = steps.some(
    (one) =>
      one.command === 'answer-coordination' ||
      (one.command === 'decide-referral' && one.input.approve === false) ||
      (one.command === 'record-referral-result' && one.input.accepted === false),
  );
  return input.reasonKind === 'not-our-duty' && !tried ? '没有协办或转出就说不属于本单位职责' : null;
}

const LIVE: readonly string[] = ['open', 'awaiting-applicant', 'escalated', 'refusal-approved'];

/** 6: a live case has one person who must act, can, and has a clock; a case at rest has nothing left open. */
export const somebodyIsNext: PlaceCheck = (place, moves, world, rules) => {
  const { state, now } = place;
  const step = rules.nextStep(state, contextOf(place, world, 'system'));
  const clocks = rules.clocks(state, now);
  const open = state.rounds.some((round) => round.climbs.some((climb) => climb.outcome === null));
  if (!LIVE.includes(state.status)) {
    if (step) return `已了结的办件还等着 ${step.actor.personId}`;
    if (open) return '办件已了结，提级还开着';
    if (state.status !== 'answered' && clocks.length > 0) return '已了结的办件还有时限在走';
    return null;
  }
  if (!step) return '没有人该办下一步';
  if (clocks.filter((clock) => step.clocks.includes(clock.kind)).length === 0) {
    return `下一步（${step.duty}）没有时限`;
  }
  const person = step.actor.personId.replace('person:', '');
  if (recusedIn(place.steps).includes(person)) return `下一步落在已回避的 ${person}`;
  if (proposersOf(place.steps, climbsBegun(place.steps)).includes(person) && step.role === 'level-holder') {
    return `下一步落在提出人 ${person} 自己`;
  }
  if (!world.people.includes(person)) return null;
  const duties: readonly string[] = [step.duty, 'mark-specific'];
  const acts = moves.some((move) => move.step.by === person && duties.includes(move.step.command));
  return acts ? null : `${person} 该办 ${step.duty}，却办不了`;
};

/** 1: an answer can always be objected to. */
export const answersCanBeDisputed: PlaceCheck = (place, moves) => {
  if (place.state.status !== 'answered' && place.state.status !== 'closed') return null;
  return moves.some((move) => move.step.command === 'object' && move.to.state.status === 'open')
    ? null
    : '申请人不能反映没办成';
};

export const COURSE_CHECKS = {
  feasibleEndsTheClimb,
  secondProposalsGoBack,
  oneDecisionEach,
  decidingIsPure,
  proposalsSaySomething,
} as const;
export const PLACE_CHECKS = { somebodyIsNext, answersCanBeDisputed } as const;
