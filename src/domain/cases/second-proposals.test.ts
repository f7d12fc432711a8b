/** After a 能办: what proves impossible goes first to the leader who had said so (invariant 2). */
import { describe, expect, test } from 'vitest';
import { aCase, aProposedCase, local } from '../../../test/builders/case.ts';

const NEW = { whatIsNew: '地块边界重新测定。' };
const ordered = () =>
  aProposedCase().does('szy-head', 'pass-up').does('leader4', 'feasible', { dueOn: '2026-03-10' });
const again = () => ordered().at('2026-03-04 09:00').does('szy-desk', 'propose-refusal', NEW);

describe('a new proposal after 能办', () => {
  test('says what is new', () => {
    expect(ordered().refused('szy-desk', 'propose-refusal')).toMatchObject({
      code: 'what-is-new-missing',
      clause: '3.2',
    });
  });

  test('goes first to the leader who had said it, with a new reply clock', () => {
    const story = again();
    expect(story.state.status).toBe('escalated');
    expect(story.climb).toMatchObject({ no: 2, level: 3, reviewBy: 3, changeStated: null });
    expect([story.nextIs, story.dueAt]).toEqual(['leader4 state-change', '2026-03-04 11:01']);
    expect(story.clock('reply')).toBe('2026-03-06 18:00');
    expect(story.events.at(-1)).toMatchObject({ type: 'refusal-proposed', shared: { reviewBy: 3 } });
    for (const person of ['szy-head', 'leader1']) {
      expect(story.can(person)).not.toContain('pass-up');
      expect(story.can(person)).not.toContain('feasible');
      expect(story.can(person)).not.toContain('approve-refusal');
    }
  });

  test('they state what changed, and the climb begins at level 2', () => {
    const story = again().does('leader4', 'state-change', { text: '边界变了' });
    expect(story.climb).toMatchObject({ level: 2, reviewBy: null });
    expect(story.climb.changeStated).toMatchObject({
      level: 3,
      actor: { personId: 'person:leader4' },
      text: '边界变了',
      at: story.now,
    });
    expect(story.events.at(-1)).toMatchObject({ type: 'change-stated', shared: { climb: 2, level: 3 } });
    story.does('szy-head', 'pass-up').does('leader4', 'pass-up').does('leader1', 'approve-refusal');
    expect(story.entries).toEqual(['2 passed-up szy-head', '3 passed-up leader4', '4 approved leader1']);
  });

  test('or they keep to it: still 能办', () => {
    const story = again().does('leader4', 'feasible');
    expect(story.entries).toEqual(['3 feasible leader4']);
    expect(story.round.order).toMatchObject({ climbNo: 2, level: 3, toldAt: null });
    expect(story.events.at(-1)?.shared).toMatchObject({ climb: 2, level: 3 });
  });

  test('or they send it back once, and it comes back to them', () => {
    const story = again().does('leader4', 'send-back');
    expect(story.climb).toMatchObject({ reviewBy: 3, returnTo: 3 });
    story.does('szy-desk', 'propose-refusal', NEW);
    expect(story.state.status).toBe('escalated');
    expect(story.climb).toMatchObject({ reviewBy: 3, returnTo: null, levelSince: story.now });
    expect(story.nextIs).toBe('leader4 state-change');
    expect(story.refusal('leader4', 'send-back')).toBe('sent-back-once');
    expect(story.does('leader4', 'state-change').refusal('szy-head', 'send-back')).toBeNull();
  });

  test('the first responder may take it back until they have spoken', () => {
    expect(again().does('szy-desk', 'withdraw-proposal').state.status).toBe('open');
    const stated = again().does('leader4', 'state-change');
    expect(stated.refusal('szy-desk', 'withdraw-proposal')).toBe('already-decided-above');
  });

  test('answering directly is 能办 too; instructions after a question are not', () => {
    const direct = aProposedCase().does('szy-head', 'answer-directly');
    expect(direct.refusal('szy-desk', 'propose-refusal')).toBe('what-is-new-missing');
    const instructed = aCase().does('szy-desk', 'ask-guidance').does('szy-head', 'instruct');
    expect(instructed.does('szy-desk', 'propose-refusal').climb.reviewBy).toBeNull();
  });

  test('instructions after 能办 do not undo it: the leader who said it is still asked first', () => {
    const story = ordered()
      .does('szy-desk', 'ask-guidance')
      .does('szy-head', 'instruct', { instructions: '先补测', dueOn: '2026-03-06' });
    expect(story.round.order).toMatchObject({
      kind: 'feasible',
      level: 3,
      instructions: '先补测',
      dueOn: '2026-03-06',
    });
    expect(story.does('szy-desk', 'propose-refusal', NEW).nextIs).toBe('leader4 state-change');
  });

  test('withdrawn and proposed again: the reply clock goes on from the first one after 能办', () => {
    const story = again().does('szy-desk', 'withdraw-proposal');
    expect(story.clock('reply')).toBeNull();
    story.at('2026-03-05 09:00').does('szy-desk', 'propose-refusal', NEW);
    expect(story.clock('reply')).toBe('2026-03-06 18:00');
  });
});

