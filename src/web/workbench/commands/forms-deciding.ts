/** What the levels decide. */
import type { CaseDto } from '../../../contract/cases.ts';
import { JUDGEMENT_LABELS, LEVEL_LABELS } from '../../../domain/cases/labels.ts';
import { deliveryBody, deliveryStart, nextLevel, openClimb, responderOf, whoAt } from './case-facts.ts';
import { type CommandForms, type Field, long, type Phrase } from './field.ts';

const due = (label: string, hint?: string): Field => ({
  kind: 'working-day',
  name: 'dueOn',
  label,
  offers: [3, 5, 10, 20],
  ...(hint && { hint }),
});

const judgements = (['infeasible', 'unsure'] as const).map((value) => ({
  value,
  label: JUDGEMENT_LABELS[value],
}));

const upPhrases = (one: CaseDto): readonly Phrase[] =>
  openClimb(one)?.kind === 'guidance'
    ? [
        {
          label: '把握不准，请上级指示',
          fill: { judgement: 'unsure', opinion: '本级把握不准，请上级指示。' },
        },
        { label: '超出本级职权', fill: { judgement: 'unsure', opinion: '超出本级职权，请上级研究决定。' } },
      ]
    : [
        {
          label: '理由属实，不能办',
          fill: { judgement: 'infeasible', opinion: '理由属实、依据充分，本级认为不能办，请上级审定。' },
        },
        {
          label: '把握不准，请上级研判',
          fill: { judgement: 'unsure', opinion: '情况基本属实，政策把握不准，请上级研判。' },
        },
      ];

export const decidingForms: CommandForms<
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
  feasible: {
    weight: 1,
    tone: 'go',
    says: (one) => `不再往上报。${responderOf(one)} 按您的要求去办，一个工作日内告知申请人；由您督办到底。`,
    phrases: () => [
      {
        label: '可以办，按程序办理',
        fill: { opinion: '经核实可以办理。', instructions: '请按程序办理，办结后及时答复申请人。' },
      },
      {
        label: '先办，材料随后补',
        fill: {
          opinion: '符合基本条件，可以先行办理。',
          instructions: '先行办理，欠缺的材料请申请人随后补齐。',
        },
      },
      {
        label: '现场核实后办',
        fill: {
          opinion: '情况需要现场核实，核实无误即可办理。',
          instructions: '请先到现场核实，核实无误后办理。',
        },
      },
    ],
    fields: () => [
      long('opinion', '意见', { rows: 2 }),
      long('instructions', '交办要求', { rows: 2 }),
      due('何时办结'),
    ],
    start: (_one, { usualDueOn }) => ({ dueOn: usualDueOn }),
  },
  'answer-directly': {
    weight: 2,
    tone: 'go',
    says: (one) => `由您告知申请人能办、怎么办，${responderOf(one)} 负责办成；不再往上报。`,
    fields: () => [
      long('text', '怎么答复申请人', { hint: '说清能办、怎么办、何时办好' }),
      due('何时办结'),
      { kind: 'delivery', name: 'delivery' },
    ],
    start: (one, start) => ({ dueOn: start.usualDueOn, delivery: deliveryStart(one, start) }),
    body: (values) => ({ ...values, delivery: deliveryBody(values.delivery) }),
  },
  'pass-up': {
    weight: 1,
    tone: 'up',
    label: (one) => `报${LEVEL_LABELS[nextLevel(one)]}`,
    says: (one) => `连同您的意见报${whoAt(one, nextLevel(one))}决定。`,
    phrases: upPhrases,
    fields: () => [
      { kind: 'choice', name: 'judgement', label: '您的判断', options: judgements },
      long('opinion', '意见', { rows: 2 }),
    ],
  },
  'send-back': {
    weight: 2,
    tone: 'plain',
    says: (one) =>
      `退给 ${responderOf(one)} 补充，补充后直接回到您这里。本级只能退回一次，答复时限照常计算。`,
    phrases: () => [
      { label: '补依据条款', fill: { missing: '请写明依据的法规或文件名称和具体条款。' } },
      { label: '补说“行”建议', fill: { missing: '请补充申请人还可以怎么办的具体建议。' } },
      { label: '补做过的努力', fill: { missing: '请写明已与哪些单位沟通、结果如何。' } },
    ],
    fields: () => [long('missing', '还缺什么', { rows: 2 })],
  },
  'mark-specific': {
    weight: 2,
    tone: 'plain',
    says: () => '这份理由看起来像推托。确认之后，由您对理由具体、属实负责，才能报上一级。',
    fields: () => [],
  },
  'state-change': {
    weight: 1,
    tone: 'up',
    says: () => `您原来认定能办。说明变化后，从${LEVEL_LABELS[2]}起重新逐级审核；也可以改点“能办，交办”。`,
    fields: () => [long('text', '情况有什么变化')],
  },
  'review-law': {
    weight: 1,
    tone: 'plain',
    says: (one) => `审查意见供${whoAt(one, 4)}审定时参考。`,
    phrases: () => [
      { label: '依据充分', fill: { opinion: '经审查，事实清楚，适用依据正确，程序合法。' } },
      { label: '依据不足', fill: { opinion: '经审查，现有依据不足以支持不予许可，建议补充或重新研究。' } },
    ],
    fields: () => [long('opinion', '法规审查意见')],
  },
  instruct: {
    weight: 1,
    tone: 'go',
    says: (one) => `${responderOf(one)} 按您的指示继续办理。`,
    phrases: () => [
      { label: '按程序办理', fill: { instructions: '请按程序办理，办结后及时答复申请人。' } },
      { label: '先沟通再报', fill: { instructions: '请先与有关单位沟通，形成办法后办理。' } },
    ],
    fields: () => [long('instructions', '指示'), due('何时办结')],
    start: (_one, { usualDueOn }) => ({ dueOn: usualDueOn }),
  },
  assign: {
    weight: 3,
    tone: 'plain',
    says: () => '改由您指定的科室承办，办件和时限一并转过去，申请人不需要重新申请。',
    fields: (one) => [
      { kind: 'unit', name: 'unitId', label: '由哪个科室承办', except: one.unitId },
      { kind: 'responder', name: 'responderPostId', label: '首问责任人', unitField: 'unitId' },
      long('instructions', '交办要求', { rows: 2 }),
    ],
  },
  'demand-refusal': {
    weight: 3,
    tone: 'plain',
    says: (one) => `请示到此结束，退给 ${responderOf(one)}：确实办不成的，须另按程序提出拟说“不”，逐级审核。`,
    fields: () => [long('opinion', '意见', { rows: 2 })],
  },
  'approve-refusal': {
    weight: 1,
    tone: 'stop',
    says: (one) =>
      `审定后，${responderOf(one)} 将告诉申请人“${one.title}”办不成，并说明理由和还可以怎么办。这是最后一级。`,
    phrases: () => [
      { label: '同意各级意见', fill: { opinion: '同意各级意见，审定不能办，请向申请人说明理由和办法。' } },
      {
        label: '不能办，做好解释',
        fill: { opinion: '依据充分，审定不能办。请做好解释，落实说“行”建议。' },
      },
    ],
    fields: () => [long('opinion', '审定意见', { rows: 2 })],
  },
  'revoke-approval': {
    weight: 3,
    tone: 'plain',
    says: (one) => `撤销后，${responderOf(one)} 不得再按原审定答复，继续办理这件诉求。`,
    fields: () => [long('reason', '为什么撤销', { rows: 2 })],
  },
};
