import { describe, expect, it } from 'vitest';
import { aCase, anApprovedCase, aProposedCase, type Story } from '../../../test/builders/case.ts';
import { noticesIn, told } from '../../../test/builders/notices.ts';
import { aDirectory } from '../../../test/builders/organisation.ts';
import { EVENT_LABELS } from '../cases/labels.ts';

const level3 = () => aProposedCase().does('szy-head', 'pass-up');
const level4 = () => level3().does('leader4', 'pass-up');
const feasible = () => aProposedCase().does('szy-head', 'feasible', { dueOn: '2026-03-06' });
const helpAsked = () => aCase().does('szy-desk', 'coordinate');
const handedOver = () => aCase().does('szy-desk', 'hand-over');
const consulting = () => level3().does('leader4', 'open-consultation');

/** A story, and who its last event tells what. */
const TOLD: readonly (readonly [what: string, story: () => Story, told: readonly string[]])[] = [
  ['registered by the first responder', () => aCase(), ['applicant receipt']],
  [
    'registered by a colleague',
    () => aCase({ registeredBy: 'szy-desk2' }),
    ['szy-desk arrived', 'applicant receipt'],
  ],
  [
    'a letter of three weeks ago',
    () => aCase({ intake: { channel: 'letter', receivedAt: '2026-02-09T01:00:00.000Z' } }),
    [],
  ],
  [
    'answered on the spot',
    () => aCase({ intake: { kind: 'consultation', instantAnswer: '带身份证到窗口办理，当场办结。' } }),
    [],
  ],
  ['informed once', () => aCase().does('szy-desk', 'inform-once'), ['applicant materials']],
  [
    'supplemented by the applicant',
    () => aCase().does('szy-desk', 'inform-once').does('applicant', 'supplement'),
    ['szy-desk arrived'],
  ],
  ['noted', () => aCase().does('szy-desk', 'record-progress'), []],
  ['tried to reach', () => aCase().does('szy-desk', 'record-attempt'), []],
  ['proposed', () => aProposedCase(), ['szy-head arrived']],
  ['passed up', level3, ['leader4 arrived']],
  ['passed up again', level4, ['leader1 arrived']],
  ['sent back', () => aProposedCase().does('szy-head', 'send-back'), ['szy-desk sent-back']],
  [
    'resubmitted',
    () => aProposedCase().does('szy-head', 'send-back').does('szy-desk', 'propose-refusal'),
    ['szy-head arrived'],
  ],
  ['found feasible', feasible, ['szy-desk arrived', 'applicant feasible']],
  [
    'answered directly',
    () => aProposedCase().does('szy-head', 'answer-directly', { dueOn: '2026-03-06' }),
    ['szy-desk arrived', 'applicant feasible'],
  ],
  ['approved', () => anApprovedCase(), ['szy-desk arrived']],
  ['replied', () => anApprovedCase().does('szy-desk', 'reply'), ['applicant answer']],
  [
    'done after a leader ordered it',
    () => feasible().does('szy-desk', 'tell-applicant').does('szy-desk', 'complete'),
    ['szy-head order-done', 'applicant answer'],
  ],
  [
    'proposed after a leader had said it can be done',
    () => feasible().does('szy-desk', 'propose-refusal', { whatIsNew: '边界重新测定' }),
    ['szy-head arrived'],
  ],
  [
    'interim answer',
    () => level3().at('2026-03-04 17:00').does('szy-desk', 'interim-answer'),
    ['applicant interim'],
  ],
  [
    'extended',
    () => level3().does('leader4', 'extend-reply'),
    ['szy-desk reply-extended', 'applicant extension'],
  ],
  ['urged', () => aProposedCase().does('leader4', 'urge'), ['szy-head urged!']],
  ['supervised', () => aProposedCase().does('dw-head', 'supervise'), ['szy-head supervised!']],
  ['asked for guidance', () => aCase().does('szy-desk', 'ask-guidance'), ['szy-head arrived']],
  [
    'instructed',
    () => aCase().does('szy-desk', 'ask-guidance').does('szy-head', 'instruct'),
    ['szy-desk arrived'],
  ],
  ['hand-over asked', handedOver, ['hhk-head arrived']],
  [
    'hand-over declined',
    () => handedOver().does('hhk-head', 'answer-hand-over', { accept: false }),
    ['leader4 arrived'],
  ],
  [
    'hand-over accepted',
    () => handedOver().does('hhk-head', 'answer-hand-over'),
    ['hhk-desk arrived', 'szy-desk taken-over'],
  ],
  ['help asked', helpAsked, ['hhk-head help-asked']],
  ['help given', () => helpAsked().does('hhk-desk', 'answer-coordination'), ['szy-desk help-answered']],
  ['consultation opened', consulting, ['hhk-head consultation-opened']],
  ['opinion given', () => consulting().does('hhk-head', 'give-opinion'), ['leader4 consultation-opinion']],
  ['referral asked', () => aCase().does('szy-desk', 'request-referral'), ['szy-head arrived']],
  [
    'referral approved',
    () => aCase().does('szy-desk', 'request-referral').does('szy-head', 'decide-referral'),
    ['szy-desk arrived'],
  ],
  ['withdrawal asked', () => aCase().does('szy-desk', 'ask-withdrawal'), ['szy-head arrived']],
  [
    'withdrawal not confirmed',
    () =>
      aCase().does('szy-desk', 'ask-withdrawal').does('szy-head', 'decide-withdrawal', { confirm: false }),
    ['szy-desk withdrawal-declined'],
  ],
  ['withdrawn', () => aCase().does('applicant', 'withdraw'), ['szy-desk withdrawn']],
  [
    'another first responder',
    () => aCase().does('szy-head', 'assign-responder', { postId: 'post:szy-desk2' }),
    ['szy-desk2 responder-assigned'],
  ],
  ['paper entered', () => aProposedCase().does('bgs-head', 'enter-paper-decision'), ['szy-head arrived']],
  [
    'paper not confirmed',
    () =>
      aProposedCase()
        .does('bgs-head', 'enter-paper-decision')
        .does('szy-head', 'answer-paper-decision', { confirm: false }),
    ['bgs-head paper-rejected'],
  ],
  ['level 2 recused', () => aProposedCase().does('szy-head', 'recuse'), ['leader4 arrived']],
  ['rated well', () => anApprovedCase().does('szy-desk', 'reply').does('applicant', 'rate'), []],
  [
    'rated badly',
    () =>
      anApprovedCase()
        .does('szy-desk', 'reply')
        .does('applicant', 'rate', { score: 1, reason: '没有解决。' }),
    ['szy-desk rated-low', 'szy-head rated-low'],
  ],
  [
    'objected',
    () => anApprovedCase().does('szy-desk', 'reply').does('applicant', 'object'),
    ['szy-desk arrived', 'applicant reopened'],
  ],
  [
    'lapsed',
    () => aCase().does('szy-desk', 'inform-once').at('2026-03-30 09:00').does('szy-head', 'lapse'),
    ['applicant lapsed'],
  ],
];

