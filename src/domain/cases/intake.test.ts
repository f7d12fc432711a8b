import { describe, expect, test } from 'vitest';
import {
  aCase,
  aRegistration,
  CALENDAR,
  MONDAY,
  type StoryOptions,
  time,
  whoIs,
} from '../../../test/builders/case.ts';
import { aDirectory, type DirectoryOptions } from '../../../test/builders/organisation.ts';
import { DEFAULT_POLICY } from '../policy.ts';
import { register } from './intake.ts';

function tried(options: StoryOptions = {}, by = 'szy-desk', organisation: DirectoryOptions = {}) {
  const now = time(MONDAY);
  return register(aRegistration(options, now), {
    now,
    who: whoIs(by),
    directory: aDirectory(organisation),
    calendar: CALENDAR,
    policy: DEFAULT_POLICY,
  });
}

function refusal(...args: Parameters<typeof tried>) {
  const decision = tried(...args);
  return decision.ok ? null : { code: decision.refusal.code, clause: decision.refusal.clause };
}

describe('a request', () => {
  test('is open with today’s chain and policy, and the first responder has it', () => {
    const story = aCase();
    expect(story.state).toMatchObject({
      id: 'case:1',
      bureauId: 'bureau:demo',
      status: 'open',
      track: 'general',
      unitId: 'unit:szy',
      matter: null,
      closedAt: null,
      withdrawnBecause: null,
    });
    expect(story.state.intake).toMatchObject({
      registeredAt: time(MONDAY),
      registeredBy: 'person:szy-desk',
      title: '申请打一眼井',
    });
    expect(story.round).toEqual({
      no: 1,
      cause: 'intake',
      startedAt: time(MONDAY),
      chain: { 2: 'post:szy-head', 3: 'post:leader4', 4: 'post:leader1' },
      policy: DEFAULT_POLICY,
      responderPostId: 'post:szy-desk',
      recused: [],
      firstContactAt: null,
      informedOnce: null,
      pauses: [],
      attempts: [],
      climbs: [],
      order: null,
      proposedAt: null,
      approval: null,
      interimAnswers: [],
      extension: null,
      handOvers: [],
      coordinations: [],
      consultations: [],
      referrals: [],
      withdrawalAsked: null,
      explanation: null,
      answer: null,
      rating: null,
      nudges: [],
      rung: [],
    });
    expect(story.nextIs).toBe('szy-desk complete');
  });

  test('leaves one event: facts in the open, what names people sealed', () => {
    const { events } = aCase({ matter: { id: 'matter:7', version: 3 } });
    expect(events).toHaveLength(1);
    expect(events[0]).toMatchObject({
      type: 'registered',
      who: 'person',
      round: 1,
      at: time(MONDAY),
      by: { personId: 'person:szy-desk', postId: 'post:szy-desk', capacity: 'holder', onBehalfOf: null },
      shared: {
        channel: 'window',
        kind: 'request',
        track: 'general',
        unitId: 'unit:szy',
        responderPostId: 'post:szy-desk',
        matter: { id: 'matter:7', version: 3 },
        onTheSpot: false,
      },
      sealed: { title: '申请打一眼井', applicant: { name: '申请人甲' } },
    });
    expect(aCase().events[0]?.shared.matter).toBeNull();
  });

  test('from the portal has no registrar', () => {
    const story = aCase({ registeredBy: 'applicant' });
    expect(story.state.intake.registeredBy).toBeNull();
    expect(story.events[0]).toMatchObject({ by: null, who: 'applicant' });
  });

  test('is registered for another section by somebody of the house, at their own post', () => {
    const story = aCase({ registeredBy: 'xzsp-desk' });
    expect(story.events[0]?.by).toEqual({
      personId: 'person:xzsp-desk',
      postId: 'post:xzsp-desk',
      capacity: 'holder',
      onBehalfOf: null,
    });
    expect(story.nextIs).toBe('szy-desk complete');
  });

  test('by a delegate of the first responder is signed for them', () => {
    const story = aCase({
      registeredBy: 'szy-desk2',
      organisation: { delegations: [{ from: 'person:szy-desk', to: 'person:szy-desk2' }] },
    });
    expect(story.events[0]?.by).toMatchObject({ capacity: 'delegate', onBehalfOf: 'person:szy-desk' });
  });

  test('may have come in before it is registered', () => {
    const receivedAt = time('2026-02-27 16:00');
    expect(aCase({ intake: { receivedAt } }).state.intake.receivedAt).toBe(receivedAt);
  });
});

describe('即问即答', () => {
  const instant = { kind: 'consultation', instantAnswer: '在三楼取水许可窗口办，带身份证。' } as const;

  test('a question answered on the spot is answered at once, without a chain', () => {
    const story = aCase({ intake: instant });
    expect(story.state.status).toBe('answered');
    expect(story.state.rounds).toHaveLength(1);
    expect(story.round.answer).toEqual({
      outcome: 'informed',
      text: instant.instantAnswer,
      reason: null,
      wayForward: null,
      delivery: { method: 'on-the-spot' },
      deliveredAt: time(MONDAY),
      by: { personId: 'person:szy-desk', postId: 'post:szy-desk', capacity: 'holder', onBehalfOf: null },
      climbNo: null,
      document: null,
    });
    expect(story.next).toBeNull();
    expect(story.events.map((event) => [event.type, event.shared.onTheSpot])).toEqual([['registered', true]]);
    expect(story.can('applicant')).toEqual(['rate', 'object']);
  });

  test('only for questions, only by staff, and never as a brush-off', () => {
    expect(refusal({ intake: { ...instant, kind: 'request' } })).toEqual({
      code: 'instant-only-consultations',
      clause: '2.1b',
    });
    expect(refusal({ intake: instant }, 'applicant')).toEqual({ code: 'instant-only-staff', clause: '2.1b' });
    expect(refusal({ intake: { ...instant, instantAnswer: '不归我们管。' } })).toEqual({
      code: 'brush-off',
      clause: '2.0',
    });
    expect(refusal({ intake: { ...instant, instantAnswer: '三楼。' } })).toBeNull();
  });
});

describe('is refused', () => {
  test('for a unit that takes no cases', () => {
    const expected = { code: 'unit-not-handling', clause: '2.1b' };
    expect(refusal({ unit: 'bureau', desk: 'szy-desk' })).toEqual(expected);
    expect(refusal({ unit: 'nowhere', desk: 'szy-desk' })).toEqual(expected);
    expect(refusal({}, 'szy-desk', { closed: { 'unit:szy': 'unit:hhk' } })).toEqual(expected);
  });

  test('for a post that is not a first responder’s of that unit', () => {
    const expected = { code: 'not-a-responder', clause: '2.2' };
    expect(refusal({ desk: 'szy-head' })).toEqual(expected);
    expect(refusal({ desk: 'hhk-desk' })).toEqual(expected);
    expect(refusal({ desk: 'nobody' })).toEqual(expected);
  });

  test('when it says it came in later than now', () => {
    expect(refusal({ intake: { receivedAt: time('2026-03-02 09:01') } })).toEqual({
      code: 'in-the-future',
      clause: '2.1b',
    });
    expect(refusal({ intake: { receivedAt: time(MONDAY) } })).toBeNull();
  });

  test('from a person without any post', () => {
    expect(refusal({}, 'stranger')).toEqual({ code: 'not-yours', clause: '2.1b' });
  });
});
