/** 回避: who has an interest decides nothing. */
import { describe, expect, test } from 'vitest';
import { aCase, aProposedCase } from '../../../test/builders/case.ts';

const ORDER = { 'unit:bureau': ['post:leader2', 'post:leader3'] };
const atFour = (organisation = {}) =>
  aProposedCase({ organisation }).does('szy-head', 'pass-up').does('leader4', 'pass-up');

describe('recusal', () => {
  test('by oneself: the level is passed over at once', () => {
    const story = aProposedCase().does('szy-head', 'recuse', { reason: '亲属' });
    expect(story.round.recused).toEqual(['person:szy-head']);
    expect(story.entries).toEqual(['2 skipped recused']);
    expect(story.nextIs).toBe('leader4 pass-up');
    expect(story.events.at(-1)).toMatchObject({
      type: 'recused',
      shared: { personId: 'person:szy-head', skipped: [{ level: 2, cause: 'recused' }] },
      sealed: { reason: '亲属' },
    });
  });

  test('with somebody else at the post, the level stays', () => {
    const story = aProposedCase({
      organisation: { delegations: [{ from: 'person:szy-head', to: 'person:hhk-head' }] },
    }).does('hhk-head', 'recuse');
    expect(story.entries).toEqual([]);
    expect(story.nextIs).toBe('szy-head pass-up');
  });

  test('entered by the office for anybody who has or may get a part in the case', () => {
    for (const person of ['szy-desk', 'szy-head', 'leader4', 'leader1']) {
      const story = aCase().does('bgs-desk', 'recuse', { personId: `person:${person}` });
      expect(story.round.recused).toEqual([`person:${person}`]);
    }
  });

  test('also for the law section, the receiver of a hand-over, the leader who may call in', () => {
    const licence = aProposedCase({ track: 'licence' }).does('bgs-head', 'recuse', {
      personId: 'person:fgk-head',
    });
    expect(licence.round.recused).toEqual(['person:fgk-head']);
    const handed = aCase()
      .does('szy-desk', 'hand-over')
      .does('bgs-head', 'recuse', { personId: 'person:hhk-head' });
    expect(handed.nextIs).toBe('bgs-head settle-hand-over');
    const affiliated = aProposedCase({ unit: 'sk-gc' });
    expect(affiliated.refusal('bgs-head', 'recuse', { personId: 'person:leader4' })).toBeNull();
    expect(affiliated.refusal('bgs-head', 'recuse', { personId: 'person:leader1' })).toBe('no-part-in-case');
  });

  test('also for those of the bureau after a call-in, and for who reviews', () => {
    const called = aProposedCase({ unit: 'sk-gc' })
      .does('sk-gc-head', 'pass-up')
      .does('sk-leader2', 'pass-up')
      .does('sk-leader1', 'approve-refusal')
      .does('leader4', 'call-in');
    expect(called.refusal('bgs-head', 'recuse', { personId: 'person:leader1' })).toBeNull();
    const reviewed = aProposedCase()
      .does('szy-head', 'feasible')
      .does('szy-desk', 'hand-over')
      .does('hhk-head', 'answer-hand-over')
      .does('hhk-desk', 'propose-refusal', { whatIsNew: '不在河道内' });
    expect(reviewed.nextIs).toBe('szy-head state-change');
    expect(reviewed.refusal('bgs-head', 'recuse', { personId: 'person:szy-head' })).toBeNull();
  });

  test('nobody twice, nobody for others but the office, nobody without a part', () => {
    const story = aProposedCase();
    expect(story.refused('szy-head', 'recuse', { personId: 'person:leader4' })).toMatchObject({
      code: 'recuse-only-self',
      clause: '2.2',
    });
    expect(story.refused('bgs-head', 'recuse', { personId: 'person:rsk-head' })).toMatchObject({
      code: 'no-part-in-case',
      clause: '2.2',
    });
    story.does('bgs-head', 'recuse', { personId: 'person:leader4' });
    expect(story.refused('bgs-head', 'recuse', { personId: 'person:leader4' })).toMatchObject({
      code: 'recused-already',
      clause: '2.2',
    });
  });

  test('the office may name whoever it is, also where its own head has a part in the case', () => {
    const story = aProposedCase({ unit: 'bgs' }).does('bgs-head', 'recuse', { personId: 'person:leader2' });
    expect(story.round.recused).toEqual(['person:leader2']);
  });

  test('the first responder: the section head names another', () => {
    const story = aCase().does('szy-desk', 'recuse');
    expect(story.nextIs).toBe('szy-head assign-responder');
    expect(story.refusal('szy-desk', 'complete')).toBe('not-yours');
    expect(story.does('szy-head', 'assign-responder').nextIs).toBe('szy-desk2 complete');
  });

  test('level 4 waits for a stand-in', () => {
    const story = atFour({ successions: ORDER }).does('leader1', 'recuse');
    expect(story.climb.level).toBe(4);
    expect(story.nextIs).toBe('bgs-head confirm-stand-in');
  });

  test('outlives the round', () => {
    const story = aProposedCase()
      .does('szy-head', 'recuse')
      .does('leader4', 'feasible')
      .does('szy-desk', 'complete')
      .does('applicant', 'object');
    expect(story.round).toMatchObject({ no: 2, recused: ['person:szy-head'] });
  });
});
