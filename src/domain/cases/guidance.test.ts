/** 请示: the same chain, another ending (2.1c). */
import { describe, expect, test } from 'vitest';
import { aCase, aProposedCase } from '../../../test/builders/case.ts';

const asked = () => aCase().does('szy-desk', 'ask-guidance', { question: '能否按临时取水办理？' });

test('climbs the same chain with its question', () => {
  const story = asked();
  expect(story.climb).toMatchObject({
    no: 1,
    kind: 'guidance',
    question: '能否按临时取水办理？',
    proposal: null,
    startedBy: 'person:szy-desk',
    level: 2,
  });
  expect(story.events.at(-1)).toMatchObject({ type: 'guidance-asked', shared: { climb: 1, level: 2 } });
  expect(story.round.proposedAt).toBeNull();
  expect(story.clock('reply')).toBeNull();
  story.does('szy-head', 'pass-up').does('leader4', 'pass-up');
  expect(story.nextIs).toBe('leader1 instruct');
});

test('never ends in a refusal, at no level', () => {
  const story = asked();
  for (const person of ['szy-head', 'leader4', 'leader1']) {
    expect(story.can(person)).not.toContain('approve-refusal');
    expect(story.refusal(person, 'approve-refusal')).toBe('not-now');
    expect(story.refusal(person, 'feasible')).toBe('not-now');
    if (person !== 'leader1') story.does(person, 'pass-up');
  }
});

