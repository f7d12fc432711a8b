/**
 * 二（一）首问负责制：确不能办的，原则上两个工作日内以电话或书面答复，说明理由；电话答复要有记录。
 *
 * @clause 2.1d
 */
import { describe, expect, test } from 'vitest';
import { aCase, anApprovedCase, aProposedCase, time } from '../builders/case.ts';
import { aCall, aLetter } from '../builders/case-inputs.ts';

describe('两个工作日', () => {
  test('咨询从登记起算，其他从第一次提出拟说“不”起算', () => {
    expect(aCase({ intake: { kind: 'consultation' } }).dueAt).toBe('2026-03-04 18:00');
    const story = aCase().at('2026-03-05 09:00').does('szy-desk', 'propose-refusal');
    expect(story.clock('reply')).toBe('2026-03-09 18:00');
  });

  test.each([
    ['2022-01-28 10:00', '2022-01-30 18:00', '春节前的周末上班，照算'],
    ['2022-01-30 10:00', '2022-02-08 18:00', '春节七天不算'],
    ['2025-09-30 10:00', '2025-10-10 18:00', '国庆八天不算'],
    ['2026-02-13 10:00', '2026-02-24 18:00', '2 月 14 日周六上班，节后第一天到期'],
  ])('%s 提出，%s 到期：%s', (at, due) => {
    expect(aCase({ at }).does('szy-desk', 'propose-refusal').clock('reply')).toBe(due);
  });

  test('法定时限更早的，以法定时限为准', () => {
    const story = anApprovedCase({ matter: { statutoryWorkingDays: 1 } });
    expect([story.nextIs, story.dueAt]).toEqual(['szy-desk reply', '2026-03-03 18:00']);
  });

  test('两天内定不下来，先给阶段性答复', () => {
    const story = aProposedCase().does('szy-desk', 'interim-answer', {
      text: '正在研究',
      untilOn: '2026-03-06',
    });
    expect(story.round.interimAnswers).toMatchObject([{ text: '正在研究', untilOn: '2026-03-06' }]);
    expect(story.nextIs).toBe('szy-head pass-up');
  });

  test('分管领导或主要领导可以延长一次，说明理由', () => {
    const story = aProposedCase().does('leader4', 'extend-reply', { workingDays: 3, reason: '需现场复核' });
    expect(story.clock('reply')).toBe('2026-03-09 18:00');
    expect(story.refusal('leader1', 'extend-reply')).toBe('extended-already');
  });
});

describe('怎样才算答复了', () => {
  test('电话：号码、时间、接听人、双方说了什么，都记下来', () => {
    const delivery = aCall(time('2026-03-02 09:05'));
    const story = anApprovedCase().does('szy-desk', 'reply', { delivery });
    expect(story.round.answer?.delivery).toEqual(delivery);
  });

  test('书面：信函、短信或送达', () => {
    const story = anApprovedCase().does('szy-desk', 'reply', { delivery: aLetter(time('2026-03-02 09:05')) });
    expect(story.round.answer?.deliveredAt).toBe(time('2026-03-02 09:05'));
  });

  test('当面随口一说不算', () => {
    expect(anApprovedCase().refusal('szy-desk', 'reply', { delivery: { method: 'on-the-spot' } })).toBe(
      'delivery-not-on-record',
    );
  });

  test('审定之前打的电话不算答复', () => {
    expect(anApprovedCase().refusal('szy-desk', 'reply', { delivery: aCall(time('2026-03-02 09:02')) })).toBe(
      'too-early',
    );
  });

  test('联系不上：两个半天里打三次，再留存待取', () => {
    const story = anApprovedCase();
    const deposit = { delivery: { method: 'deposit' } } as const;
    for (const at of ['2026-03-02 10:00', '2026-03-02 11:00']) {
      story.at(at).does('szy-desk', 'record-attempt', { attemptedAt: time(at) });
    }
    expect(story.refusal('szy-desk', 'reply', deposit)).toBe('deposit-not-yet');
    story.at('2026-03-02 15:00').does('szy-desk', 'record-attempt').does('szy-desk', 'reply', deposit);
    expect(story.state.status).toBe('answered');
  });
});

describe('许可、信访等另有法定程序的', () => {
  const approved = () =>
    aProposedCase({ track: 'licence', matter: { statutoryWorkingDays: 20 } })
      .does('szy-head', 'pass-up')
      .does('leader4', 'pass-up')
      .does('fgk-head', 'review-law')
      .does('leader1', 'approve-refusal');

  test('电话只是说明，送达法定文书才算办结', () => {
    const story = approved().does('szy-desk', 'reply');
    expect(story.state.status).toBe('refusal-approved');
    expect([story.nextIs, story.dueAt]).toEqual(['szy-desk issue-document', '2026-03-30 18:00']);
    story.does('szy-desk', 'issue-document');
    expect(story.state.status).toBe('answered');
    expect(story.round.answer?.document?.remedies).toContain('行政复议');
  });

  test('办成了也要有文书', () => {
    expect(aCase({ track: 'licence' }).refusal('szy-desk', 'complete')).toBe('document-needed');
  });
});
