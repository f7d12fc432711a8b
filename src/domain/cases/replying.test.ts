/** The last step of a refusal, and what the applicant says afterwards. @clause 2.1d */
import { describe, expect, test } from 'vitest';
import { aCase, anApprovedCase, aProposedCase, type Story, time } from '../../../test/builders/case.ts';
import { aCall, aDocument, aLetter, REASON, WAY_FORWARD } from '../../../test/builders/case-inputs.ts';

describe('reply', () => {
  test('after the approval: reason, way forward, how and when it was told, by whom, for which climb', () => {
    const call = aCall(time('2026-03-02 09:04'));
    const story = anApprovedCase().does('szy-desk', 'reply', { delivery: call, text: '不能办。' });
    expect(story.state.status).toBe('answered');
    expect(story.round.answer).toEqual({
      outcome: 'refused',
      text: '不能办。',
      reason: REASON,
      wayForward: WAY_FORWARD,
      delivery: call,
      deliveredAt: time('2026-03-02 09:04'),
      by: { personId: 'person:szy-desk', postId: 'post:szy-desk', capacity: 'holder', onBehalfOf: null },
      climbNo: 1,
      document: null,
    });
    expect(story.events.at(-1)).toMatchObject({
      type: 'answered',
      shared: {
        outcome: 'refused',
        climb: 1,
        method: 'phone',
        deliveredAt: time('2026-03-02 09:04'),
        recordedAt: story.now,
      },
      sealed: { text: '不能办。', reason: REASON, by: null },
    });
    expect([story.next, story.clocks.map((clock) => clock.kind)]).toEqual([null, ['rating']]);
  });

  test('not before the approval, not in the future, not in passing, not as a brush-off', () => {
    const story = anApprovedCase();
    const refused = (parts: object) => story.refused('szy-desk', 'reply', parts);
    expect(refused({ delivery: aCall(time('2026-03-02 09:03')) })).toEqual({
      code: 'too-early',
      clause: '2.1d',
      meta: { notBefore: time('2026-03-02 09:04') },
    });
    expect(refused({ delivery: aCall(time('2026-03-02 09:05')) })).toMatchObject({
      code: 'in-the-future',
      meta: { field: 'delivery' },
    });
    expect(refused({ delivery: { method: 'on-the-spot' } })).toMatchObject({
      code: 'delivery-not-on-record',
      clause: '2.1d',
    });
    expect(refused({ reason: '不行。' })).toEqual({
      code: 'brush-off',
      clause: '2.1d',
      meta: { field: 'reason' },
    });
    expect(refused({ wayForward: '再等等' })).toEqual({
      code: 'brush-off',
      clause: '3.2',
      meta: { field: 'wayForward' },
    });
  });

  test('without the approval on record, whatever the status says, nothing is said', () => {
    const story = anApprovedCase({ track: 'petition' });
    const [round] = story.state.rounds;
    if (!round) throw new Error('no round');
    story.state = { ...story.state, rounds: [{ ...round, approval: null }] };
    for (const command of ['reply', 'issue-document'] as const) {
      expect(story.refused('szy-desk', command)).toMatchObject({ code: 'not-approved', clause: '3.2' });
    }
    expect(story.can('leader1')).not.toContain('revoke-approval');
  });

  test('is needed once: an answered case is not answered again', () => {
    expect(anApprovedCase().does('szy-desk', 'reply').refusal('szy-desk', 'reply')).toBe('not-now');
  });
});

