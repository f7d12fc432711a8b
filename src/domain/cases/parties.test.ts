/** Nobody passes the parcel: hand-over, coordination, referral, and who the first responder is. @clause 3.3 */
import { describe, expect, test } from 'vitest';
import { aCase, aProposedCase, time } from '../../../test/builders/case.ts';
import { aCall } from '../../../test/builders/case-inputs.ts';

const asked = (options = {}) => aCase(options).does('szy-desk', 'hand-over');

describe('hand-over', () => {
  test('the first responder stays in charge until the receiver accepts', () => {
    const story = asked();
    expect(story.state.unitId).toBe('unit:szy');
    expect(story.round.handOvers).toEqual([
      {
        fromUnitId: 'unit:szy',
        toUnitId: 'unit:hhk',
        toPostId: 'post:hhk-head',
        by: 'person:szy-desk',
        reason: '属河道管理范围。',
        at: time('2026-03-02 09:01'),
        commonLeaderPostId: null,
        result: null,
        resultAt: null,
      },
    ]);
    expect([story.nextIs, story.dueAt]).toEqual(['hhk-head answer-hand-over', '2026-03-03 18:00']);
    expect(story.events.at(-1)).toMatchObject({
      type: 'hand-over-asked',
      shared: { toUnitId: 'unit:hhk', contested: false },
    });
    for (const command of [
      'complete',
      'propose-refusal',
      'ask-guidance',
      'inform-once',
      'hand-over',
    ] as const) {
      expect(story.refused('szy-desk', command)).toMatchObject({ code: 'hand-over-pending', clause: '3.3' });
    }
  });

  test('accepted: the receiver names who answers, and their chain takes over', () => {
    const story = asked();
    expect(story.refused('hhk-head', 'answer-hand-over', { responderPostId: null })).toMatchObject({
      code: 'responder-missing',
      clause: '3.3',
    });
    expect(story.refusal('hhk-head', 'answer-hand-over', { responderPostId: 'post:szy-desk' })).toBe(
      'not-a-responder',
    );
    story.does('hhk-head', 'answer-hand-over', { responderPostId: 'post:hhk-desk2' });
    expect(story.state.unitId).toBe('unit:hhk');
    expect(story.round).toMatchObject({ responderPostId: 'post:hhk-desk2', chain: { 2: 'post:hhk-head' } });
    expect(story.round.handOvers[0]).toMatchObject({ result: 'accepted', resultAt: story.now });
    expect(story.nextIs).toBe('hhk-desk2 complete');
    expect(story.events.at(-1)).toMatchObject({
      type: 'hand-over-accepted',
      shared: { toUnitId: 'unit:hhk' },
    });
    expect(story.refused('hhk-head', 'answer-hand-over')).toMatchObject({ code: 'not-yours' });
  });

  test('declined: the lowest leader both share says whose it is', () => {
    const story = asked().does('hhk-head', 'answer-hand-over', { accept: false, note: '不在河道内' });
    expect(story.round.handOvers[0]).toMatchObject({ commonLeaderPostId: 'post:leader4', result: null });
    expect(story.nextIs).toBe('leader4 settle-hand-over');
    expect(story.events.at(-1)).toMatchObject({
      type: 'hand-over-declined',
      shared: { toUnitId: 'unit:hhk' },
      sealed: { note: '不在河道内' },
    });
    expect(story.refusal('hhk-head', 'answer-hand-over')).toBe('not-yours');
    const third = { unitId: 'unit:fgk', responderPostId: 'post:fgk-desk' };
    expect(story.refused('leader4', 'settle-hand-over', third)).toMatchObject({
      code: 'neither-unit',
      clause: '3.3',
    });
    const kept = { unitId: 'unit:szy', responderPostId: 'post:szy-desk2' };
    expect(story.refusal('leader4', 'settle-hand-over', { ...kept, responderPostId: 'post:hhk-desk' })).toBe(
      'not-a-responder',
    );
    story.does('leader4', 'settle-hand-over', kept);
    expect(story.round.handOvers[0]).toMatchObject({ result: 'settled', resultAt: story.now });
    expect([story.state.unitId, story.nextIs]).toEqual(['unit:szy', 'szy-desk2 complete']);
    expect(story.events.at(-1)).toMatchObject({ type: 'hand-over-settled', shared: { unitId: 'unit:szy' } });
  });

  test('a second hand-over goes straight to the common leader', () => {
    const story = asked()
      .does('hhk-head', 'answer-hand-over')
      .does('hhk-desk', 'hand-over', { toUnitId: 'unit:xzsp' });
    expect(story.round.handOvers[1]?.commonLeaderPostId).toBe('post:leader1');
    expect(story.events.at(-1)?.shared).toEqual({ toUnitId: 'unit:xzsp', contested: true });
    expect(story.nextIs).toBe('leader1 settle-hand-over');
    story.does('leader1', 'settle-hand-over', { unitId: 'unit:xzsp', responderPostId: 'post:xzsp-desk' });
    expect(story.round.handOvers.map((one) => one.result)).toEqual(['accepted', 'settled']);
    expect(story.nextIs).toBe('xzsp-desk complete');
  });

  test('nobody accepts their own hand-over', () => {
    const organisation = { holders: { 'post:hhk-head': 'person:szy-desk' } };
    const story = asked({ organisation });
    expect(story.nextIs).toBe('bgs-head settle-hand-over');
    expect(story.refusal('szy-desk', 'answer-hand-over')).toBe('not-yours');
    expect(story.does('bgs-head', 'settle-hand-over').state.unitId).toBe('unit:hhk');
  });

  test('nobody to accept: the office settles; no common leader: another leader does', () => {
    const headless = asked({ organisation: { without: ['post:hhk-head'] } });
    expect(headless.round.handOvers[0]?.toPostId).toBeNull();
    expect(headless.nextIs).toBe('bgs-head settle-hand-over');
    expect(headless.refusal('hhk-desk', 'answer-hand-over')).toBe('not-yours');
    const contested = asked({ organisation: { vacant: ['post:leader4'] } }).does(
      'hhk-head',
      'answer-hand-over',
      {
        accept: false,
      },
    );
    expect(contested.nextIs).toBe('leader1 settle-hand-over');
  });

  test('to another unit that takes cases', () => {
    const story = aCase();
    expect(story.refused('szy-desk', 'hand-over', { toUnitId: 'unit:szy' })).toMatchObject({
      code: 'same-unit',
      clause: '3.3',
    });
    for (const toUnitId of ['unit:bureau', 'unit:nowhere']) {
      expect(story.refused('szy-desk', 'hand-over', { toUnitId })).toMatchObject({
        code: 'unit-not-handling',
        clause: '3.3',
      });
    }
    expect(story.refusal('hhk-head', 'answer-hand-over')).toBe('not-yours');
  });
});

