import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { standardCalendar } from './build-calendar.ts';
import { addBusinessMinutes, businessMinutesBetween } from './business-hours.ts';
import { NOTICES } from './data/index.ts';
import { addWorkingDays, nthWorkingDayOf, workingDaysBetween } from './working-days.ts';

const calendar = standardCalendar();
const DAY_MS = 86_400_000;
const iso = (ms: number) => new Date(ms).toISOString().slice(0, 10);

/** The oracle: one flat list of the working days 2016–2026 from the raw notices; nothing else is shared. */
const WORKED = (() => {
  const off = new Set<string>();
  for (const { off: holidays } of NOTICES) {
    for (const [, from, to] of holidays) {
      for (let ms = Date.parse(from); ms <= Date.parse(to); ms += DAY_MS) off.add(iso(ms));
    }
  }
  const worked = new Set<string>(NOTICES.flatMap(({ work }) => work.map(([, on]) => on)));
  for (let ms = Date.UTC(2016, 0, 1); ms <= Date.UTC(2026, 11, 31); ms += DAY_MS) {
    const weekday = new Date(ms).getUTCDay();
    if (weekday !== 0 && weekday !== 6 && !off.has(iso(ms))) worked.add(iso(ms));
  }
  return [...worked].sort();
})();

const day = fc
  .integer({ min: Date.UTC(2016, 0, 1) / DAY_MS, max: Date.UTC(2026, 8, 1) / DAY_MS })
  .map((n) => iso(n * DAY_MS));
const instant = fc
  .tuple(day, fc.integer({ min: 0, max: 86_399 }))
  .map(([on, second]) => new Date(Date.parse(on) + second * 1000).toISOString());
const few = fc.integer({ min: 1, max: 40 });
const minutes = fc.integer({ min: 0, max: 3000 });

describe('working days', () => {
  test('agree with a flat count over the raw notices', () => {
    fc.assert(
      fc.property(day, few, (from, n) => {
        expect(addWorkingDays(calendar, from, n).dueOn).toBe(WORKED.filter((on) => on > from)[n - 1]);
        expect(nthWorkingDayOf(calendar, from, n).dueOn).toBe(WORKED.filter((on) => on >= from)[n - 1]);
      }),
      { numRuns: 300 },
    );
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 100 }), (a, span) => {
        const b = iso(Date.parse(a) + span * DAY_MS);
        expect(workingDaysBetween(calendar, a, b)).toBe(WORKED.filter((on) => on > a && on <= b).length);
      }),
      { numRuns: 300 },
    );
  });

  test('monotone: a later start or more days is never due earlier', () => {
    fc.assert(
      fc.property(day, day, few, few, (a, b, m, n) => {
        const [first, second] = a <= b ? [a, b] : [b, a];
        const [less, more] = m <= n ? [m, n] : [n, m];
        expect(addWorkingDays(calendar, first, n).dueOn <= addWorkingDays(calendar, second, n).dueOn).toBe(
          true,
        );
        expect(addWorkingDays(calendar, a, less).dueAt <= addWorkingDays(calendar, a, more).dueAt).toBe(true);
      }),
    );
  });

  test('m days and then n days are m + n days', () => {
    fc.assert(
      fc.property(day, few, few, (from, m, n) => {
        expect(addWorkingDays(calendar, addWorkingDays(calendar, from, m).dueOn, n).dueOn).toBe(
          addWorkingDays(calendar, from, m + n).dueOn,
        );
      }),
    );
  });

  test('explain every day once, in order, and count exactly as many as asked', () => {
    fc.assert(
      fc.property(day, few, (from, n) => {
        const { days, dueOn } = addWorkingDays(calendar, from, n);
        expect(days.filter((one) => one.counted)).toHaveLength(n);
        expect(days[0]?.on).toBe(from);
        expect(days.at(-1)).toMatchObject({ on: dueOn, counted: true });
        expect(days.map((one) => one.on)).toEqual(days.map((_, i) => iso(Date.parse(from) + i * DAY_MS)));
        expect(workingDaysBetween(calendar, from, dueOn)).toBe(n);
      }),
    );
  });

  test('with a pause: as many working days after it as were left when it began', () => {
    fc.assert(
      fc.property(day, few, fc.nat(60), fc.nat(30), (from, n, after, length) => {
        const due = WORKED.filter((on) => on > from)[n - 1] ?? '';
        const stoppedOn = iso(Math.min(Date.parse(from) + after * DAY_MS, Date.parse(due)));
        const resumedOn = iso(Date.parse(stoppedOn) + length * DAY_MS);
        const left = WORKED.filter((on) => on > stoppedOn && on <= due).length;
        const expected =
          left > 0
            ? WORKED.filter((on) => on > resumedOn)[left - 1]
            : WORKED.filter((on) => on >= resumedOn)[0];
        const pause = { from: `${stoppedOn}T02:00:00.000Z`, to: `${resumedOn}T02:00:00.000Z` };
        expect(addWorkingDays(calendar, from, n, [pause]).dueOn).toBe(expected);
      }),
      { numRuns: 300 },
    );
  });
});

describe('business time', () => {
  test('what is added can be measured again', () => {
    fc.assert(
      fc.property(instant, minutes, (from, n) => {
        expect(businessMinutesBetween(calendar, from, addBusinessMinutes(calendar, from, n).dueAt)).toBe(n);
      }),
    );
  });

  test('the stretches add up, do not overlap, and lie between start and due', () => {
    fc.assert(
      fc.property(instant, minutes, (from, n) => {
        const { stretches, dueAt } = addBusinessMinutes(calendar, from, n);
        const total = stretches.reduce((sum, one) => sum + Date.parse(one.to) - Date.parse(one.from), 0);
        expect(total).toBe(n * 60_000);
        let last = from;
        for (const one of stretches) {
          expect(last <= one.from && one.from < one.to && one.to <= dueAt).toBe(true);
          last = one.to;
        }
      }),
    );
  });

  test('m minutes and then n minutes are m + n minutes', () => {
    fc.assert(
      fc.property(instant, minutes, minutes, (from, m, n) => {
        const first = addBusinessMinutes(calendar, from, m).dueAt;
        expect(addBusinessMinutes(calendar, first, n + 1).dueAt).toBe(
          addBusinessMinutes(calendar, from, m + n + 1).dueAt,
        );
      }),
    );
  });
});
