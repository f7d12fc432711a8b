import { describe, expect, test } from 'vitest';
import { aCase, anApprovedCase, aProposedCase, local, time } from '../../../test/builders/case.ts';
import { aCall, aLetter } from '../../../test/builders/case-inputs.ts';

const RESEMBLING = '不符合规定，材料差两份';
const level3 = () => aProposedCase().does('szy-head', 'pass-up');
const level4 = () => level3().does('leader4', 'pass-up');
const asked = () => aCase().does('szy-desk', 'ask-guidance');

describe('能办', () => {
  test.each([
    ['szy-head', 2, aProposedCase],
    ['leader4', 3, level3],
    ['leader1', 4, level4],
  ] as const)(
    'by %s ends the climb; the first responder does it and tells the applicant',
    (who, level, at) => {
      const story = at().does(who, 'feasible', { dueOn: '2026-03-10', instructions: '按临时取水办理' });
      expect(story.state.status).toBe('open');
      expect(story.lastClimb).toMatchObject({ outcome: 'feasible', endedAt: story.now });
      expect(story.entries.at(-1)).toBe(`${level} feasible ${who}`);
      expect(story.round.order).toEqual({
        climbNo: 1,
        level,
        actor: { personId: `person:${who}`, postId: `post:${who}`, capacity: 'holder', onBehalfOf: null },
        at: story.now,
        instructions: '按临时取水办理',
        dueOn: '2026-03-10',
        toldAt: null,
        kind: 'feasible',
      });
      expect([story.nextIs, story.dueAt]).toEqual(['szy-desk tell-applicant', '2026-03-03 18:00']);
      expect(story.clock('order')).toBe('2026-03-10 18:00');
      expect(story.clock('handling')).toBeNull();
      expect(story.events.at(-1)).toMatchObject({
        type: 'found-feasible',
        shared: { climb: 1, level, dueOn: '2026-03-10' },
      });
      expect(story.events.at(-1)?.shared).not.toHaveProperty('fromPaper');
    },
  );

  test('told to the applicant once, after the order; then it is to be done', () => {
    const story = aProposedCase().does('szy-head', 'feasible', { dueOn: '2026-03-10' });
    const early = aCall(time('2026-03-02 09:01'));
    expect(story.refusal('szy-desk', 'tell-applicant', { delivery: early })).toBe('too-early');
    story.does('szy-desk', 'tell-applicant', { delivery: aLetter(time('2026-03-02 09:02')) });
    expect(story.round.order?.toldAt).toBe(time('2026-03-02 09:02'));
    expect(story.round.firstContactAt).toBe(time('2026-03-02 09:02'));
    expect([story.nextIs, story.dueAt]).toEqual(['szy-desk complete', '2026-03-10 18:00']);
    expect(story.refused('szy-desk', 'tell-applicant')).toMatchObject({
      code: 'already-told',
      clause: '3.2',
    });
    expect(story.events.at(-1)).toMatchObject({ type: 'applicant-told', shared: { method: 'written' } });
  });

  test('the first contact made before stays the first', () => {
    const story = aCase()
      .does('szy-desk', 'record-progress', { contactedApplicant: true })
      .does('szy-desk', 'propose-refusal')
      .does('szy-head', 'feasible')
      .does('szy-desk', 'tell-applicant');
    expect(local(story.round.firstContactAt)).toBe('2026-03-02 09:01');
  });

  test('without 能办 there is nothing to tell', () => {
    expect(aCase().refused('szy-desk', 'tell-applicant')).toMatchObject({
      code: 'nothing-to-tell',
      clause: '3.2',
    });
    const instructed = asked().does('szy-head', 'instruct');
    expect(instructed.refusal('szy-desk', 'tell-applicant')).toBe('nothing-to-tell');
  });

  test('its day lies neither in the past nor beyond thirty working days', () => {
    const story = aProposedCase();
    expect(story.refused('szy-head', 'feasible', { dueOn: '2026-03-01' })).toEqual({
      code: 'not-in-the-future',
      clause: '3.2',
      meta: { field: 'dueOn' },
    });
    // Thirty working days after 2026-03-02, Qingming (04-06) taken out, are over on 04-14.
    expect(story.refusal('szy-head', 'feasible', { dueOn: '2026-04-14' })).toBeNull();
    expect(story.refused('szy-head', 'feasible', { dueOn: '2026-04-15' })).toEqual({
      code: 'due-too-late',
      clause: '3.2',
      meta: { feasibleMaxWorkingDays: 30 },
    });
    expect(story.refusal('szy-head', 'feasible', { dueOn: '2026-03-02' })).toBeNull();
  });

  test('a matter with its own limit is done within that, counted from the order', () => {
    const promised = aProposedCase({ matter: { promisedWorkingDays: 5, statutoryWorkingDays: 20 } });
    expect(promised.refusal('szy-head', 'feasible', { dueOn: '2026-03-09' })).toBeNull();
    expect(promised.refused('szy-head', 'feasible', { dueOn: '2026-03-10' }).meta).toEqual({
      feasibleMaxWorkingDays: 5,
    });
    const statutory = aProposedCase({ matter: { statutoryWorkingDays: 45 } });
    expect(statutory.refusal('szy-head', 'feasible', { dueOn: '2026-04-15' })).toBeNull();
  });
});