describe('coordination', () => {
  const outside = { askedUnitId: null, askedOutside: '市生态环境局' };

  test('asks another unit with a deadline; the first unit keeps leading', () => {
    const story = aCase().does('szy-desk', 'coordinate');
    expect(story.round.coordinations).toEqual([
      {
        id: 'co-1',
        askedUnitId: 'unit:hhk',
        askedOutside: null,
        question: '是否在河道管理范围内？',
        at: time('2026-03-02 09:01'),
        dueAt: time('2026-03-04 18:00'),
        answer: null,
      },
    ]);
    expect(story.clock('coordination')).toBe('2026-03-04 18:00');
    expect(story.nextIs).toBe('szy-desk complete');
    expect(story.events.at(-1)).toMatchObject({
      type: 'coordination-asked',
      shared: { id: 'co-1', askedUnitId: 'unit:hhk', dueAt: time('2026-03-04 18:00') },
    });
    expect(story.refused('szy-desk', 'answer-coordination')).toMatchObject({
      code: 'not-asked',
      clause: '3.3',
    });
    expect(story.refusal('hhk-desk2', 'answer-coordination', { id: 'co-2' })).toBe('no-coordination');
    story.does('hhk-desk2', 'answer-coordination', { text: '在外' });
    expect(story.round.coordinations[0]?.answer).toEqual({ resolved: true, text: '在外', at: story.now });
    expect(story.clock('coordination')).toBeNull();
    expect(story.events.at(-1)).toMatchObject({
      type: 'coordination-answered',
      shared: { id: 'co-1', resolved: true },
    });
    expect(story.refused('szy-desk', 'answer-coordination')).toMatchObject({
      code: 'no-coordination',
      clause: '3.3',
    });
  });

  test('what an outside unit answered is entered by the first responder', () => {
    const story = aCase().does('szy-desk', 'coordinate', outside);
    expect(story.refusal('hhk-head', 'answer-coordination')).toBe('not-yours');
    expect(story.does('szy-desk', 'answer-coordination').round.coordinations[0]?.answer).not.toBeNull();
  });

  test('who sits in an asked unit answers for it, and for none else', () => {
    const story = aCase()
      .does('szy-desk', 'coordinate', { id: 'co-1', askedUnitId: 'unit:hhk' })
      .does('szy-desk', 'coordinate', { id: 'co-2', askedUnitId: 'unit:fgk' })
      .does('szy-desk', 'coordinate', { id: 'co-3', ...outside });
    expect(story.refusal('hhk-head', 'answer-coordination', { id: 'co-2' })).toBe('not-asked');
    expect(story.refusal('hhk-head', 'answer-coordination', { id: 'co-3' })).toBe('not-asked');
    story.does('fgk-head', 'answer-coordination', { id: 'co-2' });
    expect(story.round.coordinations.map((one) => one.answer !== null)).toEqual([false, true, false]);
    expect(story.refusal('hhk-head', 'answer-coordination', { id: 'co-2' })).toBe('no-coordination');
  });

  test('a first responder who also sits in an asked unit may answer for both', () => {
    const story = aCase({ organisation: { holders: { 'post:hhk-desk2': 'person:szy-desk' } } })
      .does('szy-desk', 'coordinate')
      .does('szy-desk', 'coordinate', { id: 'co-2', ...outside });
    expect(story.refusal('szy-desk', 'answer-coordination', { id: 'co-1' })).toBeNull();
    expect(story.refusal('szy-desk', 'answer-coordination', { id: 'co-2' })).toBeNull();
  });

  test('one unit at a time, another than one’s own, that exists; each request once', () => {
    const story = aCase();
    const code = (parts: object) => story.refusal('szy-desk', 'coordinate', parts);
    expect(code({ askedUnitId: null })).toBe('ask-one-unit');
    expect(code({ askedOutside: '市局' })).toBe('ask-one-unit');
    expect(code({ askedUnitId: 'unit:szy' })).toBe('same-unit');
    expect(code({ askedUnitId: 'unit:nowhere' })).toBe('unit-not-handling');
    expect(code(outside)).toBeNull();
    const closed = aCase({ organisation: { closed: { 'unit:hhk': 'unit:szy' } } });
    expect(closed.refusal('szy-desk', 'coordinate')).toBe('unit-not-handling');
    story.does('szy-desk', 'coordinate');
    expect(code({})).toBe('coordination-known');
    expect(code({ id: 'co-2' })).toBeNull();
  });
});

