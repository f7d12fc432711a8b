/**
 * 二、基本要求：“不说不能办，只说如何办”。办不了的事至少提级一层，有人跟踪，必有答复。
 *
 * @clause 2.0
 */
import { describe, expect, test } from 'vitest';
import { aCase, anApprovedCase, aProposedCase } from '../builders/case.ts';

describe('没有人能独自对申请人说“不”', () => {
  test('首问责任人直接答复办不成：做不到', () => {
    const story = aCase();
    expect(story.can('szy-desk')).not.toContain('reply');
    expect(story.refusal('szy-desk', 'reply')).toBe('not-now');
    expect(story.refusal('szy-desk', 'complete', { outcome: 'informed' })).toBe(
      'informed-only-consultations',
    );
  });

  test('科室负责人、分管领导都同意，也还不能答复', () => {
    const story = aProposedCase().does('szy-head', 'pass-up').does('leader4', 'pass-up');
    expect(story.refusal('szy-desk', 'reply')).toBe('not-now');
    expect(story.nextIs).toBe('leader1 approve-refusal');
  });

  test('主要领导审定之后，由首问责任人答复，说明理由和办法', () => {
    const story = anApprovedCase().does('szy-desk', 'reply');
    expect(story.state.status).toBe('answered');
    expect(story.round.answer?.wayForward).toContain('可改选');
    expect(story.entries).toEqual(['2 passed-up szy-head', '3 passed-up leader4', '4 approved leader1']);
  });

  test('咨询也不能用一句“办不了”打发', () => {
    const story = aCase({ intake: { kind: 'consultation' } });
    expect(story.refusal('szy-desk', 'complete', { outcome: 'informed', text: '不归我们管。' })).toBe(
      'brush-off',
    );
  });

  test('时间过去多久，都不会自己变成“不”', () => {
    const story = aProposedCase();
    for (const month of ['2026-04-01', '2026-05-06', '2026-06-01']) {
      story.at(`${month} 09:00`);
      if (story.can('system').includes('escalate-overdue')) story.does('system', 'escalate-overdue');
    }
    expect(story.state.status).toBe('escalated');
    expect(story.climb.level).toBe(4);
    expect(story.can('system')).toEqual(['move-to-successor']);
  });
});

describe('每一件都有人办、有期限', () => {
  test('从登记到答复，每一步都知道下一步是谁、什么时候到期', () => {
    const story = aCase();
    const seen = [[story.nextIs, story.dueAt]];
    const then = (person: string, command: 'propose-refusal' | 'pass-up' | 'approve-refusal') => {
      story.does(person, command);
      seen.push([story.nextIs, story.dueAt]);
    };
    then('szy-desk', 'propose-refusal');
    then('szy-head', 'pass-up');
    then('leader4', 'pass-up');
    then('leader1', 'approve-refusal');
    expect(seen).toEqual([
      ['szy-desk complete', '2026-03-16 18:00'],
      ['szy-head pass-up', '2026-03-02 11:01'],
      ['leader4 pass-up', '2026-03-02 11:02'],
      ['leader1 approve-refusal', '2026-03-02 15:33'],
      ['szy-desk reply', '2026-03-04 18:00'],
    ]);
  });

  test('首问责任人离岗，科室负责人就要另指定一人', () => {
    const story = aCase().reorganised({ vacant: ['post:szy-desk'] });
    expect(story.nextIs).toBe('szy-head assign-responder');
  });
});

describe('撤回要有第二个人', () => {
  test('申请人自己撤回，凭查询码即可', () => {
    expect(aCase().does('applicant', 'withdraw').state.status).toBe('withdrawn');
  });

  test('工作人员说申请人不办了，要科室负责人打电话核实', () => {
    const story = aCase().does('szy-desk', 'ask-withdrawal');
    expect(story.state.status).toBe('open');
    expect(story.nextIs).toBe('szy-head decide-withdrawal');
    expect(story.refusal('szy-desk', 'decide-withdrawal')).toBe('not-yours');
  });
});

describe('申请人说没办成，就重新办', () => {
  test('不论原来怎样答复，都开始新的一轮，五个工作日办结', () => {
    const story = aCase().does('szy-desk', 'complete').at('2026-03-09 09:00').does('applicant', 'object');
    expect(story.state.rounds).toHaveLength(2);
    expect([story.nextIs, story.dueAt]).toEqual(['szy-desk complete', '2026-03-16 18:00']);
  });

  test('上一轮的审定不能拿来再用', () => {
    const story = anApprovedCase().does('szy-desk', 'reply').does('applicant', 'object');
    expect(story.refusal('szy-desk', 'reply')).toBe('not-now');
    expect(story.round.approval).toBeNull();
  });
});
