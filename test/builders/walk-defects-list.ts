/** The planted defects, by invariant. */
import type { Decision } from '../../src/domain/cases/context.ts';
import type { Answer, CaseState } from '../../src/domain/cases/state.ts';
import { addDays, addMinutes, localDateOf } from '../../src/domain/time.ts';
import { REAL_RULES } from './walk.ts';
import {
  afterwards,
  approved,
  climb,
  type Defect,
  defect,
  hearing,
  instead,
  real,
  round,
  seenAs,
  told,
} from './walk-defects.ts';
import { BRUSH_OFF } from './walk-moves.ts';

const DESK_AND_HEAD = '首问责任人兼科室负责人';
const someone = 'person:nobody';

const FIRST: readonly Defect[] = [
  defect(1, '三级就能审定', 'onlyLevelFourApproves', {
    alsoTry: ['approve-refusal'],
    decide: instead('approve-refusal', (state, command, context) => {
      if (state.rounds.at(-1)?.climbs.at(-1)?.level !== 3) return real(state, command, context);
      const may = real(state, { name: 'send-back', input: { missing: '' } }, context);
      return may.ok ? told(approved(state, context)) : may;
    }),
  }),
  defect(1, '没有审定就答复', 'refusalHasItsChain', {
    alsoTry: ['reply'],
    decide: instead('reply', (state, command, context) => {
      const input = {
        outcome: 'done',
        text: '好了，已办。',
        document: null,
        delivery: { method: 'on-the-spot' },
      };
      const done = real(state, { name: 'complete', input } as never, context);
      if (!done.ok) return real(state, command, context);
      const answer = done.state.rounds.at(-1)?.answer as Answer;
      return told(round(done.state, { answer: { ...answer, outcome: 'refused' } }));
    }),
  }),
  defect(1, '越过三级', 'refusalHasItsChain', {
    decide: afterwards('pass-up', (after, before) =>
      before.rounds.at(-1)?.climbs.at(-1)?.level === 2 ? climb(after, { level: 4 }) : after,
    ),
  }),
  defect(1, '补充材料之后旧审定还算数', 'refusalHasItsChain', {
    decide: afterwards('supplement', (after, before) =>
      before.status === 'refusal-approved'
        ? {
            ...round(after, { approval: before.rounds.at(-1)?.approval ?? null }),
            status: 'refusal-approved',
          }
        : after,
    ),
  }),
  defect(
    1,
    '局领导提审之后旧审定还算数',
    'refusalHasItsChain',
    {
      decide: afterwards('call-in', (after, before) => ({
        ...round(after, { approval: before.rounds.at(-1)?.approval ?? null }),
        status: 'refusal-approved',
      })),
    },
    '局属单位',
  ),
  defect(1, '诉求以“已解答”办结', 'exitsHaveTwo', {
    decide: instead('complete', (state, command, context) =>
      restored(
        real({ ...state, intake: { ...state.intake, kind: 'consultation' } }, command, context),
        state,
      ),
    ),
  }),
  defect(1, '工作人员一个人撤回', 'exitsHaveTwo', {
    decide: afterwards('ask-withdrawal', (after) => ({ ...after, status: 'withdrawn' })),
  }),
  defect(
    1,
    '告知的人自己确认逾期未补',
    'exitsHaveTwo',
    {
      alsoTry: ['lapse'],
      decide: instead('lapse', (state, command, context) => {
        const informedOnce = state.rounds.at(-1)?.informedOnce;
        return real(
          round(state, { informedOnce: informedOnce ? { ...informedOnce, by: someone } : null }),
          command,
          context,
        );
      }),
    },
    DESK_AND_HEAD,
  ),
  defect(1, '期限没到就视为撤回', 'exitsHaveTwo', {
    alsoTry: ['lapse'],
    decide: instead('lapse', (state, command, context) =>
      real(state, command, { ...context, now: addMinutes(context.now, 60 * 24 * 40) }),
    ),
  }),
  defect(
    1,
    '转出一个人说了算',
    'exitsHaveTwo',
    {
      alsoTry: ['decide-referral'],
      decide: instead('decide-referral', (state, command, context) => {
        const referrals = state.rounds.at(-1)?.referrals ?? [];
        return real(
          round(state, { referrals: referrals.map((one) => ({ ...one, requestedBy: someone })) }),
          command,
          context,
        );
      }),
    },
    DESK_AND_HEAD,
  ),
  defect(1, '转办不用接收', 'movesAreAccepted', {
    decide: afterwards('hand-over', (after) => ({ ...after, unitId: 'unit:hhk' })),
  }),
  defect(1, '超期变成不能办', 'systemNeverRefuses', {
    decide: afterwards('escalate-overdue', (after, before, context) =>
      before.rounds.at(-1)?.climbs.at(-1)?.level === 3 ? approved(after, context) : after,
    ),
  }),
  defect(
    1,
    '四级空缺就自动通过',
    'systemNeverRefuses',
    {
      alsoTry: ['skip-level'],
      decide: instead('skip-level', (state, command, context) => {
        const { level } = state.rounds.at(-1)?.climbs.at(-1) ?? {};
        const system = context.who.kind === 'system' && state.status === 'escalated';
        return system && level === 4 ? told(approved(state, context)) : real(state, command, context);
      }),
    },
    '主要领导空缺，没有代行顺序，办公室无人',
  ),
  defect(1, '答复之后不能反映没办成', 'answersCanBeDisputed', {
    decide: instead(
      'object',
      (): Decision => ({ ok: false, refusal: { code: 'no', clause: null, meta: {} } }),
    ),
  }),
];