describe('outside the general track', () => {
  const approved = (matter = {}) =>
    aProposedCase({ track: 'petition', matter: { statutoryWorkingDays: 40, ...matter } })
      .does('szy-head', 'pass-up')
      .does('leader4', 'pass-up')
      .does('leader1', 'approve-refusal');

  test('a reply only explains; the document closes the case, by its own clock', () => {
    const story = approved();
    expect([story.nextIs, story.dueAt]).toEqual(['szy-desk reply', '2026-03-04 18:00']);
    story.does('szy-desk', 'reply');
    expect(story.state.status).toBe('refusal-approved');
    expect(story.round.explanation).toMatchObject({ outcome: 'refused', climbNo: 1, document: null });
    expect(story.round.answer).toBeNull();
    expect(story.events.at(-1)).toMatchObject({ type: 'explained', shared: { method: 'phone' } });
    expect(story.refused('szy-desk', 'reply')).toMatchObject({ code: 'explained-already', clause: '2.1d' });
    expect(story.clock('reply')).toBeNull();
    // 40 working days after 2026-03-02, Qingming (04-06) taken out.
    expect([story.nextIs, story.dueAt]).toEqual(['szy-desk issue-document', '2026-04-28 18:00']);
    story.does('szy-desk', 'issue-document');
    expect(story.state.status).toBe('answered');
    expect(story.round.answer).toMatchObject({ outcome: 'refused', reason: REASON, climbNo: 1 });
    expect(story.round.answer?.document?.number).toBe('示水许决〔2026〕1号');
  });

  test('without a statutory limit the handling clock runs on the document', () => {
    const story = aProposedCase({ track: 'hotline' })
      .does('szy-head', 'pass-up')
      .does('leader4', 'pass-up')
      .does('leader1', 'approve-refusal')
      .does('szy-desk', 'reply');
    expect([story.nextIs, story.dueAt]).toEqual(['szy-desk issue-document', '2026-03-16 18:00']);
  });

  test('the document may come without a call before it', () => {
    const story = approved().does('szy-desk', 'issue-document');
    expect(story.state.status).toBe('answered');
  });

  test('it is served after the approval, and says why and what next', () => {
    const story = approved();
    const refused = (parts: object) => story.refused('szy-desk', 'issue-document', parts);
    const served = (at: string) => ({ document: aDocument(time(at)) });
    expect(refused(served('2026-03-02 09:05'))).toEqual({
      code: 'in-the-future',
      clause: '2.1d',
      meta: { field: 'servedAt' },
    });
    expect(refused(served('2026-03-02 09:03'))).toEqual({
      code: 'too-early',
      clause: '2.1d',
      meta: { notBefore: time('2026-03-02 09:04') },
    });
    expect(story.refusal('szy-desk', 'issue-document', served('2026-03-02 09:04'))).toBeNull();
    const vague = { document: { ...aDocument(time('2026-03-02 09:04')), reason: '不符合规定' } };
    expect(refused(vague)).toMatchObject({ code: 'brush-off', meta: { field: 'reason' } });
    expect(refused({ delivery: aLetter(time('2026-03-02 09:00')) }).code).toBe('too-early');
  });

  test('in the general track there is no document', () => {
    expect(anApprovedCase().refused('szy-desk', 'issue-document')).toMatchObject({
      code: 'no-document-needed',
      clause: '2.1d',
    });
  });

  test('new material, a revocation and a call-in take the explanation back', () => {
    expect(approved().does('szy-desk', 'reply').does('szy-desk', 'supplement').round.explanation).toBeNull();
    expect(
      approved().does('szy-desk', 'reply').does('leader1', 'revoke-approval').round.explanation,
    ).toBeNull();
    const unit = aProposedCase({ unit: 'sk-gc', track: 'petition' })
      .does('sk-gc-head', 'pass-up')
      .does('sk-leader2', 'pass-up')
      .does('sk-leader1', 'approve-refusal')
      .does('sk-gc-desk', 'reply');
    expect(unit.does('leader4', 'call-in').round.explanation).toBeNull();
  });
});

describe('the applicant', () => {
  const answered = () => anApprovedCase().does('szy-desk', 'reply');

  test('rates once a round; a bad rating says why', () => {
    const story = answered();
    for (const score of [1, 2] as const) {
      expect(story.refused('applicant', 'rate', { score, reason: null })).toMatchObject({
        code: 'bad-rating-reason',
        clause: '2.0',
      });
    }
    expect(story.refusal('applicant', 'rate', { score: 3, reason: null })).toBeNull();
    story.does('applicant', 'rate', { score: 2, reason: '等了太久' });
    expect(story.round.rating).toEqual({ score: 2, reason: '等了太久', at: story.now });
    expect(story.events.at(-1)).toMatchObject({
      type: 'rated',
      shared: { score: 2 },
      sealed: { reason: '等了太久' },
    });
    expect(story.refused('applicant', 'rate')).toMatchObject({ code: 'rated-already', clause: '2.0' });
  });

  test('objects: a new round with its own clock, the earlier one untouched', () => {
    const story = answered().at('2026-03-05 09:00');
    const before = structuredClone(story.state.rounds[0]);
    story.policy = { ...story.policy, reopenedWorkingDays: 4 };
    story.does('applicant', 'object', { reason: '没办成' });
    expect(story.state.status).toBe('open');
    expect(story.state.rounds).toHaveLength(2);
    expect(story.state.rounds[0]).toEqual(before);
    expect(story.round).toMatchObject({
      no: 2,
      cause: 'objection',
      startedAt: story.now,
      responderPostId: 'post:szy-desk',
      climbs: [],
      answer: null,
    });
    expect([story.nextIs, story.dueAt]).toEqual(['szy-desk complete', '2026-03-11 18:00']);
    expect(story.events.at(-1)).toMatchObject({
      type: 'objected',
      shared: { round: 2 },
      sealed: { reason: '没办成' },
    });
    story.does('szy-desk', 'propose-refusal');
    expect(story.climb.no).toBe(2);
    expect(story.clock('reply')).toBe('2026-03-09 18:00');
  });

  test('objects also after the case closed, whatever the answer was', () => {
    const closed = answered().does('applicant', 'rate').does('system', 'close').does('applicant', 'object');
    expect(closed.state).toMatchObject({ status: 'open', closedAt: null });
    const done = aCase().does('szy-desk', 'complete').does('applicant', 'object');
    expect(done.round.no).toBe(2);
  });

  test('gives up: the climb ends with the case', () => {
    for (const story of [aCase(), aCase().does('szy-desk', 'inform-once'), aProposedCase()]) {
      story.does('applicant', 'withdraw', { reason: '不办了' });
      expect(story.state).toMatchObject({ status: 'withdrawn', withdrawnBecause: 'applicant' });
      expect(story.round.climbs.every((climb) => climb.outcome === 'case-ended')).toBe(true);
      expect([story.next, story.clocks]).toEqual([null, []]);
      expect(story.events.at(-1)).toMatchObject({
        type: 'withdrawn',
        who: 'applicant',
        shared: {},
        sealed: { reason: '不办了' },
      });
    }
  });
});

