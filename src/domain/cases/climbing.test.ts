import { describe, expect, test } from 'vitest';
import { aCase, aProposedCase, time } from '../../../test/builders/case.ts';

describe('the way up', () => {
  test('section head, supervising leader, principal leader, each with an entry', () => {
    const story = aProposedCase()
      .does('szy-head', 'pass-up', { judgement: 'unsure', opinion: '把握不准' })
      .does('leader4', 'pass-up')
      .does('leader1', 'approve-refusal', { opinion: '同意' });
    expect(story.entries).toEqual(['2 passed-up szy-head', '3 passed-up leader4', '4 approved leader1']);
    expect(story.lastClimb.entries[0]).toEqual({
      level: 2,
      result: 'passed-up',
      postId: 'post:szy-head',
      actor: { personId: 'person:szy-head', postId: 'post:szy-head', capacity: 'holder', onBehalfOf: null },
      at: time('2026-03-02 09:02'),
      opinion: '把握不准',
      judgement: 'unsure',
      skipCause: null,
      lateOpinion: null,
      fromPaper: false,
    });
    expect(story.lastClimb.entries[2]).toMatchObject({ opinion: '同意', judgement: null });
    expect(story.state.status).toBe('refusal-approved');
    expect(story.lastClimb).toMatchObject({ outcome: 'approved', endedAt: time('2026-03-02 09:04') });
    expect(story.round.approval).toMatchObject({ climbNo: 1, actor: { personId: 'person:leader1' } });
  });

  test('each level’s time begins when the case comes to it', () => {
    const story = aProposedCase();
    expect(story.climb).toMatchObject({ level: 2, levelSince: time('2026-03-02 09:01') });
    story.does('szy-head', 'pass-up');
    expect(story.climb).toMatchObject({ level: 3, levelSince: time('2026-03-02 09:02') });
  });
});

describe('levels that are passed over', () => {
  test('an empty post: vacant', () => {
    const story = aProposedCase({ organisation: { vacant: ['post:szy-head'] } });
    expect(story.entries).toEqual(['2 skipped vacant']);
    expect(story.climb.entries[0]).toMatchObject({ postId: 'post:szy-head', opinion: null });
    expect(story.climb.level).toBe(3);
    expect(story.events.at(-1)?.shared).toMatchObject({ level: 3, skipped: [{ level: 2, cause: 'vacant' }] });
  });

  test('a post that does not exist: vacant, without a post', () => {
    const story = aProposedCase({ unit: 'zj' }).does('zj-head', 'pass-up');
    expect(story.entries).toEqual(['2 passed-up zj-head', '3 skipped vacant']);
    expect(story.climb.entries[1]?.postId).toBeNull();
    expect(story.events.at(-1)?.shared).toMatchObject({ skipped: [{ level: 3, cause: 'vacant' }] });
  });

  test('two in a row: both are on record, level 4 decides', () => {
    const story = aProposedCase({ organisation: { vacant: ['post:szy-head', 'post:leader4'] } });
    expect(story.entries).toEqual(['2 skipped vacant', '3 skipped vacant']);
    expect(story.nextIs).toBe('leader1 approve-refusal');
  });

  test('one person at levels 2 and 3 decides once, at level 2', () => {
    const story = aProposedCase({ organisation: { holders: { 'post:szy-head': 'person:leader4' } } });
    story.does('leader4', 'pass-up');
    expect(story.entries).toEqual(['2 passed-up leader4', '3 skipped same-person']);
    expect(story.nextIs).toBe('leader1 approve-refusal');
  });

  test('the principal leader who also sits lower decides at level 4, and only there', () => {
    const third = aProposedCase({ organisation: { holders: { 'post:leader4': 'person:leader1' } } });
    third.does('szy-head', 'pass-up');
    expect(third.entries).toEqual(['2 passed-up szy-head', '3 skipped same-person']);
    expect(third.nextIs).toBe('leader1 approve-refusal');
    const second = aProposedCase({
      unit: 'zj',
      organisation: { holders: { 'post:zj-head': 'person:zj-leader1' } },
    });
    expect(second.entries).toEqual(['2 skipped same-person', '3 skipped vacant']);
    expect(second.nextIs).toBe('zj-leader1 approve-refusal');
  });

  test('the proposer’s own level: same person', () => {
    const story = aCase({
      organisation: { holders: { 'post:szy-desk': 'person:szy-head' } },
      registeredBy: 'szy-head',
    }).does('szy-head', 'propose-refusal');
    expect(story.entries).toEqual(['2 skipped same-person']);
    expect(story.nextIs).toBe('leader4 pass-up');
  });

  test('a recused holder: recused, which weighs more than being the same person', () => {
    const story = aCase().does('bgs-head', 'recuse', { personId: 'person:szy-head' });
    story.does('szy-desk', 'propose-refusal');
    expect(story.entries).toEqual(['2 skipped recused']);
    const both = aCase({
      organisation: { holders: { 'post:szy-head': 'person:leader4' } },
    }).does('bgs-head', 'recuse', { personId: 'person:leader4' });
    expect(both.does('szy-desk', 'propose-refusal').entries).toEqual([
      '2 skipped recused',
      '3 skipped recused',
    ]);
  });

  test('a level whose delegate may act is not passed over, whoever else may not', () => {
    const story = aCase({
      organisation: { delegations: [{ from: 'person:szy-head', to: 'person:hhk-head' }] },
    })
      .does('bgs-head', 'recuse', { personId: 'person:szy-head' })
      .does('szy-desk', 'propose-refusal');
    expect(story.entries).toEqual([]);
    expect(story.nextIs).toBe('hhk-head pass-up');
  });

  test('level 4 is never passed over: it waits for a stand-in', () => {
    const story = aProposedCase({ organisation: { vacant: ['post:leader1'] } })
      .does('szy-head', 'pass-up')
      .does('leader4', 'pass-up');
    expect(story.climb.level).toBe(4);
    expect(story.nextIs).toBe('bgs-head confirm-stand-in');
    expect(story.refused('bgs-head', 'skip-level')).toMatchObject({ code: 'level-four-never-skipped' });
    expect(story.refusal('system', 'skip-level')).toBe('level-four-never-skipped');
  });
});

