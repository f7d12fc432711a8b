/**
 * 三（二）层级管理：拟说“不”的填审批表逐级上报；哪一级认为能办，哪一级就反馈；把握不准或不能办的报上一级；
 * 最后确不能办的，由首问责任人告知理由和说“行”建议。
 *
 * @clause 3.2
 */
import { describe, expect, test } from 'vitest';
import { aCase, anApprovedCase, aProposedCase } from '../builders/case.ts';

const NEW = { whatIsNew: '地块边界重新测定。' };

describe('拟说“不”要写清楚', () => {
  const refusal = (parts: object, story = aCase()) => story.refusal('szy-desk', 'propose-refusal', parts);

  test('“不符合规定，办不了”这样的话不能当理由', () => {
    expect(refusal({ reason: '不符合规定，办不了。' })).toBe('brush-off');
  });

  test('没有说“行”建议的，不能上报', () => {
    expect(refusal({ wayForward: '' })).toBe('brush-off');
  });

  test('说法律或政策不允许的，要写出条款', () => {
    expect(refusal({ articles: [] })).toBe('article-missing');
    expect(refusal({ reasonKind: 'policy-forbids', articles: [] })).toBe('article-missing');
  });

  test('说不属于本单位职责的，先要协办或转出过', () => {
    expect(refusal({ reasonKind: 'not-our-duty' })).toBe('coordination-first');
    const asked = aCase()
      .does('szy-desk', 'coordinate')
      .does('hhk-head', 'answer-coordination', { resolved: false });
    expect(refusal({ reasonKind: 'not-our-duty' }, asked)).toBeNull();
  });

  test('要有申请人的意见；说联系不上的，要真的联系过', () => {
    expect(refusal({ applicantView: { kind: 'unreachable' } })).toBe('not-unreachable');
    expect(refusal({ applicantView: { kind: 'anonymous' } })).toBe('not-anonymous');
  });

  test('像推托的理由，科室负责人要确认具体才能上报', () => {
    const story = aCase().does('szy-desk', 'propose-refusal', { reason: '不符合规定，材料差两份' });
    expect(story.refusal('szy-head', 'pass-up')).toBe('reason-not-marked');
    expect(story.does('szy-head', 'mark-specific').refusal('szy-head', 'pass-up')).toBeNull();
  });
});

describe('哪一级认为能办，就在哪一级结束', () => {
  test.each([
    ['科室负责人', 'szy-head', 0],
    ['分管领导', 'leader4', 1],
    ['主要领导', 'leader1', 2],
  ] as const)('%s说能办：定下日期，一个工作日内告知申请人', (_, who, passes) => {
    const story = aProposedCase();
    for (const person of ['szy-head', 'leader4'].slice(0, passes)) story.does(person, 'pass-up');
    story.does(who, 'feasible', { dueOn: '2026-03-10' });
    expect([story.nextIs, story.dueAt]).toEqual(['szy-desk tell-applicant', '2026-03-03 18:00']);
    story.does('szy-desk', 'tell-applicant');
    expect([story.nextIs, story.dueAt]).toEqual(['szy-desk complete', '2026-03-10 18:00']);
  });

  test('科室负责人、分管领导也可以自己直接告诉申请人怎么办', () => {
    const story = aProposedCase().does('szy-head', 'answer-directly', { text: '下周来办。' });
    expect(story.nextIs).toBe('szy-desk complete');
    expect(story.round.order?.toldAt).not.toBeNull();
  });

  test('没有自己期限的事项，交办的日期不超过三十个工作日', () => {
    expect(aProposedCase().refusal('szy-head', 'feasible', { dueOn: '2026-04-15' })).toBe('due-too-late');
  });

  test('真办不成再提的，先到说“能办”的领导那里说明变化，答复时限重新起算', () => {
    const story = aProposedCase().does('szy-head', 'pass-up').does('leader4', 'feasible');
    expect(story.refusal('szy-desk', 'propose-refusal')).toBe('what-is-new-missing');
    story.at('2026-03-05 09:00').does('szy-desk', 'propose-refusal', NEW);
    expect(story.nextIs).toBe('leader4 state-change');
    expect(story.clock('reply')).toBe('2026-03-09 18:00');
    expect(story.does('leader4', 'state-change').nextIs).toBe('szy-head pass-up');
  });
});

describe('退回和撤回', () => {
  test('每一级一次提级中可以退回一次，补充后回到退回的那一级', () => {
    const story = aProposedCase().does('szy-head', 'pass-up').does('leader4', 'send-back');
    story.does('szy-desk', 'propose-refusal');
    expect(story.nextIs).toBe('leader4 pass-up');
    expect(story.refusal('leader4', 'send-back')).toBe('sent-back-once');
  });

  test('上一级动手之前，首问责任人可以撤回', () => {
    expect(aProposedCase().does('szy-desk', 'withdraw-proposal').nextIs).toBe('szy-desk complete');
    expect(aProposedCase().does('szy-head', 'pass-up').refusal('szy-desk', 'withdraw-proposal')).toBe(
      'already-decided-above',
    );
  });
});

describe('最后审定', () => {
  test('只有主要领导，或者正式代行的人', () => {
    const story = aProposedCase().does('szy-head', 'pass-up');
    for (const person of ['leader4', 'leader1', 'leader2']) {
      expect(story.refusal(person, 'approve-refusal')).toBe('not-now');
    }
    story.does('leader4', 'pass-up');
    expect(story.refusal('leader2', 'approve-refusal')).toBe('not-yours');
    expect(story.refusal('leader1', 'approve-refusal')).toBeNull();
  });

  test('主要领导可以撤销；申请人补来新材料，也要重新提', () => {
    expect(anApprovedCase().does('leader1', 'revoke-approval').refusal('szy-desk', 'reply')).toBe('not-now');
    expect(anApprovedCase().does('applicant', 'supplement').refusal('szy-desk', 'reply')).toBe('not-now');
  });

  test('行政许可的，法规科室先审', () => {
    const story = aProposedCase({ track: 'licence' }).does('szy-head', 'pass-up').does('leader4', 'pass-up');
    expect(story.nextIs).toBe('fgk-head review-law');
    expect(story.refusal('leader1', 'approve-refusal')).toBe('law-review-missing');
  });

  test('书面或口头批示，由办公室录入，领导本人确认才算', () => {
    const story = aProposedCase().does('szy-head', 'pass-up').does('leader4', 'pass-up');
    story.does('bgs-head', 'enter-paper-decision', { result: 'approved', judgement: null });
    expect(story.state.status).toBe('escalated');
    expect(story.refusal('bgs-head', 'answer-paper-decision')).toBe('not-yours');
    story.does('leader1', 'answer-paper-decision');
    expect(story.state.status).toBe('refusal-approved');
  });
});

describe('局属单位', () => {
  const approved = () =>
    aProposedCase({ unit: 'sk-gc' })
      .does('sk-gc-head', 'pass-up')
      .does('sk-leader2', 'pass-up')
      .does('sk-leader1', 'approve-refusal');

  test('由本单位主要领导审定', () => {
    expect(approved().nextIs).toBe('sk-gc-desk reply');
  });

  test('局分管领导一个工作日内可以提请局里审定', () => {
    const story = approved().does('leader4', 'call-in');
    expect(story.refusal('sk-gc-desk', 'reply')).toBe('not-now');
    story.does('leader4', 'pass-up').does('leader1', 'feasible');
    expect(story.nextIs).toBe('sk-gc-desk tell-applicant');
    expect(approved().at('2026-03-04 08:30').refusal('leader4', 'call-in')).toBe('call-in-too-late');
  });
});