test('supervision reopens what was answered or closed', () => {
  const story = anApprovedCase().does('szy-desk', 'reply').does('dw-head', 'reopen');
  expect(story.round).toMatchObject({ no: 2, cause: 'supervision' });
  expect(story.events.at(-1)).toMatchObject({ type: 'reopened', shared: { round: 2 } });
});

describe('a withdrawal entered by staff', () => {
  const asked = (story: Story = aCase()) =>
    story.does('szy-desk', 'ask-withdrawal', { reason: '来电说不办' });

  test('counts only once the section head has called the applicant', () => {
    const story = asked();
    expect(story.state.status).toBe('open');
    expect(story.round.withdrawalAsked).toEqual({
      reason: '来电说不办',
      by: 'person:szy-desk',
      at: story.now,
    });
    expect(story.events.at(-1)).toMatchObject({ type: 'withdrawal-asked', sealed: { reason: '来电说不办' } });
    expect(story.refused('szy-desk', 'complete')).toMatchObject({
      code: 'withdrawal-pending',
      clause: '2.0',
    });
    expect(story.refusal('szy-desk', 'ask-withdrawal')).toBe('withdrawal-pending');
    expect([story.nextIs, story.dueAt]).toEqual(['szy-head decide-withdrawal', '2026-03-16 18:00']);
    story.does('szy-head', 'decide-withdrawal', { callRecord: '本人确认' });
    expect(story.state).toMatchObject({ status: 'withdrawn', withdrawnBecause: 'applicant' });
    expect(story.round.withdrawalAsked).toBeNull();
    expect(story.events.at(-1)).toMatchObject({
      type: 'withdrawn',
      shared: { confirmedByCall: true },
      sealed: { callRecord: '本人确认' },
    });
  });

  test('the applicant says otherwise: the case goes on', () => {
    const story = asked().does('szy-head', 'decide-withdrawal', { confirm: false, callRecord: '仍要办' });
    expect(story.state.status).toBe('open');
    expect(story.round.withdrawalAsked).toBeNull();
    expect(story.events.at(-1)).toMatchObject({
      type: 'withdrawal-declined',
      shared: {},
      sealed: { callRecord: '仍要办' },
    });
    expect(story.refused('szy-head', 'decide-withdrawal')).toMatchObject({
      code: 'no-withdrawal',
      clause: '2.0',
    });
  });

  test('while it climbs too; the climb ends with it', () => {
    const story = asked(aProposedCase());
    expect([story.nextIs, story.dueAt]).toEqual(['szy-head decide-withdrawal', '2026-03-02 11:01']);
    story.does('szy-head', 'decide-withdrawal');
    expect(story.lastClimb.outcome).toBe('case-ended');
    const declined = asked(aProposedCase()).does('szy-head', 'decide-withdrawal', { confirm: false });
    expect([declined.state.status, declined.nextIs]).toEqual(['escalated', 'szy-head pass-up']);
  });

  test('the second person is another one', () => {
    const organisation = { holders: { 'post:szy-desk': 'person:szy-head' } };
    const story = aCase({ organisation, registeredBy: 'szy-head' }).does('szy-head', 'ask-withdrawal');
    expect(story.nextIs).toBe('leader4 decide-withdrawal');
    expect(story.refusal('szy-head', 'decide-withdrawal')).toBe('not-yours');
  });
});
