import { describe, expect, test } from 'vitest';
import { aCase, anApprovedCase, aProposedCase, local, time } from '../../../test/builders/case.ts';
import { aCall, aDocument, aLetter } from '../../../test/builders/case-inputs.ts';

describe('inform-once', () => {
  test('tells everything that is missing, and the case waits for the applicant', () => {
    const story = aCase().does('szy-desk', 'inform-once', { materials: ['图'], note: '尽快' });
    expect(story.state.status).toBe('awaiting-applicant');
    expect(story.round.informedOnce).toEqual({
      at: time('2026-03-02 09:01'),
      by: 'person:szy-desk',
      materials: ['图'],
      note: '尽快',
    });
    // 15 working days after 2026-03-02.
    expect(story.round.pauses).toEqual([{ from: time('2026-03-02 09:01'), to: null, capOn: '2026-03-23' }]);
    expect(story.round.firstContactAt).toBe(time('2026-03-02 09:01'));
    expect(story.events.at(-1)).toMatchObject({ type: 'informed-once', shared: { capOn: '2026-03-23' } });
    expect([story.nextIs, story.dueAt]).toEqual(['szy-desk supplement', '2026-03-23 18:00']);
  });

  test('is given once a round', () => {
    const story = aCase().does('szy-desk', 'inform-once').does('applicant', 'supplement');
    expect(story.refused('szy-desk', 'inform-once')).toMatchObject({
      code: 'informed-once-already',
      clause: '2.1b',
    });
  });
});

describe('supplement', () => {
  test('by the applicant or by the first responder for them: the case goes on', () => {
    for (const who of ['applicant', 'szy-desk']) {
      const story = aCase().does('szy-desk', 'inform-once').at('2026-03-04 10:00').does(who, 'supplement');
      expect(story.state.status).toBe('open');
      expect(story.round.pauses[0]?.to).toBe(time('2026-03-04 10:01'));
      expect(story.events.at(-1)).toMatchObject({
        type: 'supplemented',
        shared: { during: 'awaiting-applicant' },
      });
    }
  });

  test('after the cap, before anybody confirmed it: the rest had ended with the cap', () => {
    const story = aCase()
      .does('szy-desk', 'inform-once')
      .at('2026-03-26 10:00')
      .does('applicant', 'supplement');
    expect(local(story.round.pauses[0]?.to)).toBe('2026-03-23 23:59');
  });

  test('after a lapse: the same case with the time that was left', () => {
    const story = aCase()
      .does('szy-desk', 'inform-once')
      .at('2026-03-24 09:00')
      .does('szy-head', 'lapse')
      .at('2026-04-08 10:00')
      .does('applicant', 'supplement');
    expect(story.state).toMatchObject({ id: 'case:1', status: 'open', withdrawnBecause: null });
    expect(story.state.rounds).toHaveLength(1);
    expect(local(story.round.pauses[0]?.to)).toBe('2026-04-08 10:01');
    // Ten working days had been left on 03-02, so ten are left on 04-08.
    expect(story.clock('handling')).toBe('2026-04-22 18:00');
  });

  test('not after the applicant withdrew', () => {
    const story = aCase().does('applicant', 'withdraw');
    expect(story.refused('applicant', 'supplement')).toMatchObject({
      code: 'withdrawn-by-applicant',
      clause: '2.0',
    });
  });

  test('new material after an approval reopens the question', () => {
    const story = anApprovedCase().does('applicant', 'supplement');
    expect(story.state.status).toBe('open');
    expect(story.round).toMatchObject({ approval: null, explanation: null, proposedAt: null });
    expect(story.clock('reply')).toBeNull();
    expect(story.refusal('szy-desk', 'reply')).toBe('not-now');
  });

  test('while waiting, what was proposed before keeps its reply clock', () => {
    const story = aCase({ intake: { kind: 'consultation' } })
      .does('szy-desk', 'propose-refusal')
      .does('szy-desk', 'withdraw-proposal')
      .does('szy-desk', 'inform-once')
      .does('szy-desk', 'supplement');
    expect(story.round.proposedAt).toBe(time('2026-03-02 09:01'));
  });
});

