/** The first responder's daily work. */
import { LEVEL_LABELS, REASON_KIND_LABELS } from '../../../domain/cases/labels.ts';
import { REASON_KINDS } from '../../../domain/cases/vocabulary.ts';
import { deliveryBody, deliveryStart, feasibleOrder, filled, openClimb, whoAt } from './case-facts.ts';
import { type CommandForms, long, optionalNote, type Values } from './field.ts';

const needsArticle = ({ reasonKind }: Values) =>
  reasonKind === 'law-forbids' || reasonKind === 'policy-forbids';
const returned = '补充后直接回到退回的那一级。';

export const handlingForms: CommandForms<
  | 'inform-once'
  | 'supplement'
  | 'record-progress'
  | 'record-attempt'
  | 'tell-applicant'
  | 'complete'
  | 'propose-refusal'
  | 'ask-guidance'
  | 'withdraw-proposal'
  | 'interim-answer'
  | 'ask-withdrawal'
> = {
  'inform-once': {
    weight: 2,
    tone: 'plain',
    says: () => '把还缺的一次说全，只能告知一次。等申请人补充期间，办理时限暂停。',
    fields: (one) => [
      { kind: 'list', name: 'materials', label: '还缺哪些材料', thing: '材料', matterId: one.matter?.id },
      optionalNote(),
    ],
    start: () => ({ materials: [''] }),
    body: (values) => ({ ...values, materials: filled(values.materials) }),
  },
  supplement: {
    weight: 2,
    tone: 'go',
    says: (one) =>
      one.status === 'refusal-approved'
        ? '有了新材料，原审定作废，重新办理。'
        : '收到后时限继续计算，办件回到办理中。',
    phrases: () => [{ label: '材料已补齐', fill: { note: '申请人已补齐所需材料。' } }],
    fields: () => [long('note', '收到了什么', { rows: 2 })],
  },
  'record-progress': {
    weight: 2,
    tone: 'plain',
    says: () => '记下办到哪一步，领导和监督部门都能看到。',
    fields: () => [
      long('note', '进展', { rows: 3 }),
      { kind: 'yes', name: 'contactedApplicant', label: '联系', words: '这次联系了申请人' },
    ],
    start: () => ({ contactedApplicant: false }),
  },
  'record-attempt': {
    weight: 3,
    tone: 'plain',
    says: () => '两个半天内三次联系不上，才可以改用短信、信函，或留存待取。',
    fields: () => [
      { kind: 'phone', name: 'number', label: '拨打的号码', optional: true },
      { kind: 'moment', name: 'attemptedAt', label: '什么时候打的' },
      optionalNote('情况'),
    ],
    start: (_one, { now, phone }) => ({ attemptedAt: now, number: phone ?? '' }),
    body: (values) => ({ ...values, number: values.number ? values.number : null }),
  },
  'tell-applicant': {
    weight: 1,
    tone: 'go',
    says: () => '领导已定能办。把能办、怎么办、何时办好告诉申请人。',
    fields: () => [
      long('text', '告知内容', { hint: '能办、怎么办、何时办好' }),
      { kind: 'delivery', name: 'delivery' },
    ],
    start: (one, start) => ({ delivery: deliveryStart(one, start) }),
    body: (values) => ({ ...values, delivery: deliveryBody(values.delivery) }),
  },
  complete: {
    weight: 1,
    tone: 'go',
    label: (one) => (one.kind === 'consultation' ? '答复申请人，办结' : '办成，答复申请人'),
    says: () => '记下办理结果和怎样告知申请人的。申请人可以评价；没办成的，可以要求重办。',
    fields: (one) => [
      ...(one.kind === 'consultation'
        ? [
            {
              kind: 'choice' as const,
              name: 'outcome',
              label: '结果',
              options: [
                { value: 'informed', label: '已解答' },
                { value: 'done', label: '已办成' },
              ],
            },
          ]
        : []),
      long('text', '办理结果', { hint: '告诉申请人的话' }),
      { kind: 'delivery', name: 'delivery' },
      {
        kind: 'document',
        name: 'document',
        when: ({ outcome }) => one.track !== 'general' && outcome === 'done',
      },
    ],
    start: (one, start) => ({
      outcome: one.kind === 'consultation' ? 'informed' : 'done',
      delivery: deliveryStart(one, start),
      document: { servedAt: start.now },
    }),
    body: (values, one) => ({
      ...values,
      delivery: deliveryBody(values.delivery),
      document: one.track !== 'general' && values.outcome === 'done' ? values.document : null,
    }),
  },
  'propose-refusal': {
    weight: 1,
    tone: 'up',
    label: (one) => {
      const back = openClimb(one)?.returnTo;
      if (back) return `补充后再报${LEVEL_LABELS[back]}`;
      const order = feasibleOrder(one);
      return order ? `确实办不成，报${LEVEL_LABELS[order.level]}` : '拟说“不”，报科室负责人';
    },
    says: (one) => {
      if (openClimb(one)?.returnTo) return returned;
      const order = feasibleOrder(one);
      return order
        ? `领导已定能办。先报${whoAt(one, order.level)}说明情况有什么变化，再逐级审核。`
        : `报${whoAt(one, 2)}；认为能办的随时办，逐级报到主要领导审定后，才能答复办不成。`;
    },
    fields: (one) => [
      {
        kind: 'choice',
        name: 'reasonKind',
        label: '为什么办不成',
        options: REASON_KINDS.map((value) => ({ value, label: REASON_KIND_LABELS[value] })),
      },
      long('reason', '说“不”理由', { hint: '卡在哪一条、差什么条件，写具体' }),
      {
        kind: 'list',
        name: 'articles',
        label: '依据的条款',
        thing: '条款',
        placeholder: '名称和第几条，例如《取水许可和水资源费征收管理条例》第二十条',
        when: needsArticle,
      },
      long('tried', '已经做了哪些努力', { rows: 2 }),
      long('wayForward', '说“行”建议', { rows: 2, hint: '申请人还可以怎么办' }),
      { kind: 'applicant-view', name: 'applicantView' },
      ...(feasibleOrder(one) ? [long('whatIsNew', '领导定了能办之后，出现了什么新情况', { rows: 2 })] : []),
    ],
    start: (one) => {
      const last = openClimb(one)?.proposal;
      return last
        ? { ...last, articles: [...last.articles] }
        : { articles: [''], applicantView: one.applicant.kind === 'anonymous' ? { kind: 'anonymous' } : {} };
    },
    body: ({ reasonKind, reason, articles, tried, wayForward, applicantView, whatIsNew }) => ({
      reasonKind,
      reason,
      articles: needsArticle({ reasonKind }) ? filled(articles) : [],
      tried,
      wayForward,
      applicantView: viewBody(applicantView),
      whatIsNew: whatIsNew ? whatIsNew : null,
    }),
  },
  'ask-guidance': {
    weight: 2,
    tone: 'up',
    says: (one) =>
      openClimb(one)?.returnTo
        ? returned
        : `报${whoAt(one, 2)}指示。请示只问怎么办，不能以此答复申请人办不成。`,
    fields: () => [long('question', '请示什么', { hint: '情况、难处、您的建议' })],
    start: (one) => ({ question: openClimb(one)?.question ?? '' }),
  },
  'withdraw-proposal': {
    weight: 2,
    tone: 'plain',
    says: () => '上级还没有处理，撤回后由您继续办理。',
    fields: () => [long('reason', '为什么撤回', { rows: 2, optional: true })],
  },
  'interim-answer': {
    weight: 3,
    tone: 'plain',
    says: () => '两个工作日内定不下来的，先告诉申请人办到哪里、何时再答复。',
    fields: () => [
      long('text', '告诉申请人什么', { rows: 3 }),
      { kind: 'working-day', name: 'untilOn', label: '何时再答复', offers: [1, 2, 3, 5] },
    ],
  },
  'ask-withdrawal': {
    weight: 3,
    tone: 'plain',
    says: (one) => `申请人说不办了。${whoAt(one, 2)}打电话向申请人核实后才算撤回。`,
    fields: () => [long('reason', '申请人为什么不办了', { rows: 2 })],
  },
};

function viewBody(view: unknown): unknown {
  if (typeof view !== 'object' || view === null || !('kind' in view)) return view;
  const { kind, text } = view as { kind: unknown; text?: unknown };
  return kind === 'stated' ? { kind, text } : { kind };
}
