/** What others add from above and beside. */

import type { CaseDto } from '../../../contract/cases.ts';
import { JUDGEMENT_LABELS, LEVEL_LABELS } from '../../../domain/cases/labels.ts';
import { currentRound, levelNow, openClimb, openConsultation, responderOf, whoAt } from './case-facts.ts';
import { type CommandForms, long, optionalNote, type Values } from './field.ts';

const silentLevels = (one: CaseDto) =>
  (currentRound(one)?.climbs ?? [])
    .flatMap((climb) => climb.entries)
    .filter((entry) => entry.result === 'overdue' && entry.lateOpinion === null)
    .map((entry) => entry.level);

const isResult =
  (wanted: string) =>
  ({ result }: Values) =>
    result === wanted;

export const overseeingForms: CommandForms<
  | 'call-in'
  | 'late-opinion'
  | 'recuse'
  | 'extend-reply'
  | 'open-consultation'
  | 'give-opinion'
  | 'conclude-consultation'
  | 'urge'
  | 'confirm-stand-in'
  | 'skip-level'
  | 'enter-paper-decision'
  | 'answer-paper-decision'
  | 'supervise'
  | 'reopen'
> = {
  'call-in': {
    weight: 3,
    tone: 'up',
    says: () => '单位的审定先不答复申请人，改由局分管领导、主要领导依次审定。',
    fields: () => [long('reason', '为什么提请局领导审定', { rows: 2 })],
  },
  'late-opinion': {
    weight: 2,
    tone: 'plain',
    says: () => '本级逾期未定，办件已自动上报；意见仍须补签。',
    fields: (one) => [
      {
        kind: 'choice',
        name: 'level',
        label: '补签哪一级',
        options: silentLevels(one).map((level) => ({ value: level, label: LEVEL_LABELS[level] })),
      },
      long('opinion', '意见', { rows: 2 }),
    ],
    start: (one) => ({ level: silentLevels(one)[0] }),
  },
  recuse: {
    weight: 3,
    tone: 'plain',
    says: () => '回避后本轮不再参与这件办件，由代理人或上一级接着办。',
    fields: (one) => [
      {
        kind: 'person',
        name: 'personId',
        label: '谁回避',
        optional: true,
        none: '本人（办公室可为他人登记）',
        among: Object.keys(one.names.people),
      },
      long('reason', '为什么回避', { rows: 2 }),
    ],
    body: (values) => ({ ...values, personId: values.personId ?? null }),
  },
  'extend-reply': {
    weight: 3,
    tone: 'plain',
    says: (one) => `只能延长一次；${responderOf(one)} 须把延长的原因告诉申请人。`,
    fields: (one) => [
      {
        kind: 'days',
        name: 'workingDays',
        label: '延长几个工作日',
        max: currentRound(one)?.policy.extensionMaxWorkingDays ?? 3,
      },
      long('reason', '为什么延长', { rows: 2 }),
    ],
    start: () => ({ workingDays: 1 }),
  },
  'open-consultation': {
    weight: 3,
    tone: 'plain',
    says: () => '请有关人员发表意见。会商只供参考，决定仍由您作出，时限照常计算。',
    fields: () => [
      { kind: 'people', name: 'participants', label: '请谁参加' },
      long('topic', '商量什么', { rows: 2 }),
    ],
    start: (_one, { newId }) => ({ id: newId, participants: [] }),
  },
  'give-opinion': {
    weight: 1,
    tone: 'plain',
    says: (one) => `会商议题：${openConsultation(one)?.topic ?? ''}`,
    fields: () => [long('text', '您的意见', { rows: 3 })],
    start: (one) => ({ id: openConsultation(one)?.id }),
  },
  'conclude-consultation': {
    weight: 2,
    tone: 'plain',
    says: () => '结论记入办件。形成结论之后，仍须作出决定。',
    fields: () => [long('text', '会商结论', { rows: 3 })],
    start: (one) => ({ id: openConsultation(one)?.id }),
  },
  urge: {
    weight: 3,
    tone: 'plain',
    says: (one) => `提醒 ${one.next?.personName ?? '正在办理的人'} 尽快处理。`,
    phrases: () => [{ label: '请抓紧办理', fill: { note: '请抓紧办理，按时答复申请人。' } }],
    fields: () => [optionalNote('催办内容')],
  },
  'confirm-stand-in': {
    weight: 1,
    tone: 'plain',
    says: () => '主要领导不在或回避，按公布的顺序，由排在最前、可以办理的领导代行。',
    fields: () => [{ kind: 'person', name: 'personId', label: '由谁代行' }],
  },
  'skip-level': {
    weight: 1,
    tone: 'up',
    says: () => `这一级没有人可以决定，写明原因后报上一级；主要领导这一级不能越过。`,
    fields: () => [long('note', '为什么无人', { rows: 2 })],
  },
  'enter-paper-decision': {
    weight: 3,
    tone: 'plain',
    says: (one) =>
      `把${whoAt(one, levelNow(one))}的书面或口头批示录入；本人确认后才生效。批示原件请先在附件里上传。`,
    fields: (one) => [
      {
        kind: 'choice',
        name: 'result',
        label: '批示',
        options: [
          { value: 'feasible', label: '能办' },
          levelNow(one) === 4
            ? { value: 'approved', label: '审定不能办' }
            : { value: 'passed-up', label: '报上一级' },
        ],
      },
      {
        kind: 'choice',
        name: 'judgement',
        label: '判断',
        options: (['infeasible', 'unsure'] as const).map((value) => ({
          value,
          label: JUDGEMENT_LABELS[value],
        })),
        when: isResult('passed-up'),
      },
      long('opinion', '批示原文', { rows: 2 }),
      {
        kind: 'working-day',
        name: 'dueOn',
        label: '何时办结',
        offers: [3, 5, 10, 20],
        when: isResult('feasible'),
      },
      {
        kind: 'choice',
        name: 'scanId',
        label: '批示原件（附件）',
        optional: true,
        options: one.attachments.map(({ id, name }) => ({ value: id, label: name })),
        when: () => one.attachments.length > 0,
      },
    ],
    body: ({ result, opinion, judgement, dueOn, scanId }) => ({
      result,
      opinion,
      judgement: result === 'passed-up' ? (judgement ?? null) : null,
      dueOn: result === 'feasible' ? (dueOn ?? null) : null,
      scanId: scanId ?? null,
    }),
  },
  'answer-paper-decision': {
    weight: 1,
    tone: 'plain',
    says: (one) => `办公室录入的批示：“${openClimb(one)?.paper?.opinion ?? ''}”。确认后按此执行。`,
    fields: () => [
      {
        kind: 'choice',
        name: 'confirm',
        label: '是不是您的批示',
        options: [
          { value: true, label: '是，按此执行' },
          { value: false, label: '不是，退回' },
        ],
      },
      optionalNote(),
    ],
  },
  supervise: {
    weight: 2,
    tone: 'plain',
    says: (one) => `督办意见记入办件，${one.next?.personName ?? '办理人'} 可以看到。`,
    fields: () => [long('note', '督办意见', { rows: 3 })],
  },
  reopen: {
    weight: 2,
    tone: 'up',
    says: (one) => `重新开始一轮办理，由${one.unitName}在五个工作日内办结；前一轮的记录原样保留。`,
    fields: () => [long('reason', '为什么重新办理', { rows: 2 })],
  },
};
