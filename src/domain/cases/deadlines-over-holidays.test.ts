/** The clocks of a case over three turns of the calendar. Every date was counted by hand from the notices. */
import { describe, expect, test } from 'vitest';
import { aCase, aProposedCase } from '../../../test/builders/case.ts';
import type { ClockKind } from './vocabulary.ts';

/**
 * 2022: off 31 January – 6 February; Saturday 29 and Sunday 30 January worked.
 * 2025: off 1 – 8 October; Sunday 28 September and Saturday 11 October worked. From 1 October winter hours.
 * 2027: no notice; 1 January is off by law, 2 and 3 January are a weekend.
 */
describe('a day clock', () => {
  test.each<[string, string, ClockKind, string]>([
    // 29, 30.
    ['over 春节 2022, the two days of the reply', '2022-01-28 09:00', 'reply', '2022-01-30 18:00'],
    // 30, 7.
    ['begun on the worked Saturday', '2022-01-29 09:00', 'reply', '2022-02-07 18:00'],
    // 29, 30, 7, 8, 9, 10, 11, 14, 15, 16.
    ['over 春节 2022, the ten days of handling', '2022-01-28 09:00', 'handling', '2022-02-16 18:00'],
    // 9, 10.
    ['over 国庆 2025, the two days of the reply', '2025-09-30 09:00', 'reply', '2025-10-10 18:00'],
    // 28 (Sunday), 29: due in summer hours.
    ['over the worked Sunday before it', '2025-09-26 09:00', 'reply', '2025-09-29 18:00'],
    // 28, 29, 30, 9, 10, 11 (Saturday), 13, 14, 15, 16.
    ['over 国庆 2025, the ten days of handling', '2025-09-26 09:00', 'handling', '2025-10-16 18:00'],
    // 31, 4.
    ['over the turn of 2026/27', '2026-12-30 09:00', 'reply', '2027-01-04 18:00'],
    // 31, 4, 5, 6, 7, 8, 11, 12, 13, 14.
    ['over the turn of 2026/27, handling', '2026-12-30 09:00', 'handling', '2027-01-14 18:00'],
  ])('%s: from %s', (_case, at, kind, due) => {
    expect(aProposedCase({ at }).clock(kind)).toBe(due);
  });

  test('is provisional when it runs into a year without a notice, and not before', () => {
    const provisional = (at: string) =>
      aProposedCase({ at }).clocks.find((clock) => clock.kind === 'reply')?.provisional;
    expect(provisional('2026-12-29 09:00')).toBe(false);
    expect(provisional('2026-12-30 09:00')).toBe(true);
  });
});

describe('a pause while the applicant supplements', () => {
  test.each<[string, string, string, string, string]>([
    // Informed on day 1 (28); 29, 30 and 7 rest; then 8, 9, 10, 11, 14, 15, 16, 17, 18.
    [
      'over a make-up weekend, 春节 2022',
      '2022-01-27 09:00',
      '2022-01-28 10:00',
      '2022-02-07 10:00',
      '2022-02-18 18:00',
    ],
    // Informed on the start day; 28 (Sunday) and 29 rest; 30, 9, 10, 11, 13, 14, 15, 16, 17, 20.
    [
      'over the worked Sunday, 国庆 2025',
      '2025-09-26 09:00',
      '2025-09-26 10:00',
      '2025-09-29 10:00',
      '2025-10-20 18:00',
    ],
    // Informed on the start day; 31 and 4 rest; 5, 6, 7, 8, 11, 12, 13, 14, 15, 18.
    [
      'over the turn of 2026/27',
      '2026-12-30 09:00',
      '2026-12-30 10:00',
      '2027-01-04 10:00',
      '2027-01-18 18:00',
    ],
  ])('%s', (_case, registered, informed, supplemented, due) => {
    const story = aCase({ at: registered }).at(informed).does('szy-desk', 'inform-once');
    story.at(supplemented).does('applicant', 'supplement');
    expect(story.clock('handling')).toBe(due);
  });

  test('the two days of a consultation: one used before the weekend, one left after it', () => {
    // Registered 28; day 1 is the 29th; 30, 7 and 8 rest; day 2 is the 9th.
    const story = aCase({ at: '2022-01-28 09:00', intake: { kind: 'consultation' } });
    expect(story.clock('reply')).toBe('2022-01-30 18:00');
    story.at('2022-01-29 10:00').does('szy-desk', 'inform-once');
    story.at('2022-02-08 10:00').does('applicant', 'supplement');
    expect(story.clock('reply')).toBe('2022-02-09 18:00');
    const rested = story.clocks.find((clock) => clock.kind === 'reply')?.pausedWorkingDays;
    expect(rested).toBe(3);
  });

  test('that does not end is capped: 15 working days', () => {
    // From 28: 29, 30, 7–11 (7), 14–18 (12), 21, 22, 23.
    const story = aCase({ at: '2022-01-28 09:00' }).does('szy-desk', 'inform-once');
    expect(story.clock('supplement-cap')).toBe('2022-02-23 18:00');
  });
});

describe('one extension of the reply', () => {
  test.each<[string, string, number, string]>([
    // 29, 30, 7, 8, 9.
    ['over 春节 2022', '2022-01-28 09:00', 3, '2022-02-09 18:00'],
    // 9, 10, 11 (Saturday).
    ['onto a worked Saturday, 国庆 2025', '2025-09-30 09:00', 1, '2025-10-11 18:00'],
    // 31, 4, 5, 6.
    ['over the turn of 2026/27', '2026-12-30 09:00', 2, '2027-01-06 18:00'],
  ])('%s', (_case, at, workingDays, due) => {
    const story = aProposedCase({ at }).does('leader4', 'extend-reply', { workingDays });
    expect(story.clock('reply')).toBe(due);
  });
});

describe('the hours of a level', () => {
  /** Registered a minute before, so that the level begins exactly then. */
  const levelFrom = (at: string) => aProposedCase({ at }).clock('level');

  test.each([
    // Winter 08:30–12:00, 14:30–18:00.
    ['over lunch in winter', '2025-10-09 11:29', '2025-10-09 16:00'],
    // Summer 08:00–12:00, 15:00–18:00.
    ['over lunch in summer', '2025-09-30 11:29', '2025-09-30 16:30'],
    ['begun at lunch', '2025-09-30 12:59', '2025-09-30 17:00'],
    ['over the change of season and 国庆 2025', '2025-09-30 16:59', '2025-10-09 09:30'],
    ['over the change of season and 劳动节 2026', '2026-04-30 17:29', '2026-05-06 09:30'],
    ['on the worked Saturday of 国庆 2025, to its end', '2025-10-11 15:59', '2025-10-11 18:00'],
    ['from the worked Saturday to the Monday', '2025-10-11 16:59', '2025-10-13 09:30'],
    ['over 春节 2022', '2022-01-30 16:59', '2022-02-07 09:30'],
    ['over the turn of 2026/27', '2026-12-31 16:59', '2027-01-04 09:30'],
  ])('%s', (_case, at, due) => {
    expect(levelFrom(at)).toBe(due);
  });

  test('four hours at level 4', () => {
    // From 16:02: 1 h 58 to 18:00, 2 h 02 from 08:30 on 9 October.
    const story = aProposedCase({ at: '2025-09-30 15:58' }).does('szy-head', 'pass-up');
    story.does('leader4', 'pass-up');
    expect(story.clock('level')).toBe('2025-10-09 10:31');
  });
});