const SECOND: readonly Defect[] = [
  defect(2, '说了能办还要再审', 'feasibleEndsTheClimb', {
    decide: afterwards('feasible', (after) => climb({ ...after, status: 'escalated' }, { outcome: null })),
  }),
  defect(2, '办结日期可以无限远', 'feasibleEndsTheClimb', {
    decide: instead('feasible', (state, command, context) => {
      const today = localDateOf(context.now);
      const decision = real(
        state,
        { ...command, input: { ...command.input, dueOn: today } } as never,
        context,
      );
      const order = decision.ok ? decision.state.rounds.at(-1)?.order : null;
      if (!decision.ok || !order) return decision;
      return told(round(decision.state, { order: { ...order, dueOn: addDays(today, 90) } }));
    }),
  }),
  defect(2, '能办之后不限时告知', 'feasibleEndsTheClimb', {
    clocks: (state, now) => REAL_RULES.clocks(state, now).filter((one) => one.kind !== 'tell-applicant'),
  }),
  defect(2, '能办之后再提不先回到那位领导', 'secondProposalsGoBack', {
    decide: instead('propose-refusal', (state, command, context) =>
      real(round(state, { order: null }), command, context),
    ),
  }),
  defect(2, '能办之后再提不用写新情况', 'secondProposalsGoBack', {
    decide: hearing('propose-refusal', (input) => ({ ...input, whatIsNew: input.whatIsNew ?? '有。' })),
  }),
];

const THIRD: readonly Defect[] = [
  defect(
    3,
    '同一人审两级',
    'onePersonOneLevel',
    {
      alsoTry: ['pass-up', 'approve-refusal'],
      decide: afterwards('pass-up', (after) => {
        const entries = after.rounds.at(-1)?.climbs.at(-1)?.entries ?? [];
        const first = entries.slice(0, 1).map((one) => ({ ...one, actor: null }));
        return entries.length === 2 ? climb(after, { entries: first, level: 3 }) : after;
      }),
    },
    '二级三级同一人',
  ),
  defect(
    3,
    '受托人审自己提出的事项',
    'onePersonOneLevel',
    {
      alsoTry: ['pass-up'],
      decide: seenAs((state) =>
        state.status === 'escalated' ? climb(state, { startedBy: someone }) : state,
      ),
    },
    '分管领导授权给拟说“不”的人',
  ),
  defect(3, '回避的人还在审', 'onePersonOneLevel', {
    alsoTry: ['pass-up'],
    decide: instead('pass-up', (state, command, context) => {
      const decision = real(round(state, { recused: [] }), command, context);
      const recused = state.rounds.at(-1)?.recused ?? [];
      return decision.ok ? told(round(decision.state, { recused })) : decision;
    }),
  }),
  defect(3, '旁人也能在二级作决定', 'onePersonOneLevel', {
    alsoTry: ['pass-up'],
    decide: instead('pass-up', (state, command, context) => {
      const stranger = context.who.kind === 'person' && context.who.personId === 'person:hhk-head';
      const who = stranger ? { kind: 'person' as const, personId: 'person:szy-head' } : context.who;
      return real(state, command, { ...context, who });
    }),
  }),
  defect(
    3,
    '领导当首问责任人',
    'leadersNeverPropose',
    {
      alsoTry: ['propose-refusal'],
      decide: instead('propose-refusal', (state, command, context) => {
        const directory = {
          ...context.directory,
          holdings: context.directory.holdings.filter((one) => one.postId !== 'post:leader4'),
        };
        return real(state, command, { ...context, directory });
      }),
    },
    '首问责任岗由领导兼任',
  ),
  defect(
    3,
    '代行不按公布的顺序',
    'standInsAreDue',
    {
      decide: hearing('confirm-stand-in', (input) =>
        input.personId === 'person:leader3' ? { personId: 'person:leader2' } : input,
      ),
    },
    '主要领导外出，有代行顺序',
  ),
];