describe('lapse', () => {
  const waiting = () => aCase().does('szy-desk', 'inform-once');

  test('only after the cap’s day, confirmed by the section head', () => {
    const story = waiting().at('2026-03-23 18:30');
    expect(story.refused('szy-head', 'lapse')).toMatchObject({
      code: 'cap-not-reached',
      clause: '2.1b',
      meta: { capOn: '2026-03-23' },
    });
    story.at('2026-03-24 08:30');
    expect(story.nextIs).toBe('szy-head lapse');
    story.does('szy-head', 'lapse');
    expect(story.state).toMatchObject({ status: 'withdrawn', withdrawnBecause: 'lapsed' });
    expect([story.next, story.clocks]).toEqual([null, []]);
  });

  test('not by whoever gave the notice, at whatever post they sit', () => {
    const story = aCase({
      organisation: { holders: { 'post:szy-desk': 'person:szy-head' } },
      registeredBy: 'szy-head',
    })
      .does('szy-head', 'inform-once')
      .at('2026-03-24 08:30');
    expect(story.nextIs).toBe('leader4 lapse');
    expect(story.refusal('szy-head', 'lapse')).toBe('not-yours');
  });
});

test('progress: the first contact with the applicant is kept, later ones do not replace it', () => {
  const story = aCase().does('szy-desk', 'record-progress');
  expect(story.round.firstContactAt).toBeNull();
  story.does('szy-desk', 'record-progress', { contactedApplicant: true });
  story.does('szy-desk', 'record-progress', { contactedApplicant: true });
  expect(story.round.firstContactAt).toBe(time('2026-03-02 09:02'));
  expect(story.events.at(-1)).toMatchObject({
    type: 'progress-recorded',
    shared: { contactedApplicant: true },
  });
});

describe('record-attempt', () => {
  test('keeps when, who and which number', () => {
    const story = aCase().does('szy-desk', 'record-attempt', {
      attemptedAt: time('2026-03-02 09:00'),
      note: '忙音',
    });
    expect(story.round.attempts).toEqual([
      { at: time('2026-03-02 09:00'), by: 'person:szy-desk', number: '0377-00000001', note: '忙音' },
    ]);
    expect(story.events.at(-1)).toMatchObject({
      type: 'attempt-recorded',
      shared: { attemptedAt: time('2026-03-02 09:00') },
    });
  });

  test('neither in the future nor before the round', () => {
    const story = aCase();
    expect(story.refused('szy-desk', 'record-attempt', { attemptedAt: time('2026-03-02 09:01') })).toEqual({
      code: 'in-the-future',
      clause: '2.1d',
      meta: { field: 'attemptedAt' },
    });
    expect(story.refused('szy-desk', 'record-attempt', { attemptedAt: time('2026-03-02 08:59') })).toEqual({
      code: 'before-the-round',
      clause: '2.1d',
      meta: { field: 'attemptedAt' },
    });
  });
});