describe('answering the applicant directly', () => {
  test('levels 2 and 3 tell how it will be done', () => {
    const story = level3().does('leader4', 'answer-directly', {
      dueOn: '2026-03-10',
      text: '按临时取水办理。',
    });
    expect(story.state.status).toBe('open');
    expect(story.entries.at(-1)).toBe('3 answered-directly leader4');
    expect(story.lastClimb.outcome).toBe('answered-directly');
    expect(story.lastClimb.entries.at(-1)?.opinion).toBe('按临时取水办理。');
    expect(story.round.order).toMatchObject({
      kind: 'feasible',
      level: 3,
      dueOn: '2026-03-10',
      toldAt: story.now,
      instructions: '按临时取水办理。',
    });
    expect(story.nextIs).toBe('szy-desk complete');
    expect(story.events.at(-1)).toMatchObject({
      type: 'answered-directly',
      shared: { level: 3, toldAt: story.now },
    });
  });

  test('not before the case came to them, and with a day for it', () => {
    const story = level3();
    expect(story.refusal('leader4', 'answer-directly', { delivery: aCall(time('2026-03-02 09:01')) })).toBe(
      'too-early',
    );
    expect(story.refusal('leader4', 'answer-directly', { dueOn: '2026-03-01' })).toBe('not-in-the-future');
    expect(level4().refusal('leader1', 'answer-directly')).toBe('not-now');
    expect(asked().refusal('szy-head', 'answer-directly')).toBe('not-now');
  });
});

describe('passing up', () => {
  test('with an opinion, on record', () => {
    const story = level3();
    expect(story.events.at(-1)).toMatchObject({
      type: 'passed-up',
      shared: { climb: 1, level: 2, judgement: 'infeasible' },
      sealed: { opinion: '保护区内确实不能办。' },
    });
    expect(story.climb.entries[0]).toMatchObject({
      judgement: 'infeasible',
      opinion: '保护区内确实不能办。',
    });
    expect(level4().refusal('leader1', 'pass-up')).toBe('not-now');
  });

  test('a reason that resembles a brush-off is confirmed as specific first', () => {
    const story = aCase().does('szy-desk', 'propose-refusal', { reason: RESEMBLING });
    expect(story.climb.proposal?.resemblesBrushOff).toBe(true);
    expect(story.refused('szy-head', 'pass-up')).toMatchObject({ code: 'reason-not-marked', clause: '3.2' });
    story.does('szy-head', 'mark-specific');
    expect(story.climb.reasonSpecific).toMatchObject({
      actor: { personId: 'person:szy-head' },
      at: story.now,
    });
    expect(story.refused('szy-head', 'mark-specific')).toMatchObject({
      code: 'marked-already',
      clause: '3.2',
    });
    expect(story.does('szy-head', 'pass-up').climb.level).toBe(3);
    expect(story.events.at(-2)).toMatchObject({
      type: 'reason-marked-specific',
      shared: { climb: 1, level: 2 },
    });
  });

  test('also where the silent level 2 left it to those above', () => {
    const story = aCase().does('szy-desk', 'propose-refusal', { wayForward: '等通知，会打您电话' });
    story.at('2026-03-03 09:00').does('system', 'escalate-overdue');
    expect(story.refusal('leader4', 'pass-up')).toBe('reason-not-marked');
    story.at('2026-03-03 16:00').does('system', 'escalate-overdue');
    expect(story.refusal('leader1', 'approve-refusal')).toBe('reason-not-marked');
    story.does('leader1', 'mark-specific').does('leader1', 'approve-refusal');
  });

  test('a clear reason needs no mark', () => {
    expect(aProposedCase().refused('szy-head', 'mark-specific')).toMatchObject({
      code: 'nothing-to-mark',
      clause: '3.2',
    });
  });
});

