/** The clocks of a case, by days counted by hand. @clause 2.1d */
import { describe, expect, test } from 'vitest';
import {
  aCase,
  aProposedCase,
  CALENDAR,
  local,
  type StoryOptions,
  time,
} from '../../../test/builders/case.ts';
import { clockOf, earliestClock, replyClockStart, restedWorkingDays } from './clocks.ts';

const kinds = (story: ReturnType<typeof aCase>) => story.clocks.map((clock) => clock.kind);
const consultation = { intake: { kind: 'consultation' } } as const satisfies StoryOptions;

describe('the two working days of the reply', () => {
  test.each([
    // 2022: 01-29 and 01-30 were worked before the Spring Festival.
    ['2022-01-28 17:59', '2022-01-30 18:00'],
    ['2022-01-30 09:00', '2022-02-08 18:00'],
    ['2022-04-01 08:31', '2022-04-06 18:00'],
    // 09-30 still closes in summer time, 10-08 and 10-09 were worked.
    ['2022-09-30 09:00', '2022-10-09 18:00'],
    // 2025: 01-26 was worked.
    ['2025-01-24 09:00', '2025-01-27 18:00'],
    // National Day and Mid-Autumn to 10-08.
    ['2025-09-30 09:00', '2025-10-10 18:00'],
    // 2026: 02-14 was worked, the festival ends on 02-23.
    ['2026-02-13 09:00', '2026-02-24 18:00'],
  ])('proposed on %s: due %s', (at, due) => {
    const story = aCase({ at }).does('szy-desk', 'propose-refusal');
    expect(story.clock('reply')).toBe(due);
  });

  test('of a question begin with its registration', () => {
    const story = aCase({ ...consultation, at: '2022-01-28 10:00' });
    expect(replyClockStart(story.state)).toBe(time('2022-01-28 10:00'));
    expect(story.clock('reply')).toBe('2022-01-30 18:00');
    story.at('2022-02-07 10:00').does('szy-desk', 'propose-refusal');
    expect(story.clock('reply')).toBe('2022-01-30 18:00');
  });

  test('of everything else begin with the first proposal, and do not run before it', () => {
    const story = aCase();
    expect([replyClockStart(story.state), story.clock('reply')]).toEqual([null, null]);
    story.at('2026-03-05 09:00').does('szy-desk', 'propose-refusal').does('szy-head', 'send-back');
    story.at('2026-03-06 16:00').does('szy-desk', 'propose-refusal');
    expect(story.clock('reply')).toBe('2026-03-09 18:00');
  });

  test('stop when the proposal is withdrawn, and go on from its day when it is made again', () => {
    const story = aProposedCase().does('szy-desk', 'withdraw-proposal');
    expect(story.clock('reply')).toBeNull();
    expect(story.at('2026-03-03 09:00').does('szy-desk', 'propose-refusal').clock('reply')).toBe(
      '2026-03-04 18:00',
    );
  });

  test('stop with 能办: then the order’s day counts, for questions too', () => {
    for (const options of [{}, consultation]) {
      const story = aProposedCase(options).does('szy-head', 'feasible', { dueOn: '2026-03-10' });
      expect(kinds(story)).toEqual(['order', 'tell-applicant']);
      story.at('2026-03-05 09:00').does('szy-desk', 'propose-refusal', { whatIsNew: '新测边界' });
      expect(story.clock('reply')).toBe('2026-03-09 18:00');
    }
  });

  test('go on over instructions to a question', () => {
    const story = aCase(consultation).does('szy-desk', 'ask-guidance').does('szy-head', 'instruct');
    expect(story.clock('reply')).toBe('2026-03-04 18:00');
  });

  test('a year without a notice: the date may still move', () => {
    const last = aProposedCase({ at: '2026-12-30 09:00' }).clocks.find((clock) => clock.kind === 'reply');
    expect([local(last?.dueAt), last?.provisional]).toEqual(['2027-01-04 18:00', true]);
    const level = aProposedCase({ at: '2026-12-31 17:30' }).clocks.find((clock) => clock.kind === 'level');
    expect([local(level?.dueAt), level?.provisional]).toEqual(['2027-01-04 10:01', true]);
    const known = aProposedCase().clocks;
    expect(known.map((clock) => clock.provisional)).toEqual([false, false, false]);
  });

  test('the statutory limit, where it comes first, is the deadline', () => {
    const story = aCase({ matter: { statutoryWorkingDays: 5 } }).at('2026-03-06 09:00');
    story.does('szy-desk', 'propose-refusal');
    expect(story.clock('reply')).toBe('2026-03-10 18:00');
    expect(story.clock('statutory')).toBe('2026-03-09 18:00');
    story.does('szy-head', 'pass-up').does('leader4', 'pass-up').does('leader1', 'approve-refusal');
    expect([story.nextIs, story.dueAt]).toEqual(['szy-desk reply', '2026-03-09 18:00']);
  });
});