/** A decision on the case as it was registered. */
function restored(decision: Decision, { intake }: CaseState): Decision {
  return decision.ok ? { ...decision, state: { ...decision.state, intake } } : decision;
}

let counter = 0;

const FOURTH: readonly Defect[] = [
  defect(4, '同一决定可以再作一次', 'oneDecisionEach', {
    decide: afterwards('pass-up', (_, before) => before),
  }),
  defect(4, '作决定改动了原来的办件', 'breaksDown', {
    decide: instead('pass-up', (state, command, context) => {
      Object.assign(state, { status: 'open' });
      return real(state, command, context);
    }),
  }),
  defect(4, '决定取决于以前问过几次', 'decidingIsPure', {
    decide: afterwards('pass-up', (after) => {
      counter += 1;
      return climb(after, { question: `${counter}` });
    }),
  }),
];

const FIFTH: readonly Defect[] = [
  defect(5, '推托的话被接受', 'proposalsSaySomething', {
    decide: hearing('propose-refusal', (input) =>
      input.reason === BRUSH_OFF ? { ...input, reason: '该地块位于水源一级保护区内，不得新建。' } : input,
    ),
  }),
  defect(5, '不写说“行”建议也能提', 'proposalsSaySomething', {
    decide: hearing('propose-refusal', (input) => ({ ...input, wayForward: '可以改选保护区外的地块。' })),
  }),
  defect(5, '法律不允许不用写条款', 'proposalsSaySomething', {
    decide: hearing('propose-refusal', (input) => ({ ...input, articles: ['《水法》第四十八条'] })),
  }),
  defect(5, '不属于职责不用先协办', 'proposalsSaySomething', {
    decide: hearing('propose-refusal', (input) => ({ ...input, reasonKind: 'no-basis-yet' })),
  }),
  defect(5, '没打过电话也算联系不上', 'proposalsSaySomething', {
    decide: hearing('propose-refusal', (input) => ({ ...input, applicantView: { kind: 'declined' } })),
  }),
  defect(5, '像推托的理由不用人确认', 'proposalsSaySomething', {
    alsoTry: ['pass-up'],
    decide: seenAs((state) => {
      const proposal = state.rounds.at(-1)?.climbs.at(-1)?.proposal;
      return proposal ? climb(state, { proposal: { ...proposal, resemblesBrushOff: false } }) : state;
    }),
  }),
];

const SIXTH: readonly Defect[] = [
  defect(6, '退回之后没有人该办下一步', 'somebodyIsNext', {
    nextStep: (state, context) =>
      state.rounds.at(-1)?.climbs.at(-1)?.returnTo ? null : REAL_RULES.nextStep(state, context),
  }),
  defect(6, '下一步落在办不了的人', 'somebodyIsNext', {
    nextStep: (state, context) => {
      const step = REAL_RULES.nextStep(state, context);
      return step && { ...step, actor: { ...step.actor, personId: 'person:bgs-head' } };
    },
  }),
  defect(6, '下一步没有时限', 'somebodyIsNext', {
    clocks: (state, now) => REAL_RULES.clocks(state, now).filter((one) => one.kind !== 'level'),
  }),
  defect(6, '办件撤回了，提级还开着', 'somebodyIsNext', {
    decide: afterwards('withdraw', (after) => climb(after, { outcome: null })),
  }),
  defect(6, '已了结的办件还等着人', 'somebodyIsNext', {
    nextStep: (state, context) =>
      REAL_RULES.nextStep(state.status === 'closed' ? { ...state, status: 'open' } : state, context),
  }),
];

export const DEFECTS: readonly Defect[] = [...FIRST, ...SECOND, ...THIRD, ...FOURTH, ...FIFTH, ...SIXTH];
