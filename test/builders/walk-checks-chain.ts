/** Invariants 1 and 3 of the design: nobody says no alone, and one person decides at one level only. */
import type { CaseState } from '../../src/domain/cases/state.ts';
import type { Step, Transition } from './walk.ts';
import {
  actsOf,
  beginsClimb,
  calledIn,
  climbsBegun,
  decidersOf,
  MOVING,
  mayDecide,
  mayLieEmpty,
  proposersOf,
  recusedIn,
  roundSteps,
  rulingsOf,
  standInsOf,
} from './walk-ledger.ts';

type Check = (transition: Transition) => string | null;

const newly = ({ from, to }: Transition, ask: (state: CaseState) => boolean) =>
  ask(to.state) && !ask(from.state);
const answer = (state: CaseState) => state.rounds.at(-1)?.answer ?? null;
const told = (state: CaseState) => state.rounds.at(-1)?.explanation ?? null;
const lastOf = (steps: readonly Step[], command: string) => steps.findLast((one) => one.command === command);

/** 1: a no is said only after every level, and the approval of this very proposal at level 4. */
export const refusalHasItsChain: Check = (transition) => {
  const refused = newly(transition, (state) => answer(state)?.outcome === 'refused');
  const explained = newly(transition, (state) => told(state) !== null);
  if (!refused && !explained) return null;
  const { world, to } = transition;
  const climb = climbsBegun(to.steps);
  const rulings = rulingsOf(to.steps, climb);
  const approval = rulings.findLast((one) => one.what === 'approve-refusal');
  if (approval?.level !== 4) return '没有四级审定就答复了办不成';
  const undone = to.steps
    .slice(approval.at + 1)
    .find((one) => beginsClimb(one) || UNDOING.includes(one.command));
  if (undone) return `审定之后又有 ${undone.command}，仍按原审定答复`;
  if (!proposersOf(to.steps, climb).length && !calledIn(to.steps, climb)) return '没有人提出过拟说“不”';
  for (const level of [2, 3] as const) {
    const decided = rulings.some((one) => one.level === level && one.what === 'pass-up' && !one.review);
    const overdue = to.steps.some(
      (one) => one.command === 'escalate-overdue' && one.climb === climb && one.level === level,
    );
    const carried = level === 2 && calledIn(to.steps, climb);
    if (!decided && !overdue && !carried && !mayLieEmpty(world, to.steps, climb, level)) {
      return `${level} 级没有意见，也没有逾期或可以越过的原因`;
    }
  }
  return null;
};
const UNDOING: readonly string[] = ['revoke-approval', 'supplement', 'object', 'reopen'];

/** 1: every way out but "done" has a second person. */
export const exitsHaveTwo: Check = (transition) => {
  const { step, to } = transition;
  const steps = roundSteps(transition);
  if (newly(transition, (state) => answer(state)?.outcome === 'informed')) {
    if (to.state.intake.kind !== 'consultation') return '诉求以“已解答”办结';
  }
  if (newly(transition, (state) => answer(state)?.outcome === 'referred')) {
    const asked = lastOf(steps, 'request-referral');
    const agreed = lastOf(steps, 'decide-referral');
    if (!asked || agreed?.input.approve !== true || agreed.by === asked.by) return '转出没有第二个人同意';
    if (step.input.accepted !== true) return '对方没有接收就转出了';
  }
  if (newly(transition, (state) => state.status === 'withdrawn')) return withdrawalFault(transition, steps);
  return null;
};

const CAP_DAYS = 20;

function withdrawalFault({ step }: Transition, steps: readonly Step[]): string | null {
  if (step.command === 'withdraw') return step.by === 'applicant' ? null : '不是申请人撤回的';
  if (step.command === 'decide-withdrawal') {
    const asked = lastOf(steps, 'ask-withdrawal');
    return asked && asked.by !== step.by ? null : '撤回由同一人提出并核实';
  }
  if (step.command !== 'lapse') return `${step.command} 使办件撤回`;
  const informed = lastOf(steps, 'inform-once');
  if (!informed || informed.by === step.by) return '逾期未补由告知的人自己确认';
  const days = (Date.parse(step.at) - Date.parse(informed.at)) / 86_400_000;
  return days < CAP_DAYS ? '补充期限没有到就视为撤回' : null;
}