describe('handling', () => {
  test.each([
    [null, '2026-03-16 18:00'],
    [{ promisedWorkingDays: 3 }, '2026-03-05 18:00'],
    [{ statutoryWorkingDays: 20 }, '2026-03-30 18:00'],
    [{ promisedWorkingDays: 3, statutoryWorkingDays: 20 }, '2026-03-05 18:00'],
  ])('of a matter with %o: due %s', (matter, due) => {
    expect(aCase({ matter }).clock('handling')).toBe(due);
  });

  test('says how it was counted', () => {
    const clock = aCase({ matter: { promisedWorkingDays: 1 }, at: '2022-01-28 10:00' }).clocks[0];
    expect(clock?.startedAt).toBe(time('2022-01-28 10:00'));
    expect(clock?.explanation).toMatchObject({
      days: [
        { on: '2022-01-28', counted: false },
        { on: '2022-01-29', counted: true },
      ],
    });
  });

  test('a second round has its own: five working days, no statutory or outside deadline', () => {
    const source = { number: '12345-1', dueOn: '2026-03-20' };
    const story = aCase({ matter: { promisedWorkingDays: 3, statutoryWorkingDays: 20 }, intake: { source } });
    expect(kinds(story)).toEqual(['handling', 'statutory', 'source']);
    story.does('szy-desk', 'complete').at('2026-03-10 09:00').does('applicant', 'object');
    expect(kinds(story)).toEqual(['handling']);
    expect(story.dueAt).toBe('2026-03-17 18:00');
  });
});

describe('while the applicant supplements', () => {
  test('day clocks rest; who had five days left has five left', () => {
    // Registered Monday 03-02, ten days; told what is missing on Monday 03-09 (five used), supplemented on 03-12.
    const story = aCase().at('2026-03-09 09:00').does('szy-desk', 'inform-once');
    story.at('2026-03-12 15:00').does('applicant', 'supplement');
    const clock = story.clocks.find((one) => one.kind === 'handling');
    expect(local(clock?.dueAt)).toBe('2026-03-19 18:00');
    expect(clock?.pausedWorkingDays).toBe(3);
    const days = clock?.explanation && 'days' in clock.explanation ? clock.explanation.days : [];
    const resting = days.filter((day) => day.why.includes('暂停'));
    expect(resting.map((day) => [day.on, day.counted])).toEqual([
      ['2026-03-10', false],
      ['2026-03-11', false],
      ['2026-03-12', false],
    ]);
  });

  test('they rest as long as it lasts, to the cap and no longer', () => {
    const story = aCase().does('szy-desk', 'inform-once');
    expect(kinds(story)).toEqual(['handling', 'supplement-cap']);
    expect(story.clock('supplement-cap')).toBe('2026-03-23 18:00');
    expect(story.at('2026-03-04 10:00').clock('handling')).toBe('2026-03-18 18:00');
    expect(story.at('2026-03-23 23:00').clock('handling')).toBe('2026-04-07 18:00');
    expect(story.at('2026-04-20 10:00').clock('handling')).toBe('2026-04-07 18:00');
    story.does('applicant', 'supplement');
    expect(story.clock('handling')).toBe('2026-04-07 18:00');
    expect(kinds(story)).toEqual(['handling']);
  });

  test('a clock that began after the rest is not moved by it', () => {
    const story = aCase()
      .does('szy-desk', 'inform-once')
      .at('2026-03-03 10:00')
      .does('applicant', 'supplement');
    story.at('2026-03-05 10:00').does('szy-desk', 'propose-refusal');
    const reply = story.clocks.find((one) => one.kind === 'reply');
    expect([local(reply?.dueAt), reply?.pausedWorkingDays]).toEqual(['2026-03-09 18:00', 0]);
  });

  test('another unit’s time to answer and a leader’s date do not rest', () => {
    const story = aProposedCase().does('szy-head', 'feasible', { dueOn: '2026-03-10' });
    story.does('szy-desk', 'coordinate').does('szy-desk', 'inform-once').at('2026-03-05 10:00');
    expect(story.clock('coordination')).toBe('2026-03-04 18:00');
    expect(story.clock('order')).toBe('2026-03-10 18:00');
    expect(story.clock('tell-applicant')).toBe('2026-03-06 18:00');
  });

  test('counts of rest begin with the clock where it began later than the pause', () => {
    const { round } = aCase().does('szy-desk', 'inform-once');
    const pauses = [{ from: time('2026-03-02 09:00'), to: time('2026-03-06 09:00'), capOn: '2026-03-23' }];
    const rested = (from: string) =>
      restedWorkingDays({ ...round, pauses }, time(from), CALENDAR, time('2026-03-09 09:00'));
    expect([rested('2026-03-01 09:00'), rested('2026-03-04 09:00'), rested('2026-03-06 09:00')]).toEqual([
      4, 2, 0,
    ]);
    expect(rested('2026-03-09 09:00')).toBe(0);
  });
});