describe('the leader who had said 能办', () => {
  test('is looked up at their post: whoever holds it now', () => {
    const story = again().reorganised({ holders: { 'post:leader4': 'person:newcomer' } });
    expect(story.nextIs).toBe('newcomer state-change');
  });

  test('is asked also after the case came to another section', () => {
    const story = ordered()
      .does('szy-desk', 'hand-over', { toUnitId: 'unit:xzsp' })
      .does('xzsp-head', 'answer-hand-over', { responderPostId: 'post:xzsp-desk' })
      .does('xzsp-desk', 'propose-refusal', NEW);
    expect(story.nextIs).toBe('leader4 state-change');
    expect(story.does('leader4', 'state-change').nextIs).toBe('xzsp-head pass-up');
  });

  test('gone: the office or the system lets the climb begin', () => {
    for (const who of ['bgs-head', 'system']) {
      const story = again();
      expect(story.refused(who, 'skip-level')).toMatchObject({ code: 'level-occupied', clause: '2.2' });
      story.reorganised({ vacant: ['post:leader4'] });
      expect(story.nextIs).toBe('bgs-head skip-level');
      story.does(who, 'skip-level');
      expect(story.climb).toMatchObject({ level: 2, reviewBy: null, changeStated: null });
      expect(story.events.at(-1)).toMatchObject({ type: 'level-skipped', shared: { climb: 2 } });
    }
  });

  test('silent: the climb begins without them, which is on record', () => {
    const story = again();
    expect(story.refused('system', 'escalate-overdue')).toMatchObject({
      code: 'not-due-yet',
      clause: '2.2',
      meta: { dueAt: '2026-03-04T03:01:00.000Z' },
    });
    story.at('2026-03-04 11:01').does('system', 'escalate-overdue');
    expect(story.climb).toMatchObject({ level: 2, reviewBy: null });
    expect(story.entries).toEqual([]);
    expect(story.events.at(-1)).toMatchObject({
      type: 'escalated-overdue',
      shared: { climb: 2, level: 3, review: true },
    });
  });

  test('at level 4 they are only urged', () => {
    const story = aProposedCase({ organisation: { vacant: ['post:szy-head', 'post:leader4'] } })
      .does('leader1', 'feasible')
      .does('szy-desk', 'propose-refusal', NEW);
    expect(story.climb).toMatchObject({ level: 4, reviewBy: 4 });
    expect(local(story.climb.levelSince)).toBe('2026-03-02 09:03');
    expect(story.clock('level')).toBe('2026-03-02 15:33');
    story.at('2026-03-09 09:00');
    expect(story.refusal('system', 'escalate-overdue')).toBe('not-now');
    expect(story.nextIs).toBe('leader1 state-change');
  });

  test('as a delegate at one level does not decide at another afterwards', () => {
    const story = aProposedCase({
      organisation: { delegations: [{ from: 'person:leader4', to: 'person:szy-head' }] },
    })
      .does('szy-head', 'pass-up')
      .does('leader4', 'feasible')
      .does('szy-desk', 'propose-refusal', NEW)
      .does('szy-head', 'state-change');
    expect(story.entries).toEqual(['2 skipped same-person']);
    expect(story.nextIs).toBe('szy-head pass-up');
    expect(story.next?.actor.postId).toBe('post:leader4');
  });

  test('who is under review is not decided on paper', () => {
    expect(again().refused('bgs-head', 'enter-paper-decision')).toMatchObject({
      code: 'change-not-stated',
      clause: '3.2',
    });
  });
});
