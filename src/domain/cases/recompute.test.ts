import { describe, expect, test } from 'vitest';
import { calendarWith, FIRST_2020 } from '../../../test/builders/calendars.ts';
import { aCase, aProposedCase, CALENDAR, local, type Story, time } from '../../../test/builders/case.ts';
import { type MovedDeadline, movedDeadlines, noteRecomputed } from './recompute.ts';
import { ring } from './ring.ts';
import { currentRound, patchRound } from './rounds.ts';
import { pendingTimers } from './timers.ts';

const FIRST = calendarWith(2020, FIRST_2020);
const said = (moved: readonly MovedDeadline[]) =>
  moved.map(
    ({ clock, from, to, missed }) => `${clock} ${local(from)} → ${local(to)}${missed ? ' missed' : ''}`,
  );
const movedBy = (story: Story, now: string, before = FIRST) =>
  movedDeadlines(story.state, () => before, CALENDAR, time(now));

/** Thursday 23 January 2020, the last day before the holiday. */
const EVE = '2020-01-23 16:59';

describe('the holiday of 2020 is lengthened to 2 February', () => {
  test('every deadline that runs over it moves', () => {
    // Handling: 31, 1, 3–7, 10–12 becomes 3–7, 10–14. Reply: 31, 1 becomes 3, 4. Level: 1 h left on the next day.
    expect(said(movedBy(aProposedCase({ at: EVE }), '2020-01-27 09:00'))).toEqual([
      'handling 2020-02-12 18:00 → 2020-02-14 18:00',
      'reply 2020-02-01 18:00 → 2020-02-04 18:00',
      'level 2020-01-31 09:30 → 2020-02-03 09:30',
    ]);
  });

  test('taken back, it moves the same way back', () => {
    const story = aProposedCase({ at: EVE });
    const back = movedDeadlines(story.state, () => CALENDAR, FIRST, time('2020-01-27 09:00'));
    expect(said(back)).toEqual([
      'handling 2020-02-14 18:00 → 2020-02-12 18:00',
      'reply 2020-02-04 18:00 → 2020-02-01 18:00',
      'level 2020-02-03 09:30 → 2020-01-31 09:30',
    ]);
  });

  test('a clock that starts after the change was never told otherwise', () => {
    const story = aCase({ at: EVE }).at('2020-01-23 17:30').does('szy-desk', 'propose-refusal');
    const changedAt = time('2020-01-23 17:10');
    const before = (startedAt: string) => (startedAt < changedAt ? FIRST : CALENDAR);
    expect(said(movedDeadlines(story.state, before, CALENDAR, time('2020-01-27 09:00')))).toEqual([
      'handling 2020-02-12 18:00 → 2020-02-14 18:00',
    ]);
  });

  test('what is over by then does not move: nothing to say', () => {
    expect(movedBy(aProposedCase({ at: '2020-01-06 09:00' }), '2020-01-27 09:00')).toEqual([]);
    expect(movedBy(aCase({ at: '2020-03-02 09:00' }), '2020-03-02 10:00')).toEqual([]);
  });

  test('an answered case has no deadline left', () => {
    const story = aCase({ at: EVE }).does('szy-desk', 'complete');
    expect(story.clock('rating')).toBe('2020-02-07 18:00');
    expect(movedBy(story, '2020-01-27 09:00')).toEqual([]);
  });
});

describe('the year’s end, when the notice comes late', () => {
  test('a day given off and a Saturday worked move what runs over them', () => {
    const unknown = CALENDAR;
    const known = calendarWith(2027, {
      year: 2027,
      papers: [],
      off: [['元旦', '2027-01-01', '2027-01-04']],
      work: [['元旦', '2027-01-09']],
    });
    const story = aProposedCase({ at: '2026-12-30 09:00' });
    const moved = movedDeadlines(story.state, () => unknown, known, time('2026-12-30 10:00'));
    // Reply: 31, 4 becomes 31, 5. Handling: 31, 4–8, 11–14 becomes 31, 5–9, 11–14, the same day.
    expect(said(moved)).toEqual(['reply 2027-01-04 18:00 → 2027-01-05 18:00']);
  });
});

describe('noteRecomputed', () => {
  const CAUSE = { reasons: ['国办发明电〔2020〕1号'], calendarVersion: 7 };
  const contextAt = (story: Story, now: string) => ({ ...story.contextOf('system'), now: time(now) });

  test('writes what moved from when to when and why, and nothing else', () => {
    const story = aProposedCase({ at: EVE });
    const decision = noteRecomputed(
      story.state,
      movedBy(story, '2020-01-27 09:00').slice(0, 1),
      CAUSE,
      contextAt(story, '2020-01-27 09:00'),
    );
    expect(decision).toEqual({
      ok: true,
      state: story.state,
      events: [
        {
          type: 'deadlines-recomputed',
          by: null,
          who: 'system',
          at: time('2020-01-27 09:00'),
          round: 1,
          shared: {
            moved: [
              {
                clock: 'handling',
                from: time('2020-02-12 18:00'),
                to: time('2020-02-14 18:00'),
                missed: false,
              },
            ],
            reasons: ['国办发明电〔2020〕1号'],
            calendarVersion: 7,
          },
          sealed: null,
        },
      ],
    });
  });

  test('a miss on record stays one, and rings no second time', () => {
    // Reply due 1 February 18:00 by the calendar of then; missed, and the change entered the day after.
    const story = aProposedCase({ at: EVE });
    const late = { ...contextAt(story, '2020-02-02 09:00'), calendar: FIRST };
    const key = pendingTimers(story.state, late).find(
      (one) => one.kind === 'over' && one.clock === 'reply',
    )?.key;
    const rung = ring(story.state, key ?? '', late);
    if (!rung.ok) throw new Error(rung.refusal.code);
    const moved = movedDeadlines(rung.state, () => FIRST, CALENDAR, time('2020-02-02 09:00'));
    expect(said(moved)).toContain('reply 2020-02-01 18:00 → 2020-02-04 18:00 missed');
    const noted = noteRecomputed(rung.state, moved, CAUSE, contextAt(story, '2020-02-02 09:00'));
    if (!noted.ok) throw new Error(noted.refusal.code);
    expect(currentRound(noted.state).rung).toEqual([key]);
    const after = pendingTimers(noted.state, contextAt(story, '2020-02-05 09:00'));
    expect(after.filter((one) => one.kind === 'over' && one.clock === 'reply')).toEqual([]);
  });

  test('a reminder is given again where its moment comes again, and only there', () => {
    const story = aProposedCase({ at: EVE });
    const near = (clock: string) =>
      pendingTimers(story.state, contextAt(story, EVE)).find(
        (one) => one.kind === 'near' && one.clock === clock,
      )?.key ?? '';
    const reminded = patchRound(story.state, { rung: [near('reply'), near('level')] });
    // By 3 February 09:10 the level's reminder (last quarter of two hours) is past, the reply's is to come.
    const now = '2020-02-03 09:10';
    const moved = movedDeadlines(reminded, () => FIRST, CALENDAR, time(now));
    const noted = noteRecomputed(reminded, moved, CAUSE, contextAt(story, now));
    if (!noted.ok) throw new Error(noted.refusal.code);
    expect(currentRound(noted.state).rung).toEqual([near('level')]);
  });
});
