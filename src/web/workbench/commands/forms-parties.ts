/** The answer after an approval, and what moves between sections, units and authorities. */
import {
  currentRound,
  deliveryBody,
  deliveryStart,
  latestProposal,
  openCoordinations,
  pendingHandOver,
  whoAt,
} from './case-facts.ts';
import { type CommandForms, long, optionalNote, type Values } from './field.ts';

const answered = (values: Values) => ({ ...values, delivery: deliveryBody(values.delivery) });

export const partyForms: CommandForms<
  | 'reply'
  | 'issue-document'
  | 'hand-over'
  | 'answer-hand-over'
  | 'settle-hand-over'
  | 'coordinate'
  | 'answer-coordination'
  | 'request-referral'
  | 'decide-referral'
  | 'record-referral-result'
  | 'lapse'
  | 'decide-withdrawal'
  | 'assign-responder'
> = {
  reply: {
    weight: 1,
    tone: 'stop',
    says: (one) =>
      one.track === 'general'
        ? '主要领导已审定。由您告诉申请人办不成的理由，以及还可以怎么办。'
        : '先向申请人说明情况；这类事项还须送达法定文书才算办结。',
    fields: () => [
      long('text', '答复内容', { rows: 3 }),
      long('reason', '理由', { rows: 2 }),
      long('wayForward', '说“行”建议', { rows: 2, hint: '申请人还可以怎么办' }),
      { kind: 'delivery', name: 'delivery' },
    ],
    start: (one, start) => {
      const proposal = latestProposal(one);
      return {
        reason: proposal?.reason ?? '',
        wayForward: proposal?.wayForward ?? '',
        delivery: deliveryStart(one, start),
      };
    },
    body: answered,
  },
  'issue-document': {
    weight: 1,
    tone: 'stop',
    says: () => '送达法定文书后，这件办件办结。',
    fields: () => [
      long('text', '答复内容', { rows: 3 }),
      long('wayForward', '说“行”建议', { rows: 2, hint: '申请人还可以怎么办' }),
      { kind: 'document', name: 'document' },
      { kind: 'delivery', name: 'delivery' },
    ],
    start: (one, start) => {
      const proposal = latestProposal(one);
      return {
        wayForward: proposal?.wayForward ?? '',
        delivery: { ...deliveryStart(one, start), method: 'written', form: 'served' },
        document: {
          reason: proposal?.reason ?? '',
          basis: proposal?.articles.join('；') ?? '',
          servedAt: start.now,
        },
      };
    },
    body: answered,
  },
  'hand-over': {
    weight: 3,
    tone: 'plain',
    says: () => '对方科室负责人接收之前，仍由您负责。对方不接收的，由共同上级确定。',
    fields: (one) => [
      { kind: 'unit', name: 'toUnitId', label: '转给哪个科室', except: one.unitId },
      long('reason', '为什么转', { rows: 2 }),
    ],
  },
  'answer-hand-over': {
    weight: 1,
    tone: 'plain',
    says: () => '接收后由您科室负责到底；不接收的，由共同上级确定承办单位。',
    fields: (one) => [
      {
        kind: 'choice',
        name: 'accept',
        label: '是否接收',
        options: [
          { value: true, label: '接收' },
          { value: false, label: '不接收' },
        ],
      },
      {
        kind: 'responder',
        name: 'responderPostId',
        label: '首问责任人',
        unitId: pendingHandOver(one)?.toUnitId ?? '',
        when: ({ accept }) => accept === true,
      },
      optionalNote(),
    ],
    body: (values) => ({
      ...values,
      responderPostId: values.accept === true ? values.responderPostId : null,
    }),
  },
  'settle-hand-over': {
    weight: 1,
    tone: 'plain',
    says: () => '两个单位都不能再推，按您的确定承办。',
    fields: (one) => {
      const pending = pendingHandOver(one);
      return [
        {
          kind: 'unit',
          name: 'unitId',
          label: '由哪个单位承办',
          ...(pending && { among: [pending.fromUnitId, pending.toUnitId] }),
        },
        { kind: 'responder', name: 'responderPostId', label: '首问责任人', unitField: 'unitId' },
        optionalNote(),
      ];
    },
  },
  coordinate: {
    weight: 3,
    tone: 'plain',
    says: () => '请别的单位帮助，您仍然牵头负责；对方须在期限内答复。',
    fields: (one) => [
      {
        kind: 'choice',
        name: 'side',
        label: '请求谁',
        options: [
          { value: 'inside', label: '本局科室、单位' },
          { value: 'outside', label: '外单位' },
        ],
      },
      {
        kind: 'unit',
        name: 'askedUnitId',
        label: '科室或单位',
        except: one.unitId,
        handling: false,
        when: ({ side }) => side === 'inside',
      },
      { kind: 'short', name: 'askedOutside', label: '外单位名称', when: ({ side }) => side === 'outside' },
      long('question', '请求协办什么', { rows: 3 }),
    ],
    start: (_one, { newId }) => ({ id: newId, side: 'inside' }),
    body: ({ id, side, askedUnitId, askedOutside, question }) => ({
      id,
      askedUnitId: side === 'inside' ? (askedUnitId ?? null) : null,
      askedOutside: side === 'outside' ? askedOutside : null,
      question,
    }),
  },
  'answer-coordination': {
    weight: 2,
    tone: 'plain',
    says: () => '答复交给首问责任人，由其继续办理。',
    fields: (one) => [
      {
        kind: 'choice',
        name: 'id',
        label: '答复哪一项',
        options: openCoordinations(one).map(({ id, question, askedUnitId, askedOutside }) => ({
          value: id,
          label: askedOutside ?? one.names.units[askedUnitId ?? ''] ?? '',
          note: question,
        })),
      },
      {
        kind: 'choice',
        name: 'resolved',
        label: '结果',
        options: [
          { value: true, label: '可以协助' },
          { value: false, label: '不能协助' },
        ],
      },
      long('text', '答复', { rows: 3 }),
    ],
    start: (one) => ({ id: openCoordinations(one)[0]?.id }),
  },
  'request-referral': {
    weight: 3,
    tone: 'plain',
    says: (one) => `由${whoAt(one, 2)}审核后转出；对方接收之前，仍由您负责。`,
    fields: () => [
      { kind: 'short', name: 'receiver', label: '转给哪个部门' },
      long('basis', '依据', { rows: 2, hint: '为什么属于对方职责' }),
    ],
  },
  'decide-referral': {
    weight: 1,
    tone: 'plain',
    says: () => '同意后由首问责任人联系对方；对方接收之前，仍由本科室负责。',
    fields: (one) => {
      const referral = currentRound(one)?.referrals.at(-1);
      return [
        {
          kind: 'choice',
          name: 'approve',
          label: referral ? `转给${referral.receiver}：${referral.basis}` : '转出',
          options: [
            { value: true, label: '同意转出' },
            { value: false, label: '不同意，继续办理' },
          ],
        },
        optionalNote(),
      ];
    },
  },
  'record-referral-result': {
    weight: 1,
    tone: 'plain',
    says: () => '对方接收的，告知申请人去向后办结；退回的，继续办理。',
    fields: () => [
      {
        kind: 'choice',
        name: 'accepted',
        label: '对方',
        options: [
          { value: true, label: '已接收' },
          { value: false, label: '已退回' },
        ],
      },
      { kind: 'short', name: 'reference', label: '函号或退单号' },
      long('text', '告诉申请人的话', { rows: 2 }),
      { kind: 'delivery', name: 'delivery' },
    ],
    start: (one, start) => ({ delivery: deliveryStart(one, start) }),
    body: answered,
  },
  lapse: {
    weight: 1,
    tone: 'plain',
    says: () => '期限内没有补充，视为撤回。申请人以后补来，仍用原编号接着办。',
    fields: () => [optionalNote()],
  },
  'decide-withdrawal': {
    weight: 1,
    tone: 'plain',
    says: () => '请先给申请人打电话核实，再作决定。',
    fields: () => [
      {
        kind: 'choice',
        name: 'confirm',
        label: '申请人是否要撤回',
        options: [
          { value: true, label: '确要撤回' },
          { value: false, label: '不撤回，继续办理' },
        ],
      },
      long('callRecord', '电话核实记录', { rows: 2, hint: '何时、谁接的、怎么说' }),
    ],
  },
  'assign-responder': {
    weight: 2,
    tone: 'plain',
    says: (one) => `由新指定的首问责任人接着办，${one.unitName}仍然承办。`,
    fields: (one) => [
      { kind: 'responder', name: 'postId', label: '首问责任人', unitId: one.unitId },
      long('reason', '为什么调整', { rows: 2 }),
    ],
  },
};