describe('sending back', () => {
  test('to the first responder, who resubmits to the level that sent it back', () => {
    const story = level3().does('leader4', 'send-back', { missing: '坐标' });
    expect(story.state.status).toBe('open');
    expect(story.climb).toMatchObject({ returnTo: 3, level: 3, outcome: null });
    expect(story.climb.sentBack).toMatchObject([
      { level: 3, actor: { personId: 'person:leader4' }, at: story.now, missing: '坐标' },
    ]);
    expect(story.events.at(-1)).toMatchObject({ type: 'sent-back', shared: { climb: 1, level: 3 } });
    expect(story.nextIs).toBe('szy-desk propose-refusal');
    story.does('szy-desk', 'propose-refusal');
    expect(story.climb).toMatchObject({ level: 3, returnTo: null, levelSince: story.now });
    expect(story.climb.proposal?.edition).toBe(2);
    expect(story.entries).toEqual(['2 passed-up szy-head']);
    expect(story.events.at(-1)).toMatchObject({
      type: 'resubmitted',
      shared: { climb: 1, level: 3, edition: 2 },
    });
  });

  test('once a level and climb; another level has its own', () => {
    const story = aProposedCase().does('szy-head', 'send-back').does('szy-desk', 'propose-refusal');
    expect(story.refused('szy-head', 'send-back')).toMatchObject({ code: 'sent-back-once', clause: '3.2' });
    story.does('szy-head', 'pass-up').does('leader4', 'send-back').does('szy-desk', 'propose-refusal');
    expect(story.refusal('leader4', 'send-back')).toBe('sent-back-once');
    story.does('leader4', 'pass-up').does('leader1', 'send-back').does('szy-desk', 'propose-refusal');
    expect(story.climb.sentBack.map((one) => one.level)).toEqual([2, 3, 4]);
    expect(story.climb.proposal?.edition).toBe(4);
  });

  test('while it lies with the first responder the reply clock runs on', () => {
    const story = aProposedCase().does('szy-head', 'send-back');
    expect(story.clock('reply')).toBe('2026-03-04 18:00');
    expect(story.dueAt).toBe('2026-03-04 18:00');
  });

  test('guidance too, and it stays guidance', () => {
    const story = asked().does('szy-head', 'send-back');
    expect(story.nextIs).toBe('szy-desk ask-guidance');
    expect(story.refused('szy-desk', 'propose-refusal')).toMatchObject({
      code: 'climb-sent-back',
      meta: { kind: 'guidance' },
    });
    story.does('szy-desk', 'ask-guidance', { question: '补充后再请示' });
    expect(story.climb).toMatchObject({ level: 2, question: '补充后再请示' });
    const refusal = aProposedCase().does('szy-head', 'send-back');
    expect(refusal.refused('szy-desk', 'ask-guidance')).toMatchObject({
      code: 'climb-sent-back',
      clause: '3.2',
      meta: { kind: 'refusal' },
    });
  });

  test('no notice, hand-over or referral beside a climb that was sent back', () => {
    const story = aProposedCase().does('szy-head', 'send-back');
    for (const command of ['inform-once', 'hand-over', 'request-referral'] as const) {
      expect(story.refused('szy-desk', command)).toMatchObject({ code: 'climb-sent-back', clause: '3.2' });
    }
  });

  test('a new edition is marked anew', () => {
    const story = aCase()
      .does('szy-desk', 'propose-refusal', { reason: RESEMBLING })
      .does('szy-head', 'mark-specific')
      .does('szy-head', 'send-back')
      .does('szy-desk', 'propose-refusal', { reason: RESEMBLING });
    expect(story.climb.reasonSpecific).toBeNull();
    expect(story.refusal('szy-head', 'pass-up')).toBe('reason-not-marked');
  });
});

describe('approval', () => {
  test('revoked by level 4: open again, and a new proposal has its own clock', () => {
    const story = anApprovedCase().does('leader1', 'revoke-approval');
    expect(story.state.status).toBe('open');
    expect(story.round).toMatchObject({ approval: null, proposedAt: null, explanation: null });
    expect(story.events.at(-1)).toMatchObject({
      type: 'approval-revoked',
      sealed: { reason: '有新的办法。' },
    });
    story.at('2026-03-04 09:00').does('szy-desk', 'propose-refusal');
    expect(story.climb.no).toBe(2);
    expect(story.clock('reply')).toBe('2026-03-06 18:00');
  });

  test('is no more than the approval of this proposal: nothing is said before it', () => {
    for (const story of [aCase(), aProposedCase(), level3(), level4()]) {
      expect(story.refusal('szy-desk', 'reply')).toBe('not-now');
    }
    expect(level3().refusal('leader4', 'approve-refusal')).toBe('not-now');
    expect(level3().refusal('leader1', 'approve-refusal')).toBe('not-now');
  });
});
