import { describe, expect, it } from 'vitest';
import { CALENDAR, time } from '../../../test/builders/case.ts';
import {
  DEFAULT_PREFERENCE,
  dispatchesTo,
  dispatchesToApplicant,
  type Equipment,
  isQuiet,
  type Preference,
  robotPosts,
  takesMessages,
} from './preferences.ts';
import type { Urgency } from './types.ts';

const AT = '2026-03-02T01:00:00.000Z';
const ALL: Equipment = { mail: true, sms: true, digestMinutes: 15 };
const own = (change: Partial<Preference> = {}): Preference => ({
  ...DEFAULT_PREFERENCE,
  mailAddress: 'desk@bureau.example',
  ...change,
});

/** `mail 15` goes out by mail a quarter of an hour later; `~` waits for business hours. */
function ways(urgency: Urgency, preference: Preference, equipment = ALL, hasPhone = true) {
  return dispatchesTo({ urgency }, preference, equipment, hasPhone, AT).map(
    ({ channel, notBefore, quiet }) =>
      `${channel} ${(Date.parse(notBefore) - Date.parse(AT)) / 60_000}${quiet ? '~' : ''}`,
  );
}

describe('over which ways a notice leaves the house', () => {
  it.each<[string, Urgency, Preference, readonly string[]]>([
    ['nothing chosen, plain: the workbench only', 'plain', DEFAULT_PREFERENCE, []],
    ['nothing chosen, red: a short message', 'red', DEFAULT_PREFERENCE, ['sms 0']],
    ['an address: a digest', 'plain', own(), ['mail 15~']],
    ['red: at once, at any hour', 'red', own(), ['mail 0', 'sms 0']],
    ['each at once', 'plain', own({ mail: 'each' }), ['mail 0~']],
    ['no mail', 'red', own({ mail: 'off' }), ['sms 0']],
    ['all by short message', 'plain', own({ sms: 'all' }), ['mail 15~', 'sms 0~']],
    ['no short messages', 'red', own({ sms: 'off' }), ['mail 0']],
    ['also at night', 'plain', own({ quietHours: false }), ['mail 15']],
  ])('%s', (_what, urgency, preference, expected) => {
    expect(ways(urgency, preference)).toEqual(expected);
  });

  it('what the installation or the number cannot take is left out', () => {
    expect(ways('red', own(), { ...ALL, mail: false })).toEqual(['sms 0']);
    expect(ways('red', own(), { ...ALL, sms: false })).toEqual(['mail 0']);
    expect(ways('red', own(), ALL, false)).toEqual(['mail 0']);
  });

  it('the applicant is told at once, by phone, where there is one', () => {
    expect(dispatchesToApplicant(ALL, true, AT)).toEqual([{ channel: 'sms', notBefore: AT, quiet: false }]);
    expect(dispatchesToApplicant(ALL, false, AT)).toEqual([]);
    expect(dispatchesToApplicant({ ...ALL, sms: false }, true, AT)).toEqual([]);
  });
});

describe('which robot posts', () => {
  it.each<[string | null, Urgency, Urgency, boolean]>([
    [null, 'plain', 'plain', true],
    [null, 'red', 'plain', false],
    [null, 'red', 'red', true],
    ['unit:szy', 'plain', 'plain', true],
    ['unit:hhk', 'plain', 'red', false],
  ])('of unit %s from %s on, a %s notice for 水资源管理科: %s', (unitId, least, urgency, posts) => {
    expect(robotPosts({ unitId, least }, urgency, ['unit:szy'])).toBe(posts);
  });
});

describe('business hours', () => {
  it.each([
    ['2026-03-02 08:29', true],
    ['2026-03-02 08:30', false],
    ['2026-03-02 12:00', true],
    ['2026-03-02 14:30', false],
    ['2026-03-02 18:00', true],
    // Saturday; and a Saturday that is worked in exchange for 春节 2026.
    ['2026-03-07 10:00', true],
    ['2026-02-28 10:00', false],
    // 春节 2026.
    ['2026-02-17 10:00', true],
  ])('at %s reminders rest: %s', (at, quiet) => {
    expect(isQuiet(CALENDAR, time(at))).toBe(quiet);
  });
});

describe('numbers that take short messages', () => {
  it.each([
    ['10000000099', true],
    ['+86 100-0000-0099', true],
    ['0377-00000099', false],
    ['12345', false],
    ['100000000991', false],
  ])('%s: %s', (phone, takes) => {
    expect(takesMessages(phone)).toBe(takes);
  });
});
