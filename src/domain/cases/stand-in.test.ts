/** Who decides when level 4 is away, recused or empty. */
import { describe, expect, test } from 'vitest';
import { aProposedCase } from '../../../test/builders/case.ts';

const ORDER = { 'unit:bureau': ['post:leader2', 'post:leader3'] };
const atFour = (organisation = {}) =>
  aProposedCase({ organisation }).does('szy-head', 'pass-up').does('leader4', 'pass-up');

describe('a stand-in at level 4', () => {
  test('the first of the published order who may; confirmed by the office within two business hours', () => {
    const story = atFour({ absent: ['person:leader1'], successions: ORDER });
    expect([story.nextIs, story.dueAt]).toEqual(['bgs-head confirm-stand-in', '2026-03-02 11:03']);
    expect(story.refused('bgs-head', 'confirm-stand-in', { personId: 'person:leader3' })).toMatchObject({
      code: 'stand-in-not-eligible',
      clause: '2.2',
    });
    story.does('bgs-head', 'confirm-stand-in', { personId: 'person:leader2' });
    expect(story.climb.standIn).toEqual({
      personId: 'person:leader2',
      postId: 'post:leader1',
      capacity: 'successor',
      onBehalfOf: 'person:leader1',
    });
    expect(story.climb.levelSince).toBe(story.now);
    expect([story.nextIs, story.dueAt]).toEqual(['leader2 approve-refusal', '2026-03-02 15:34']);
    expect(story.events.at(-1)).toMatchObject({
      type: 'stand-in-confirmed',
      shared: { climb: 1, personId: 'person:leader2' },
    });
    story.does('leader2', 'approve-refusal');
    expect(story.entries.at(-1)).toBe('4 approved leader2');
  });

  test('who is back may still decide, and needs no stand-in', () => {
    const away = atFour({ absent: ['person:leader1'], successions: ORDER });
    expect(away.refusal('leader1', 'approve-refusal')).toBeNull();
    const back = away.does('bgs-head', 'confirm-stand-in').reorganised({ successions: ORDER });
    expect(back.nextIs).toBe('leader2 approve-refusal');
    expect(back.refusal('leader1', 'approve-refusal')).toBeNull();
    expect(back.refused('bgs-head', 'confirm-stand-in')).toMatchObject({
      code: 'level-occupied',
      clause: '2.2',
    });
  });

  test('AB角 and delegates come first: nobody is confirmed beside them', () => {
    const deputy = atFour({ absent: ['person:leader1'], deputies: { 'post:leader1': 'post:leader2' } });
    expect(deputy.nextIs).toBe('leader2 approve-refusal');
    expect(deputy.refusal('bgs-head', 'confirm-stand-in')).toBe('level-occupied');
  });

  test('a delegate who decided below does not stand for level 4', () => {
    const story = atFour({
      absent: ['person:leader1'],
      delegations: [{ from: 'person:leader1', to: 'person:leader4' }],
      successions: { 'unit:bureau': ['post:leader4', 'post:leader3'] },
    });
    expect(story.nextIs).toBe('bgs-head confirm-stand-in');
    expect(story.refusal('bgs-head', 'confirm-stand-in', { personId: 'person:leader4' })).toBe(
      'stand-in-not-eligible',
    );
    expect(story.refusal('bgs-head', 'confirm-stand-in', { personId: 'person:leader3' })).toBeNull();
  });

  test('a stand-in who leaves or goes away stands in no longer', () => {
    const organisation = { vacant: ['post:leader1'], successions: ORDER };
    const story = atFour(organisation).does('bgs-head', 'confirm-stand-in');
    expect(story.nextIs).toBe('leader2 approve-refusal');
    story.reorganised({ ...organisation, absent: ['person:leader2'] });
    expect(story.nextIs).toBe('bgs-head confirm-stand-in');
    expect(story.refusal('leader2', 'approve-refusal')).toBe('not-yours');
    story.reorganised({ vacant: ['post:leader1', 'post:leader2'], successions: ORDER });
    expect(story.does('bgs-head', 'confirm-stand-in', { personId: 'person:leader3' }).nextIs).toBe(
      'leader3 approve-refusal',
    );
  });

  test('without a published order any leader may, those of the unit before the bureau’s, the absent last', () => {
    const story = atFour({ vacant: ['post:leader1'], absent: ['person:leader2'] });
    for (const person of ['leader2', 'leader3']) {
      expect(story.refusal('bgs-head', 'confirm-stand-in', { personId: `person:${person}` })).toBeNull();
    }
    expect(story.refusal('bgs-head', 'confirm-stand-in', { personId: 'person:szy-head' })).toBe(
      'stand-in-not-eligible',
    );
    story.does('bgs-head', 'confirm-stand-in', { personId: 'person:leader3' });
    expect(story.climb.standIn).toEqual({
      personId: 'person:leader3',
      postId: 'post:leader1',
      capacity: 'successor',
      onBehalfOf: null,
    });
  });

  test('nobody confirms themselves; without an office another leader does', () => {
    const story = atFour({
      vacant: ['post:leader1', 'post:bgs-head', 'post:bgs-desk'],
      successions: ORDER,
    });
    expect(story.nextIs).toBe('leader3 confirm-stand-in');
    expect(story.refusal('leader2', 'confirm-stand-in', { personId: 'person:leader2' })).toBe('not-yours');
    const own = atFour({
      vacant: ['post:leader1'],
      holders: { 'post:bgs-desk': 'person:leader2' },
      successions: ORDER,
    });
    expect(own.refused('leader2', 'confirm-stand-in')).toMatchObject({ code: 'not-oneself', clause: '2.2' });
    expect(own.nextIs).toBe('bgs-head confirm-stand-in');
  });

  test('only where the climb waits at level 4', () => {
    const story = aProposedCase({ organisation: { vacant: ['post:leader1'] } });
    expect(story.refusal('bgs-head', 'confirm-stand-in')).toBe('not-now');
  });
});