describe('who is told what @clause 2.2', () => {
  it.each(TOLD)('%s', (_what, story, lines) => {
    expect(told(story())).toEqual(lines);
  });
});

describe('a level that stays silent @clause 2.2', () => {
  const silent = () => aProposedCase().at('2026-03-03 09:00').does('system', 'escalate-overdue');

  it('owes its opinion; the level above has the case; supervision knows', () => {
    expect(told(silent())).toEqual([
      'leader4 arrived-after-silence',
      'szy-head passed-over!',
      'dw-head breach',
    ]);
  });

  it('the principal leader is told where the office must act first', () => {
    const story = level3();
    story.directory = aDirectory({
      absent: ['person:leader1'],
      successions: { 'unit:bureau': ['post:leader2'] },
    });
    story.at('2026-03-03 09:00').does('system', 'escalate-overdue');
    expect(told(story)).toContain('bgs-head arrived-after-silence');
    expect(told(story)).toContain('leader1 level-silent');
  });
});

describe('one waiting is told once', () => {
  it('two events that lead to the same person make the same effect', () => {
    const story = level3();
    const early = noticesIn(story, 'refusal-proposed');
    const late = noticesIn(story, 'passed-up');
    expect(early.map(({ to, effect }) => [to, effect])).toEqual(late.map(({ to, effect }) => [to, effect]));
  });

  it('the same place again is another waiting', () => {
    const story = aProposedCase();
    const [first] = noticesIn(story);
    story.does('szy-head', 'send-back').does('szy-desk', 'propose-refusal');
    const [second] = noticesIn(story);
    expect(second?.to).toEqual(first?.to);
    expect(second?.effect).not.toBe(first?.effect);
  });

  it('a note in between is the same waiting', () => {
    const story = aProposedCase();
    const [first] = noticesIn(story);
    story.does('szy-desk', 'record-attempt');
    expect(noticesIn(story, 'refusal-proposed')).toEqual([first]);
  });

  it('an event that the case has left behind tells who must act now, and nobody what they did themselves', () => {
    const story = aProposedCase().does('szy-head', 'send-back');
    expect(told(story, 'refusal-proposed')).toEqual([]);
    expect(told(story, 'sent-back')).toEqual(['szy-desk sent-back']);
  });
});

describe('what is told', () => {
  it('names the duty, the level and the deadline', () => {
    expect(noticesIn(aProposedCase())).toEqual([
      {
        kind: 'arrived',
        to: { kind: 'person', personId: 'person:szy-head' },
        urgency: 'plain',
        effect: expect.stringMatching(/^step 1\./),
        // Proposed at 09:01; two business hours.
        facts: { duty: 'pass-up', level: 2, dueAt: '2026-03-02T03:01:00.000Z' },
      },
    ]);
  });

  it('nothing typed and nobody named gets into the facts, whatever happened', () => {
    const allowed = /^[\w .#:-]*$/;
    for (const [, story] of TOLD) {
      for (const { facts, to } of noticesIn(story())) {
        for (const value of Object.values(facts)) expect(String(value)).toMatch(allowed);
        if (to.kind === 'applicant') expect(JSON.stringify(facts)).not.toContain('person:');
      }
    }
  });

  it('who recused themselves hears nothing more', () => {
    const story = consulting().does('hhk-head', 'give-opinion').does('leader4', 'recuse');
    expect(told(story, 'consultation-opinion-given')).toEqual([]);
  });

  it('every event that is listened to exists in the history', () => {
    for (const [, story] of TOLD) {
      for (const event of story().events) expect(EVENT_LABELS).toHaveProperty(event.type);
    }
  });
});

describe('a deposited reply', () => {
  it('says so to the applicant', () => {
    const story = anApprovedCase({ intake: { channel: 'window' } });
    for (const at of ['2026-03-02 15:00', '2026-03-03 09:00', '2026-03-03 15:00']) {
      story.at(at).does('szy-desk', 'record-attempt');
    }
    story.does('szy-desk', 'reply', { delivery: { method: 'deposit' } });
    expect(noticesIn(story)).toEqual([
      expect.objectContaining({
        kind: 'answer',
        facts: expect.objectContaining({ outcome: 'refused', deposited: true }),
      }),
    ]);
  });
});