describe('complete', () => {
  test('done: told to the applicant, answered', () => {
    const story = aCase().does('szy-desk', 'complete', { delivery: aLetter(time('2026-03-02 09:01')) });
    expect(story.state.status).toBe('answered');
    expect(story.round.answer).toEqual({
      outcome: 'done',
      text: '已经办好，请来取证。',
      reason: null,
      wayForward: null,
      delivery: aLetter(time('2026-03-02 09:01')),
      deliveredAt: time('2026-03-02 09:01'),
      by: { personId: 'person:szy-desk', postId: 'post:szy-desk', capacity: 'holder', onBehalfOf: null },
      climbNo: null,
      document: null,
    });
    expect(story.events.at(-1)).toMatchObject({
      type: 'answered',
      shared: { outcome: 'done', method: 'written', deliveredAt: time('2026-03-02 09:01') },
    });
  });

  test('informed only for consultations', () => {
    expect(aCase().refused('szy-desk', 'complete', { outcome: 'informed' })).toMatchObject({
      code: 'informed-only-consultations',
      clause: '2.0',
    });
    const story = aCase({ intake: { kind: 'consultation' } }).does('szy-desk', 'complete', {
      outcome: 'informed',
    });
    expect(story.round.answer?.outcome).toBe('informed');
  });

  test('a no does not pass as an answer', () => {
    const asked = aCase({ intake: { kind: 'consultation' } });
    expect(asked.refused('szy-desk', 'complete', { outcome: 'informed', text: '办不了。' })).toEqual({
      code: 'brush-off',
      clause: '2.0',
      meta: { field: 'text' },
    });
    expect(asked.refusal('szy-desk', 'complete', { outcome: 'informed', text: '可以' })).toBeNull();
  });

  test('outside the general track only with its document; an explanation of a question needs none', () => {
    const story = aCase({ track: 'petition' });
    expect(story.refused('szy-desk', 'complete')).toEqual({
      code: 'document-needed',
      clause: '2.1d',
      meta: { track: 'petition' },
    });
    const document = aDocument(time('2026-03-02 09:01'));
    expect(story.does('szy-desk', 'complete', { document }).round.answer?.document).toEqual(document);
    const asked = aCase({ track: 'petition', intake: { kind: 'consultation' } });
    expect(asked.refusal('szy-desk', 'complete', { outcome: 'informed' })).toBeNull();
  });

  test('neither told in the future nor before the round began', () => {
    const story = aCase();
    const future = aCall(time('2026-03-02 09:01'));
    expect(story.refusal('szy-desk', 'complete', { delivery: future })).toBe('in-the-future');
    expect(story.refusal('szy-desk', 'complete', { delivery: aCall(time('2026-03-02 08:59')) })).toBe(
      'too-early',
    );
  });

  test('ends a climb that had been sent back', () => {
    const story = aProposedCase().does('szy-head', 'send-back').does('szy-desk', 'complete');
    expect(story.lastClimb).toMatchObject({ outcome: 'case-ended', returnTo: null });
  });
});

test('interim answer: where it stands and until when, from tomorrow on; counts as contact', () => {
  const story = aProposedCase();
  expect(story.refused('szy-desk', 'interim-answer', { untilOn: '2026-03-02' })).toEqual({
    code: 'not-in-the-future',
    clause: '2.1d',
    meta: { field: 'untilOn' },
  });
  story.does('szy-desk', 'interim-answer', { untilOn: '2026-03-03', text: '正在研究' });
  story.does('szy-desk', 'interim-answer', { untilOn: '2026-03-04' });
  expect(story.round.interimAnswers.map((one) => [local(one.at), one.untilOn])).toEqual([
    ['2026-03-02 09:02', '2026-03-03'],
    ['2026-03-02 09:03', '2026-03-04'],
  ]);
  expect(local(story.round.firstContactAt)).toBe('2026-03-02 09:02');
  expect(story.events.at(-1)).toMatchObject({ type: 'interim-answered', shared: { untilOn: '2026-03-04' } });
});

describe('close', () => {
  test('once rated, or once the five working days for rating are over', () => {
    const story = anApprovedCase().does('szy-desk', 'reply');
    expect(story.refused('system', 'close')).toMatchObject({
      code: 'not-due-yet',
      clause: '2.0',
      meta: { dueAt: time('2026-03-09 18:00') },
    });
    story.at('2026-03-09 18:00');
    expect(story.refusal('system', 'close')).toBe('not-due-yet');
    story.at('2026-03-09 18:00').does('system', 'close');
    expect(story.state).toMatchObject({ status: 'closed', closedAt: time('2026-03-09 18:01') });
  });

  test('at once after a rating', () => {
    const story = anApprovedCase()
      .does('szy-desk', 'reply')
      .does('applicant', 'rate')
      .does('system', 'close');
    expect(story.state.status).toBe('closed');
    expect(story.events.at(-1)).toMatchObject({ type: 'closed', who: 'system', by: null });
  });
});