describe('delegation', () => {
  test('a delegate who proposed does not decide: the one who delegated does', () => {
    const story = aProposedCase({
      organisation: { delegations: [{ from: 'person:szy-head', to: 'person:szy-desk' }] },
    });
    expect(story.nextIs).toBe('szy-head pass-up');
    expect(story.refusal('szy-desk', 'pass-up')).toBe('not-yours');
  });

  test('a delegate of the principal leader who proposed leaves it to the principal leader', () => {
    const story = aProposedCase({
      organisation: { delegations: [{ from: 'person:leader1', to: 'person:szy-desk' }] },
    })
      .does('szy-head', 'pass-up')
      .does('leader4', 'pass-up');
    expect(story.nextIs).toBe('leader1 approve-refusal');
  });

  test('a delegate who decided below does not decide again above', () => {
    const story = aProposedCase({
      organisation: { delegations: [{ from: 'person:leader4', to: 'person:szy-head' }] },
    }).does('szy-head', 'pass-up');
    expect(story.nextIs).toBe('leader4 pass-up');
    expect(story.refusal('szy-head', 'pass-up')).toBe('decided-already');
  });

  test('a delegate signs for the one who delegated', () => {
    const story = aProposedCase({
      organisation: { delegations: [{ from: 'person:leader4', to: 'person:leader3' }] },
    })
      .does('szy-head', 'pass-up')
      .does('leader3', 'pass-up');
    expect(story.climb.entries[1]?.actor).toEqual({
      personId: 'person:leader3',
      postId: 'post:leader4',
      capacity: 'delegate',
      onBehalfOf: 'person:leader4',
    });
  });

  test('the posts stay with the round, the person behind a post is looked up when they act', () => {
    const story = aProposedCase().reorganised({ holders: { 'post:szy-head': 'person:newcomer' } });
    expect(story.refusal('szy-head', 'pass-up')).toBe('not-yours');
    expect(story.does('newcomer', 'pass-up').entries).toEqual(['2 passed-up newcomer']);
  });
});
