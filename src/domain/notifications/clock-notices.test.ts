import { describe, expect, it } from 'vitest';
import { aCase, aProposedCase, type Story } from '../../../test/builders/case.ts';
import { noticesIn, rings, told } from '../../../test/builders/notices.ts';

/** Proposed on Monday 2 March at 09:01: level 2 is due at 11:01, its last quarter begins at 10:31. */
const level4 = () => aProposedCase().does('szy-head', 'pass-up').does('leader4', 'pass-up');
const ordered = () => aProposedCase().does('szy-head', 'feasible', { dueOn: '2026-03-06' });
const helpAsked = () => aCase().does('szy-desk', 'coordinate');
const outsideAsked = () =>
  aCase().does('szy-desk', 'coordinate', { askedUnitId: null, askedOutside: '市生态环境局' });
const toldFirst = () => ordered().does('szy-desk', 'tell-applicant');

type Ring = readonly [kind: string, clock: string, at: string];

const TOLD: readonly (readonly [what: string, story: () => Story, ring: Ring, told: readonly string[]])[] = [
  ['level 2 nearly over', () => aProposedCase(), ['near', 'level', '2026-03-02 10:32'], ['szy-head near']],
  [
    'level 4 over: the leader, and supervision at once',
    level4,
    ['over', 'level', '2026-03-02 16:00'],
    ['leader1 late!', 'dw-head principal-late!'],
  ],
  [
    'level 4 urged on the next day',
    level4,
    ['daily', 'level', '2026-03-03 08:31'],
    ['leader1 urged-daily!', 'dw-head principal-late!'],
  ],
  [
    'handling nearly over: the first responder',
    () => aCase(),
    ['near', 'handling', '2026-03-13 17:00'],
    ['szy-desk near'],
  ],
  [
    'handling over',
    () => aCase(),
    ['over', 'handling', '2026-03-16 18:01'],
    ['szy-desk late!', 'dw-head breach'],
  ],
  [
    'the two days nearly over while a level thinks: an interim answer',
    level4,
    ['near', 'reply', '2026-03-04 17:00'],
    ['szy-desk interim-due!'],
  ],
  [
    'the two days over while a level thinks',
    level4,
    ['over', 'reply', '2026-03-04 18:01'],
    ['szy-desk interim-due!', 'dw-head breach'],
  ],
  ['an order nearly over', toldFirst, ['near', 'order', '2026-03-06 17:00'], ['szy-desk near']],
  [
    'an order over: the leader who gave it as well',
    toldFirst,
    ['over', 'order', '2026-03-06 18:01'],
    ['szy-desk late!', 'szy-head order-late!', 'dw-head breach'],
  ],
  [
    'the applicant not told in time that it can be done',
    ordered,
    ['over', 'tell-applicant', '2026-03-03 18:01'],
    ['szy-desk late!', 'szy-head order-late!', 'dw-head breach'],
  ],
  [
    'help nearly late: the section that was asked',
    helpAsked,
    ['near', 'coordination', '2026-03-04 17:00'],
    ['hhk-head near'],
  ],
  [
    'help late: that section, its leader, and who asked',
    helpAsked,
    ['over', 'coordination', '2026-03-04 18:01'],
    ['hhk-head late!', 'leader4 help-unanswered!', 'szy-desk help-unanswered!', 'dw-head breach'],
  ],
  [
    'help from outside late: who asked',
    outsideAsked,
    ['over', 'coordination', '2026-03-04 18:01'],
    ['szy-desk help-unanswered!', 'dw-head breach'],
  ],
  [
    'material nearly late: the first responder and the applicant',
    () => aCase().does('szy-desk', 'inform-once'),
    ['near', 'supplement-cap', '2026-03-20 17:00'],
    ['szy-desk near', 'applicant materials-near'],
  ],
  [
    'the time for material is over: the section head decides',
    () => aCase().does('szy-desk', 'inform-once'),
    ['cap', 'supplement-cap', '2026-03-24 09:00'],
    ['szy-head arrived'],
  ],
  [
    'hand-over not answered',
    () => aCase().does('szy-desk', 'hand-over'),
    ['over', 'hand-over', '2026-03-03 18:01'],
    ['hhk-head late!', 'dw-head breach'],
  ],
];

describe('time is told to whom it runs on @clause 2.2', () => {
  it.each(TOLD)('%s', (_what, story, ring, lines) => {
    expect(told(rings(story(), ...ring))).toEqual(lines);
  });
});

describe('a reminder that comes too late', () => {
  it('is left out when the case has moved on meanwhile', () => {
    const story = rings(aProposedCase(), 'near', 'level', '2026-03-02 10:32').does('szy-head', 'pass-up');
    expect(told(story, 'reminded')).toEqual([]);
  });

  it('supervision still hears of what was missed', () => {
    const story = rings(level4(), 'over', 'level', '2026-03-02 16:00').does('leader1', 'approve-refusal');
    expect(told(story, 'deadline-missed')).toEqual(['dw-head principal-late!']);
  });
});

describe('supervision over itself @clause 3.4', () => {
  it('is not told of its own lateness; a colleague of it is', () => {
    const story = rings(
      aCase({ unit: 'dw', desk: 'dw-desk' }).does('dw-desk', 'propose-refusal'),
      'near',
      'level',
      '2026-03-02 10:32',
    );
    story.at('2026-03-03 09:00').does('system', 'escalate-overdue');
    expect(told(story)).toEqual(['leader2 arrived-after-silence', 'dw-head passed-over!', 'dw-desk breach']);
  });
});

describe('the facts of a reminder', () => {
  it('name the clock and its moment', () => {
    const [notice] = noticesIn(rings(aProposedCase(), 'near', 'level', '2026-03-02 10:32'));
    expect(notice?.facts).toEqual({
      clock: 'level',
      level: 2,
      duty: 'pass-up',
      dueAt: '2026-03-02T03:01:00.000Z',
    });
  });
});
