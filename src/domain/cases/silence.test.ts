/** Levels that stay silent, and levels that empty while a case waits there. */
import { describe, expect, test } from 'vitest';
import { aProposedCase, local, time } from '../../../test/builders/case.ts';

const atFour = () => aProposedCase().does('szy-head', 'pass-up').does('leader4', 'pass-up');

describe('a level that stays silent', () => {
  test('the case climbs once its time is over, and not a minute before', () => {
    const story = aProposedCase();
    expect(story.dueAt).toBe('2026-03-02 11:01');
    expect(story.at('2026-03-02 11:01').refused('system', 'escalate-overdue')).toMatchObject({
      code: 'not-due-yet',
      clause: '2.2',
      meta: { dueAt: time('2026-03-02 11:01') },
    });
    story.does('system', 'escalate-overdue');
    expect(story.entries).toEqual(['2 overdue -']);
    expect(story.climb.entries[0]).toMatchObject({ postId: 'post:szy-head', actor: null });
    expect(story.climb).toMatchObject({ level: 3, levelSince: story.now });
    expect(story.events.at(-1)).toMatchObject({
      type: 'escalated-overdue',
      shared: {
        climb: 1,
        level: 2,
        breach: 'level-overdue',
        personId: 'person:szy-head',
        postId: 'post:szy-head',
      },
    });
  });

  test('passes over who else is missing above it', () => {
    const story = aProposedCase({ organisation: { vacant: ['post:leader4'] } });
    story.at('2026-03-03 09:00').does('system', 'escalate-overdue');
    expect(story.entries).toEqual(['2 overdue -', '3 skipped vacant']);
    expect(story.events.at(-1)?.shared).toMatchObject({ skipped: [{ level: 3, cause: 'vacant' }] });
  });

  test('at level 4 nothing is automatic', () => {
    const story = atFour().at('2026-04-02 09:00');
    expect(story.refusal('system', 'escalate-overdue')).toBe('not-now');
    expect(story.nextIs).toBe('leader1 approve-refusal');
  });

  test('still owes its opinion, and gives it once', () => {
    const story = aProposedCase().at('2026-03-03 09:00').does('system', 'escalate-overdue');
    expect(story.refused('szy-head', 'late-opinion', { level: 3 })).toMatchObject({
      code: 'no-opinion-owed',
      clause: '2.2',
    });
    expect(story.refusal('leader4', 'late-opinion')).toBe('not-yours');
    story.does('szy-head', 'late-opinion', { opinion: '同意上报' });
    expect(story.climb.entries[0]?.lateOpinion).toMatchObject({
      actor: { personId: 'person:szy-head', postId: 'post:szy-head' },
      at: story.now,
      opinion: '同意上报',
    });
    expect(story.entries).toEqual(['2 overdue -']);
    expect(story.refusal('szy-head', 'late-opinion')).toBe('not-yours');
    expect(story.events.at(-1)).toMatchObject({ type: 'late-opinion-given', shared: { climb: 1, level: 2 } });
  });

  test('each of two silent levels gives its own, also after the approval', () => {
    const story = aProposedCase().at('2026-03-03 09:00').does('system', 'escalate-overdue');
    story.at('2026-03-03 16:00').does('system', 'escalate-overdue').does('leader1', 'approve-refusal');
    story.does('leader4', 'late-opinion', { level: 3 });
    expect(story.lastClimb.entries.map((one) => one.lateOpinion?.actor.personId ?? null)).toEqual([
      null,
      'person:leader4',
      null,
    ]);
    story.does('szy-head', 'late-opinion', { level: 2 });
    expect(story.lastClimb.entries[0]?.lateOpinion).not.toBeNull();
  });

  test('in the latest climb that waited for it', () => {
    const story = aProposedCase()
      .at('2026-03-03 09:00')
      .does('system', 'escalate-overdue')
      .does('leader4', 'feasible')
      .does('szy-desk', 'propose-refusal', { whatIsNew: '新测边界' })
      .does('leader4', 'state-change')
      .at('2026-03-04 09:00')
      .does('system', 'escalate-overdue')
      .does('szy-head', 'late-opinion');
    const late = story.round.climbs.map((climb) => climb.entries[0]?.lateOpinion !== null);
    expect(late).toEqual([false, true]);
    story.does('szy-head', 'late-opinion');
    expect(story.round.climbs[0]?.entries[0]?.lateOpinion).not.toBeNull();
  });

  test('nobody speaks late at one level who acted at another, nor on their own proposal', () => {
    const story = aProposedCase({
      organisation: { delegations: [{ from: 'person:szy-head', to: 'person:leader4' }] },
    });
    story.at('2026-03-03 09:00').does('system', 'escalate-overdue');
    expect(story.refusal('leader4', 'late-opinion')).toBeNull();
    story.does('leader4', 'pass-up');
    expect(story.refusal('leader4', 'late-opinion')).toBe('decided-already');
    expect(story.refusal('szy-head', 'late-opinion')).toBeNull();
    const own = aProposedCase({
      organisation: { delegations: [{ from: 'person:szy-head', to: 'person:szy-desk' }] },
    });
    own.at('2026-03-03 09:00').does('system', 'escalate-overdue');
    expect(own.refusal('szy-desk', 'late-opinion')).toBe('not-yours');
  });

  test('who spoke late at one level does not decide at another', () => {
    const story = aProposedCase({
      organisation: { delegations: [{ from: 'person:szy-head', to: 'person:leader4' }] },
    });
    story.at('2026-03-03 09:00').does('system', 'escalate-overdue').does('leader4', 'late-opinion');
    expect(story.refusal('leader4', 'pass-up')).toBe('not-yours');
    expect(story.nextIs).toBe('bgs-head skip-level');
  });
});

describe('a level that empties while the case waits there', () => {
  test('is passed over by the office or the system', () => {
    for (const who of ['bgs-head', 'system']) {
      const story = aProposedCase();
      expect(story.refused(who, 'skip-level')).toMatchObject({ code: 'level-occupied', clause: '2.2' });
      story.reorganised({ vacant: ['post:szy-head'] }).does(who, 'skip-level', { note: '离任' });
      expect(story.entries).toEqual(['2 skipped vacant']);
      expect(story.climb.level).toBe(3);
      expect(story.events.at(-1)).toMatchObject({
        type: 'level-skipped',
        shared: { climb: 1, skipped: [{ level: 2, cause: 'vacant' }] },
        sealed: { note: '离任' },
      });
    }
  });

  test('the proposer’s mark on an edition stays: no edition is decided by who wrote an earlier one', () => {
    const story = aProposedCase({
      organisation: { delegations: [{ from: 'person:leader4', to: 'person:szy-desk' }] },
    })
      .does('szy-head', 'send-back')
      .does('szy-head', 'assign-responder')
      .does('szy-desk2', 'propose-refusal');
    expect(story.climb).toMatchObject({
      startedBy: 'person:szy-desk2',
      earlierProposers: ['person:szy-desk'],
    });
    story.does('szy-head', 'pass-up');
    expect(story.refusal('szy-desk', 'pass-up')).toBe('not-yours');
    expect(story.nextIs).toBe('leader4 pass-up');
    expect(local(story.climb.startedAt)).toBe('2026-03-02 09:01');
  });
});
