/** Something sensible to say with each command, for tests in which it does not matter what exactly is said. */
import type { CommandInputs, CommandName } from '../../src/domain/cases/command-inputs.ts';
import type { Delivery, StatutoryDocument } from '../../src/domain/cases/state.ts';
import { addDays, type Instant, localDateOf } from '../../src/domain/time.ts';

export const REASON = '该地块位于水源一级保护区内，《水污染防治法》第六十五条禁止新建与供水无关的项目。';
export const WAY_FORWARD = '可改选保护区外的地块，附近有两处符合条件，资料已备好，可随时来取。';
export const TRIED = '已到现场踏勘两次，并同生态环境局核对了保护区边界。';

export function aCall(calledAt: Instant): Delivery {
  return {
    method: 'phone',
    number: '0377-00000001',
    calledAt,
    answeredBy: '申请人本人',
    said: '说明了情况和下一步办法。',
    applicantWords: '知道了。',
  };
}

export function aLetter(sentAt: Instant): Delivery {
  return { method: 'written', form: 'letter', sentAt, reference: '挂号信 0001' };
}

export function aDocument(servedAt: Instant): StatutoryDocument {
  return {
    number: '示水许决〔2026〕1号',
    reason: REASON,
    basis: '《水污染防治法》第六十五条',
    remedies: '六十日内申请行政复议，或六个月内提起行政诉讼。',
    served: '直接送达，申请人签收。',
    servedAt,
  };
}

/** Inputs for every command, as of a moment. */
export function inputsAt(now: Instant): CommandInputs {
  const today = localDateOf(now);
  const call = aCall(now);
  return {
    'inform-once': { materials: ['身份证复印件', '取水口位置图'], note: '' },
    supplement: { note: '收到位置图。' },
    'record-progress': { note: '已到现场查看。', contactedApplicant: false },
    'record-attempt': { number: '0377-00000001', attemptedAt: now, note: '无人接听' },
    'tell-applicant': { text: '可以办，下周三前办好。', delivery: call },
    complete: { outcome: 'done', text: '已经办好，请来取证。', delivery: call, document: null },
    'propose-refusal': {
      reasonKind: 'law-forbids',
      reason: REASON,
      articles: ['《水污染防治法》第六十五条'],
      tried: TRIED,
      wayForward: WAY_FORWARD,
      applicantView: { kind: 'stated', text: '希望再想想办法。' },
      whatIsNew: null,
    },
    'ask-guidance': { question: '没有先例，是否可以按临时取水办理？' },
    'withdraw-proposal': { reason: '找到了办法。' },
    'interim-answer': { text: '正在由分管领导研究。', untilOn: addDays(today, 2) },
    'ask-withdrawal': { reason: '申请人来电说不办了。' },
    reply: { text: '经逐级研究，此件不能办。', reason: REASON, wayForward: WAY_FORWARD, delivery: call },
    'issue-document': {
      text: '作出不予许可决定。',
      wayForward: WAY_FORWARD,
      delivery: { method: 'written', form: 'served', sentAt: now, reference: '送达回证 0001' },
      document: aDocument(now),
    },
    'hand-over': { toUnitId: 'unit:hhk', reason: '属河道管理范围。' },
    'answer-hand-over': { accept: true, responderPostId: 'post:hhk-desk', note: '' },
    'settle-hand-over': { unitId: 'unit:hhk', responderPostId: 'post:hhk-desk', note: '由河湖科承办。' },
    coordinate: {
      id: 'co-1',
      askedUnitId: 'unit:hhk',
      askedOutside: null,
      question: '是否在河道管理范围内？',
    },
    'answer-coordination': { id: 'co-1', resolved: true, text: '在管理范围外。' },
    'request-referral': { receiver: '市自然资源局', basis: '《土地管理法》第五条' },
    'decide-referral': { approve: true, note: '' },
    'record-referral-result': {
      accepted: true,
      reference: '收件回执 0001',
      text: '已由市自然资源局受理。',
      delivery: call,
    },
    lapse: { note: '已电话核实，申请人暂不补充。' },
    'decide-withdrawal': { confirm: true, callRecord: '已致电本人，确认不办。' },
    'assign-responder': { postId: 'post:szy-desk2', reason: '原岗位人员外出。' },
    feasible: { opinion: '可以办。', instructions: '按临时取水办理。', dueOn: addDays(today, 1) },
    'answer-directly': { text: '可以办，按临时取水办理。', dueOn: addDays(today, 1), delivery: call },
    'pass-up': { judgement: 'infeasible', opinion: '保护区内确实不能办。' },
    'send-back': { missing: '请补充地块的坐标。' },
    'mark-specific': {},
    'state-change': { text: '地块边界重新测定，原办法不再可行。' },
    'review-law': { opinion: '适用法律正确。' },
    instruct: { instructions: '按临时取水办理。', dueOn: addDays(today, 1) },
    assign: { unitId: 'unit:hhk', responderPostId: 'post:hhk-desk', instructions: '由河湖科承办。' },
    'demand-refusal': { opinion: '确不能办，请按程序提出。' },
    'approve-refusal': { opinion: '同意。' },
    'revoke-approval': { reason: '有新的办法。' },
    'call-in': { reason: '此类事项由局里统一把关。' },
    'late-opinion': { level: 2, opinion: '补充意见：同意上报。' },
    recuse: { personId: null, reason: '与申请人有亲属关系。' },
    'extend-reply': { workingDays: 1, reason: '需现场复核。' },
    'open-consultation': { id: 'hs-1', participants: ['person:hhk-head'], topic: '能否借用河道管理用地？' },
    'give-opinion': { id: 'hs-1', text: '可以借用。' },
    'conclude-consultation': { id: 'hs-1', text: '同意借用。' },
    urge: { note: '请抓紧。' },
    'confirm-stand-in': { personId: 'person:leader2' },
    'skip-level': { note: '岗位空缺。' },
    'enter-paper-decision': {
      result: 'passed-up',
      opinion: '请上一级审定。',
      judgement: 'infeasible',
      dueOn: null,
      scanId: null,
    },
    'answer-paper-decision': { confirm: true, note: '' },
    supervise: { note: '请说明进展。' },
    reopen: { reason: '投诉属实。' },
    withdraw: { reason: '不办了。' },
    rate: { score: 5, reason: null },
    object: { reason: '没有办成。' },
    'escalate-overdue': {},
    close: {},
    'move-to-successor': { unitId: 'unit:hhk', responderPostId: 'post:hhk-desk' },
  };
}

/** The default input of one command with parts replaced. */
export function inputOf<N extends CommandName>(
  name: N,
  now: Instant,
  parts: Partial<CommandInputs[N]> = {},
): CommandInputs[N] {
  return { ...inputsAt(now)[name], ...parts };
}
