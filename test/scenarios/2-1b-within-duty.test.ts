/**
 * 二（一）首问负责制：职责范围内的，按时限办结；材料不全的，一次性告知。
 *
 * @clause 2.1b
 */
import { describe, expect, test } from 'vitest';
import { aCase, local } from '../builders/case.ts';

describe('按时限办结', () => {
  test('事项有承诺时限的，按承诺时限；没有的，按法定时限；都没有的，十个工作日', () => {
    expect(aCase({ matter: { promisedWorkingDays: 5, statutoryWorkingDays: 20 } }).dueAt).toBe(
      '2026-03-09 18:00',
    );
    expect(aCase({ matter: { statutoryWorkingDays: 20 } }).dueAt).toBe('2026-03-30 18:00');
    expect(aCase().dueAt).toBe('2026-03-16 18:00');
  });

  test('春节前登记的，放假的日子不算，调休上班的日子算', () => {
    // 2022 年 1 月 29 日、30 日上班，1 月 31 日至 2 月 6 日放假。
    expect(aCase({ at: '2022-01-28 16:00', matter: { promisedWorkingDays: 3 } }).dueAt).toBe(
      '2022-02-07 18:00',
    );
  });

  test('国庆前登记的，10 月 11 日周六上班也算', () => {
    // 2025 年 10 月 1 日至 8 日放假，9 月 28 日、10 月 11 日上班。
    expect(aCase({ at: '2025-09-30 09:00', matter: { promisedWorkingDays: 3 } }).dueAt).toBe(
      '2025-10-11 18:00',
    );
  });

  test('跨到还没有放假通知的年份，时限注明是暂定的', () => {
    const story = aCase({ at: '2026-12-29 09:00', matter: { promisedWorkingDays: 5 } });
    const clock = story.clocks.find((one) => one.kind === 'handling');
    expect(clock?.provisional).toBe(true);
    // 2027 年元旦是周五。
    expect(local(clock?.dueAt)).toBe('2027-01-06 18:00');
  });

  test('办好了，告诉申请人', () => {
    const story = aCase().does('szy-desk', 'complete', { text: '已办好，请来取证。' });
    expect(story.state.status).toBe('answered');
    expect(story.round.answer).toMatchObject({ outcome: 'done', text: '已办好，请来取证。' });
  });
});

describe('一次性告知', () => {
  test('缺什么一次说全，等申请人补正期间不计时', () => {
    const story = aCase().does('szy-desk', 'inform-once', { materials: ['位置图', '身份证复印件'] });
    expect(story.state.status).toBe('awaiting-applicant');
    expect(story.nextIs).toBe('szy-desk supplement');
    story.at('2026-03-05 10:00').does('applicant', 'supplement');
    // 停了三个工作日。
    expect(story.dueAt).toBe('2026-03-19 18:00');
  });

  test('不能再告知第二次', () => {
    const story = aCase().does('szy-desk', 'inform-once').does('applicant', 'supplement');
    expect(story.refusal('szy-desk', 'inform-once')).toBe('informed-once-already');
  });

  test('十五个工作日没有补来，科室负责人确认后按撤回处理；以后补来了，还是原来这一件', () => {
    const story = aCase().does('szy-desk', 'inform-once').at('2026-03-24 09:00');
    expect(story.refusal('szy-desk', 'lapse')).toBe('not-yours');
    story.does('szy-head', 'lapse');
    expect(story.state).toMatchObject({ status: 'withdrawn', withdrawnBecause: 'lapsed' });
    story.at('2026-06-01 09:00').does('applicant', 'supplement');
    expect(story.state).toMatchObject({ id: 'case:1', status: 'open' });
    expect(story.dueAt).toBe('2026-06-15 18:00');
  });
});

describe('即问即答', () => {
  test('当场能答的咨询，两项填完就办结', () => {
    const story = aCase({ intake: { kind: 'consultation', instantAnswer: '带身份证到三楼窗口。' } });
    expect(story.state.status).toBe('answered');
    expect(story.round.climbs).toEqual([]);
  });

  test('要办的事不能这样办结', () => {
    expect(() => aCase({ intake: { kind: 'request', instantAnswer: '知道了。' } })).toThrow(
      'instant-only-consultations',
    );
  });
});