/** 1: a case comes to another unit only when somebody else takes or gives it. */
export const movesAreAccepted: Check = (transition) => {
  const { from, to, step } = transition;
  if (from.state.unitId === to.state.unitId) return null;
  if (!MOVING.includes(step.command)) return `${step.command} 把办件移到了别的单位`;
  if (step.command !== 'answer-hand-over' && step.command !== 'settle-hand-over') return null;
  const asked = lastOf(roundSteps(transition), 'hand-over');
  return asked && asked.by !== step.by ? null : '转办由同一人提出并接收';
};

/** 1: nothing times out into a no, and the system never answers anybody. */
export const systemNeverRefuses: Check = ({ step, from, to }) => {
  if (step.by !== 'system' || from.state.status === to.state.status) return null;
  return from.state.status === 'answered' && to.state.status === 'closed'
    ? null
    : `系统把办件从 ${from.state.status} 变为 ${to.state.status}`;
};

/** 1: a refusal is approved at level 4, by a person, in a refusal climb; guidance never ends in one. */
export const onlyLevelFourApproves: Check = (transition) => {
  if (!newly(transition, (state) => state.status === 'refusal-approved')) return null;
  const { step } = transition;
  if (step.kind !== 'refusal') return '请示以审定不能办结束';
  return step.level === 4 && step.review === null ? null : `${step.level} 级审定了不能办`;
};

/** 3: one person acts at one level of a climb, not on their own proposal, not after a recusal, and at their level. */
export const onePersonOneLevel: Check = (transition) => {
  const { world, to, step } = transition;
  const climb = step.touched ?? step.climb ?? climbsBegun(to.steps);
  const acts = actsOf(to.steps, climb);
  const now = acts.length > actsOf(transition.from.steps, climb).length ? acts.find(isStep(step)) : null;
  for (const act of acts) {
    if (acts.some((other) => other.by === act.by && other.level !== act.level)) {
      return `${act.by} 在同一次提级中办理了两级`;
    }
  }
  if (!now) return null;
  if (proposersOf(to.steps, climb).includes(now.by)) return `${now.by} 审了自己提出的事项`;
  if (recusedIn(transition.from.steps).includes(now.by)) return `${now.by} 已回避仍在审`;
  if (step.review !== null) return null;
  const level = now.level as 2 | 3 | 4;
  return mayDecide(world, to.steps, climb, level).includes(now.by)
    ? null
    : `${now.by} 不能在 ${level} 级作决定`;
};

const isStep = (step: Step) => (act: { readonly by: string }) => act.by === step.by;

/** 3: leaders are not first responders. */
export const leadersNeverPropose: Check = ({ world, step, to, from }) => {
  const started = to.state.rounds.at(-1)?.climbs.length !== from.state.rounds.at(-1)?.climbs.length;
  const proposing = step.command === 'propose-refusal' || step.command === 'ask-guidance';
  return started && proposing && world.leaders.includes(step.by) ? `领导 ${step.by} 当了首问责任人` : null;
};

/** 3: who stands in at level 4 is the first of the published order who may, and only where level 4 cannot act. */
export const standInsAreDue: Check = ({ world, step, to, from }) => {
  if (step.command !== 'confirm-stand-in' || step.climb === null) return null;
  const person = String(step.input.personId).replace('person:', '');
  if (person === step.by) return '确认自己代行';
  const conflicted = [
    ...proposersOf(to.steps, step.climb),
    ...recusedIn(from.steps),
    ...actsOf(from.steps, step.climb).map((act) => act.by),
  ];
  if (conflicted.includes(person)) return `${person} 有回避情形，不能代行`;
  const earlier = standInsOf(from.steps, step.climb);
  const order = (from.changed ? world.laterOrder : null) ?? world.order ?? [];
  const first = order.find((one) => !conflicted.includes(one) && !earlier.includes(one));
  if (first && ![first, ...earlier].includes(person)) return `代行没有按公布的顺序：应为 ${first}`;
  const away = world.away ?? [];
  const needed = decidersOf(world, from.steps, step.climb).some((deciders) =>
    deciders[4].every((one) => conflicted.includes(one) || away.includes(one)),
  );
  return needed ? null : '四级有人可以审定，不需要代行';
};

export const CHAIN_CHECKS = {
  refusalHasItsChain,
  exitsHaveTwo,
  movesAreAccepted,
  systemNeverRefuses,
  onlyLevelFourApproves,
  onePersonOneLevel,
  leadersNeverPropose,
  standInsAreDue,
} as const;