describe('referring out', () => {
  const approved = () => aCase().does('szy-desk', 'request-referral').does('szy-head', 'decide-referral');

  test('needs the section head', () => {
    const story = aCase().does('szy-desk', 'request-referral');
    expect(story.round.referrals).toEqual([
      {
        receiver: '市自然资源局',
        basis: '《土地管理法》第五条',
        requestedBy: 'person:szy-desk',
        requestedAt: time('2026-03-02 09:01'),
        approvedAt: null,
        approvedBy: null,
        result: null,
        reference: null,
        resultAt: null,
      },
    ]);
    expect([story.nextIs, story.dueAt]).toEqual(['szy-head decide-referral', '2026-03-04 18:00']);
    expect(story.events.at(-1)).toMatchObject({ type: 'referral-requested' });
    expect(story.refused('szy-desk', 'record-referral-result')).toMatchObject({
      code: 'no-referral',
      clause: '3.3',
    });
    expect(story.refused('szy-desk', 'complete')).toMatchObject({ code: 'referral-pending', clause: '3.3' });
    story.does('szy-head', 'decide-referral', { note: '同意' });
    expect(story.round.referrals[0]).toMatchObject({
      approvedAt: story.now,
      approvedBy: { personId: 'person:szy-head' },
      result: null,
    });
    expect(story.events.at(-1)).toMatchObject({ type: 'referral-approved', sealed: { note: '同意' } });
    expect(story.refused('szy-head', 'decide-referral')).toMatchObject({
      code: 'no-referral',
      clause: '3.3',
    });
    expect(story.nextIs).toBe('szy-desk record-referral-result');
  });

  test('declined inside: the case goes on here', () => {
    const story = aCase()
      .does('szy-desk', 'request-referral')
      .does('szy-head', 'decide-referral', { approve: false });
    expect(story.round.referrals[0]).toMatchObject({
      result: 'declined-inside',
      approvedAt: null,
      resultAt: story.now,
    });
    expect(story.events.at(-1)?.type).toBe('referral-declined');
    expect(story.nextIs).toBe('szy-desk complete');
  });

  test('accepted there: the applicant is told where it went, after it was allowed', () => {
    const story = approved();
    const early = aCall(time('2026-03-02 09:01'));
    expect(story.refusal('szy-desk', 'record-referral-result', { delivery: early })).toBe('too-early');
    story.does('szy-desk', 'record-referral-result', { delivery: aCall(time('2026-03-02 09:02')) });
    expect(story.state.status).toBe('answered');
    expect(story.round.referrals[0]).toMatchObject({
      result: 'accepted',
      reference: '收件回执 0001',
      resultAt: story.now,
    });
    expect(story.round.answer).toMatchObject({
      outcome: 'referred',
      reason: '《土地管理法》第五条',
      wayForward: '市自然资源局',
      deliveredAt: time('2026-03-02 09:02'),
      climbNo: null,
    });
    expect(story.events.at(-1)).toMatchObject({
      type: 'answered',
      shared: { outcome: 'referred', method: 'phone', deliveredAt: time('2026-03-02 09:02') },
    });
  });

  test('returned: the case goes on here, and may be referred again', () => {
    const story = approved().does('szy-desk', 'record-referral-result', {
      accepted: false,
      reference: '退单 3',
    });
    expect(story.state.status).toBe('open');
    expect(story.round.referrals[0]).toMatchObject({
      result: 'refused',
      reference: '退单 3',
      resultAt: story.now,
    });
    expect(story.events.at(-1)?.type).toBe('referral-returned');
    story.does('szy-desk', 'request-referral', { receiver: '市林业局' });
    story.does('szy-head', 'decide-referral', { approve: false });
    expect(story.round.referrals.map((one) => one.result)).toEqual(['refused', 'declined-inside']);
  });

  test('not decided by whoever asked for it', () => {
    const organisation = { holders: { 'post:szy-desk': 'person:szy-head' } };
    const story = aCase({ organisation, registeredBy: 'szy-head' }).does('szy-head', 'request-referral');
    expect(story.nextIs).toBe('leader4 decide-referral');
    expect(story.refusal('szy-head', 'decide-referral')).toBe('not-yours');
  });
});

test('after 能办 a referral’s deadline and the order’s both run', () => {
  const story = aProposedCase().does('szy-head', 'feasible').does('szy-desk', 'request-referral');
  expect(story.clocks.map((clock) => clock.kind)).toEqual(['order', 'tell-applicant', 'referral']);
});