describe('levels', () => {
  test('have 2, 2 and 4 business hours, which stop at noon, at night and over holidays', () => {
    const story = aProposedCase({ at: '2026-03-02 11:30' });
    expect(story.clock('level')).toBe('2026-03-02 16:01');
    story.at('2026-03-02 17:00').does('szy-head', 'pass-up');
    expect(story.clock('level')).toBe('2026-03-03 09:31');
    story.at('2026-03-06 17:00').does('leader4', 'pass-up');
    expect(story.clock('level')).toBe('2026-03-09 11:31');
    expect(story.clock('stand-in')).toBe('2026-03-09 09:31');
    const festival = aProposedCase({ at: '2022-01-30 17:00' });
    expect(festival.clock('level')).toBe('2022-02-07 09:31');
  });

  test('as the policy of the round says', () => {
    const story = aProposedCase({ policy: { levelBusinessHours: { 2: 1, 3: 2, 4: 4 } } });
    expect(story.clock('level')).toBe('2026-03-02 10:01');
    expect(story.clock('stand-in')).toBeNull();
  });

  test('say how they were counted', () => {
    const level = aProposedCase().clocks.find((one) => one.kind === 'level');
    expect(level).toMatchObject({ startedAt: time('2026-03-02 09:01'), pausedWorkingDays: 0 });
    expect(level?.explanation).toMatchObject({
      stretches: [{ from: time('2026-03-02 09:01'), to: time('2026-03-02 11:01') }],
    });
  });
});

describe('other clocks', () => {
  test('a letter or a visit gets a first contact within a working day of its arrival', () => {
    for (const channel of ['letter', 'visit'] as const) {
      const receivedAt = time('2026-02-27 16:00');
      const story = aCase({ intake: { channel, receivedAt } });
      // Saturday 02-28 was worked in exchange for the Spring Festival.
      expect([story.nextIs, story.dueAt]).toEqual(['szy-desk complete', '2026-02-28 18:00']);
      story.does('szy-desk', 'record-progress', { contactedApplicant: true });
      expect(story.clock('first-contact')).toBeNull();
    }
    expect(aCase({ intake: { channel: 'phone' } }).clock('first-contact')).toBeNull();
    const reopened = aCase({ intake: { channel: 'letter' } })
      .does('szy-desk', 'complete')
      .does('applicant', 'object');
    expect(reopened.clock('first-contact')).toBeNull();
  });

  test('the date that 12345 or a leader’s sheet sets: the close of business of that day', () => {
    const source = { number: '交办 3', dueOn: '2026-03-06' };
    const story = aCase({ intake: { source } });
    expect([story.clock('source'), story.dueAt]).toEqual(['2026-03-06 18:00', '2026-03-06 18:00']);
    const undated = aCase({ intake: { source: { number: '交办 4', dueOn: null } } });
    expect(undated.clock('source')).toBeNull();
    const saturday = aCase({ intake: { source: { number: '交办 5', dueOn: '2026-03-07' } } });
    const clock = saturday.clocks.find((one) => one.kind === 'source');
    expect(clock).toMatchObject({ dueAt: time('2026-03-09 18:00'), provisional: false, explanation: null });
    const next = aCase({ at: '2026-12-28 09:00', intake: { source: { number: '6', dueOn: '2027-01-06' } } });
    expect(next.clocks.find((one) => one.kind === 'source')?.provisional).toBe(true);
  });

  test('an answered case has only the time for rating, from when it was told; a closed one none', () => {
    const story = aCase().at('2026-03-05 09:00').does('szy-desk', 'complete');
    expect(kinds(story)).toEqual(['rating']);
    expect(story.clock('rating')).toBe('2026-03-12 18:00');
    expect(story.does('applicant', 'rate').does('system', 'close').clocks).toEqual([]);
    expect(aCase().does('applicant', 'withdraw').clocks).toEqual([]);
  });
});

describe('reading clocks', () => {
  test('one of a kind, or null', () => {
    const { state, now } = aProposedCase();
    expect(local(clockOf(state, 'reply', CALENDAR, now)?.dueAt)).toBe('2026-03-04 18:00');
    expect(clockOf(state, 'order', CALENDAR, now)).toBeNull();
  });

  test('the earliest of several kinds; of two at once the first', () => {
    const { clocks } = aProposedCase();
    expect(earliestClock(clocks, ['handling', 'reply'])?.kind).toBe('reply');
    expect(earliestClock(clocks, ['reply', 'level'])?.kind).toBe('level');
    expect(earliestClock(clocks, ['source'])).toBeNull();
    expect(earliestClock([], ['reply'])).toBeNull();
    const [first] = clocks;
    if (!first) throw new Error('no clock runs');
    const twin = { ...first, kind: 'order' as const };
    expect(earliestClock([first, twin], ['handling', 'order'])).toBe(first);
  });
});