describe('the answer', () => {
  test('instructions with a day', () => {
    const story = asked().does('szy-head', 'instruct', { instructions: '可以', dueOn: '2026-03-06' });
    expect(story.state.status).toBe('open');
    expect(story.entries).toEqual(['2 instructed szy-head']);
    expect(story.lastClimb).toMatchObject({ outcome: 'instructed', endedAt: story.now });
    expect(story.lastClimb.entries[0]?.opinion).toBe('可以');
    expect(story.round.order).toMatchObject({
      kind: 'instructed',
      level: 2,
      instructions: '可以',
      dueOn: '2026-03-06',
      toldAt: null,
    });
    expect([story.nextIs, story.dueAt]).toEqual(['szy-desk complete', '2026-03-06 18:00']);
    expect(story.clock('tell-applicant')).toBeNull();
    expect(story.events.at(-1)).toMatchObject({
      type: 'instructed',
      shared: { climb: 1, level: 2, dueOn: '2026-03-06' },
    });
    expect(asked().refusal('szy-head', 'instruct', { dueOn: '2026-04-15' })).toBe('due-too-late');
  });

  test('the matter goes to another section of the leader who says so', () => {
    const story = asked().does('szy-head', 'pass-up').does('leader4', 'assign');
    expect(story.state).toMatchObject({ status: 'open', unitId: 'unit:hhk' });
    expect(story.round).toMatchObject({
      responderPostId: 'post:hhk-desk',
      chain: { 2: 'post:hhk-head', 3: 'post:leader4', 4: 'post:leader1' },
    });
    expect(story.lastClimb).toMatchObject({ outcome: 'assigned' });
    expect(story.entries.at(-1)).toBe('3 assigned leader4');
    expect(story.lastClimb.entries.at(-1)?.opinion).toBe('由河湖科承办。');
    expect(story.events.at(-1)).toMatchObject({ type: 'assigned', shared: { climb: 1, unitId: 'unit:hhk' } });
    expect(story.nextIs).toBe('hhk-desk complete');
  });

  test('nobody assigns to a section that is not theirs: that section accepts or not', () => {
    const elsewhere = { unitId: 'unit:fgk', responderPostId: 'post:fgk-desk' };
    expect(asked().refused('szy-head', 'assign')).toMatchObject({
      code: 'not-over-that-unit',
      clause: '3.3',
      meta: { unitId: 'unit:hhk' },
    });
    const third = asked().does('szy-head', 'pass-up');
    expect(third.refusal('leader4', 'assign', elsewhere)).toBe('not-over-that-unit');
    const fourth = third.does('leader4', 'pass-up');
    expect(fourth.refusal('leader1', 'assign', elsewhere)).toBeNull();
    const within = { unitId: 'unit:szy', responderPostId: 'post:szy-desk2' };
    expect(asked().does('szy-head', 'assign', within).nextIs).toBe('szy-desk2 complete');
  });

  test('a bureau leader assigns to a unit that they supervise', () => {
    const third = asked().does('szy-head', 'pass-up');
    const sk = { unitId: 'unit:sk-gc', responderPostId: 'post:sk-gc-desk' };
    const zj = { unitId: 'unit:zj', responderPostId: 'post:zj-desk' };
    expect(third.refusal('leader4', 'assign', sk)).toBeNull();
    expect(third.refusal('leader4', 'assign', zj)).toBe('not-over-that-unit');
    expect(third.does('leader4', 'pass-up').refusal('leader1', 'assign', zj)).toBeNull();
  });

  test('a stand-in assigns as level 4 does', () => {
    const story = aCase({ organisation: { without: ['post:leader1'] } })
      .does('szy-desk', 'ask-guidance')
      .does('szy-head', 'pass-up')
      .does('leader4', 'pass-up')
      .does('bgs-head', 'confirm-stand-in', { personId: 'person:leader2' });
    expect(story.climb.chain[4]).toBeNull();
    expect(story.refusal('leader2', 'assign')).toBe('not-over-that-unit');
    const own = { unitId: 'unit:rsk', responderPostId: 'post:rsk-desk' };
    expect(story.refusal('leader2', 'assign', own)).toBeNull();
  });

  test('only to a unit that takes cases and to a first responder of it', () => {
    const story = asked();
    expect(story.refusal('szy-head', 'assign', { unitId: 'unit:nowhere' })).toBe('unit-not-handling');
    expect(
      story.refusal('szy-head', 'assign', { unitId: 'unit:szy', responderPostId: 'post:szy-head' }),
    ).toBe('not-a-responder');
  });

  test('or that a refusal be proposed, in order', () => {
    const story = asked().does('szy-head', 'demand-refusal');
    expect(story.state.status).toBe('open');
    expect(story.entries).toEqual(['2 refusal-demanded szy-head']);
    expect(story.lastClimb).toMatchObject({ outcome: 'refusal-demanded', endedAt: story.now });
    expect(story.round.order).toBeNull();
    expect(story.events.at(-1)).toMatchObject({ type: 'refusal-demanded', shared: { climb: 1, level: 2 } });
    story.does('szy-desk', 'propose-refusal');
    expect(story.climb).toMatchObject({ no: 2, kind: 'refusal', level: 2, reviewBy: null });
    expect(story.does('szy-head', 'pass-up').climb.level).toBe(3);
  });
});

describe('taking it back', () => {
  test('until the next level has acted', () => {
    const story = asked().does('szy-desk', 'withdraw-proposal');
    expect(story.state.status).toBe('open');
    expect(story.lastClimb).toMatchObject({ outcome: 'withdrawn', endedAt: story.now });
    expect(story.events.at(-1)).toMatchObject({ type: 'proposal-withdrawn' });
    const acted = asked().does('szy-head', 'pass-up');
    expect(acted.refused('szy-desk', 'withdraw-proposal')).toMatchObject({
      code: 'already-decided-above',
      clause: '3.2',
    });
  });

  test('a level that was passed over has not acted', () => {
    const story = aProposedCase({ organisation: { vacant: ['post:szy-head'] } });
    expect(story.refusal('szy-desk', 'withdraw-proposal')).toBeNull();
  });

  test('sending back is acting, and so is a decision entered from paper', () => {
    const sentBack = aProposedCase().does('szy-head', 'send-back').does('szy-desk', 'propose-refusal');
    expect(sentBack.refusal('szy-desk', 'withdraw-proposal')).toBe('already-decided-above');
    const paper = aProposedCase().does('bgs-head', 'enter-paper-decision');
    expect(paper.refusal('szy-desk', 'withdraw-proposal')).toBe('already-decided-above');
  });
});
