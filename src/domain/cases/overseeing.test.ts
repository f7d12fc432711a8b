/** 会商, an extension of the reply, the law section's reading, calling in, urging. */
import { describe, expect, test } from 'vitest';
import { aCase, anApprovedCase, aProposedCase } from '../../../test/builders/case.ts';

const atThree = () => aProposedCase().does('szy-head', 'pass-up');

describe('会商', () => {
  test('at level 3: participants, each one’s opinion, a conclusion; the decision stays the leader’s', () => {
    const story = atThree().does('leader4', 'open-consultation', {
      participants: ['person:hhk-head', 'person:fgk-head'],
      topic: '能否借用',
    });
    expect(story.round.consultations).toEqual([
      {
        id: 'hs-1',
        climbNo: 1,
        lead: { personId: 'person:leader4', postId: 'post:leader4', capacity: 'holder', onBehalfOf: null },
        participants: ['person:hhk-head', 'person:fgk-head'],
        topic: '能否借用',
        at: story.now,
        opinions: [],
        conclusion: null,
      },
    ]);
    story.does('hhk-head', 'give-opinion', { text: '可以' });
    expect(story.refusal('hhk-head', 'give-opinion')).toBe('not-yours');
    expect(story.refusal('rsk-head', 'give-opinion')).toBe('not-yours');
    expect(story.refusal('fgk-head', 'give-opinion', { id: 'other' })).toBe('no-consultation');
    story.does('fgk-head', 'give-opinion', { text: '同意' });
    expect(story.refusal('leader4', 'conclude-consultation', { id: 'other' })).toBe('no-consultation');
    story.does('leader4', 'conclude-consultation', { text: '可以借用' });
    expect(story.round.consultations[0]).toMatchObject({
      opinions: [
        { personId: 'person:hhk-head', text: '可以' },
        { personId: 'person:fgk-head', text: '同意' },
      ],
      conclusion: { text: '可以借用', at: story.now },
    });
    expect(story.entries).toEqual(['2 passed-up szy-head']);
    expect(story.nextIs).toBe('leader4 pass-up');
    expect(story.eventTypes.slice(-4)).toEqual([
      'consultation-opened',
      'consultation-opinion-given',
      'consultation-opinion-given',
      'consultation-concluded',
    ]);
    expect(story.events.at(-4)?.shared).toEqual({
      id: 'hs-1',
      participants: ['person:hhk-head', 'person:fgk-head'],
    });
    expect(story.events.at(-3)).toMatchObject({ shared: { id: 'hs-1' }, sealed: { text: '可以' } });
  });

  test('not at level 2, one at a time, with people of the house', () => {
    expect(aProposedCase().refusal('szy-head', 'open-consultation')).toBe('not-now');
    const story = atThree();
    expect(story.refused('leader4', 'open-consultation', { participants: [] })).toMatchObject({
      code: 'participants-missing',
      clause: '3.3',
    });
    expect(
      story.refusal('leader4', 'open-consultation', { participants: ['person:hhk-head', 'person:x'] }),
    ).toBe('participants-missing');
    expect(story.refused('leader4', 'conclude-consultation')).toMatchObject({ code: 'no-consultation' });
    story.does('leader4', 'open-consultation');
    expect(story.refused('leader4', 'open-consultation', { id: 'hs-2' })).toMatchObject({
      code: 'consultation-open',
      clause: '3.3',
    });
    story.does('leader4', 'conclude-consultation');
    expect(story.refusal('leader4', 'open-consultation')).toBe('consultation-open');
    story.does('leader4', 'open-consultation', { id: 'hs-2' });
    expect(story.refusal('hhk-head', 'give-opinion', { id: 'hs-1' })).toBe('no-consultation');
    expect(story.does('hhk-head', 'give-opinion', { id: 'hs-2' }).round.consultations).toMatchObject([
      { id: 'hs-1', opinions: [] },
      { id: 'hs-2', opinions: [{ personId: 'person:hhk-head' }] },
    ]);
  });

  test('an opinion may still come when the climb has moved on; the level above concludes', () => {
    const story = atThree().does('leader4', 'open-consultation').does('leader4', 'pass-up');
    expect(story.does('hhk-head', 'give-opinion').round.consultations[0]?.opinions).toHaveLength(1);
    expect(story.does('leader1', 'conclude-consultation').round.consultations[0]?.conclusion).not.toBeNull();
    const ended = atThree().does('leader4', 'open-consultation').does('leader4', 'feasible');
    expect(ended.refusal('hhk-head', 'give-opinion')).toBeNull();
    const later = ended
      .does('szy-desk', 'propose-refusal', { whatIsNew: '新测边界' })
      .does('leader4', 'state-change')
      .does('szy-head', 'pass-up');
    expect(later.refusal('leader4', 'conclude-consultation')).toBe('no-consultation');
    expect(later.refusal('leader4', 'open-consultation', { id: 'hs-2' })).toBeNull();
  });
});

describe('an extension of the reply clock', () => {
  test('once a round, by level 3 or 4, with a reason, at most three working days', () => {
    const story = aProposedCase();
    expect(story.clock('reply')).toBe('2026-03-04 18:00');
    expect(story.refusal('szy-head', 'extend-reply')).toBe('not-yours');
    for (const workingDays of [0, -1, 4, 1.5]) {
      expect(story.refused('leader4', 'extend-reply', { workingDays })).toEqual({
        code: 'extension-too-long',
        clause: '2.1d',
        meta: { extensionMaxWorkingDays: 3 },
      });
    }
    expect(story.refusal('leader4', 'extend-reply', { workingDays: 1 })).toBeNull();
    story.does('leader1', 'extend-reply', { workingDays: 3, reason: '现场复核' });
    expect(story.round.extension).toEqual({ workingDays: 3, reason: '现场复核', at: story.now });
    expect(story.clock('reply')).toBe('2026-03-09 18:00');
    expect(story.events.at(-1)).toMatchObject({
      type: 'reply-extended',
      shared: { workingDays: 3 },
      sealed: { reason: '现场复核' },
    });
    expect(story.refused('leader4', 'extend-reply')).toMatchObject({
      code: 'extended-already',
      clause: '2.1d',
    });
  });

  test('not before there is a reply to wait for, and not for the next one', () => {
    expect(aCase().refused('leader4', 'extend-reply')).toMatchObject({
      code: 'no-reply-clock',
      clause: '2.1d',
    });
    const story = aProposedCase()
      .does('leader4', 'extend-reply', { workingDays: 3 })
      .does('szy-head', 'feasible')
      .at('2026-03-05 09:00')
      .does('szy-desk', 'propose-refusal', { whatIsNew: '新测边界' });
    expect(story.clock('reply')).toBe('2026-03-09 18:00');
  });
});

describe('the law section', () => {
  const atFour = (organisation = {}) =>
    aProposedCase({ track: 'licence', organisation }).does('szy-head', 'pass-up').does('leader4', 'pass-up');

  test('reads a licence refusal before level 4 approves it', () => {
    const story = atFour();
    expect(story.nextIs).toBe('fgk-head review-law');
    expect(story.refused('leader1', 'approve-refusal')).toMatchObject({
      code: 'law-review-missing',
      clause: '3.2',
    });
    expect(story.refusal('leader1', 'feasible')).toBeNull();
    story.does('fgk-head', 'review-law', { opinion: '适用正确' });
    expect(story.climb.lawReview).toMatchObject({
      actor: { personId: 'person:fgk-head' },
      at: story.now,
      opinion: '适用正确',
    });
    expect(story.events.at(-1)).toMatchObject({ type: 'law-reviewed', shared: { climb: 1, level: 4 } });
    expect(story.refused('fgk-head', 'review-law')).toMatchObject({ code: 'no-law-review', clause: '3.2' });
    expect(story.nextIs).toBe('leader1 approve-refusal');
    story.does('leader1', 'approve-refusal');
  });

  test('reads every edition', () => {
    const story = atFour().does('fgk-head', 'review-law').does('leader1', 'send-back');
    story.does('szy-desk', 'propose-refusal');
    expect(story.climb.lawReview).toBeNull();
    expect(story.nextIs).toBe('fgk-head review-law');
  });

  test('its others read where its head may not; without any, level 4 decides', () => {
    expect(atFour({ vacant: ['post:fgk-head'] }).nextIs).toBe('fgk-desk review-law');
    const none = atFour({ vacant: ['post:fgk-head', 'post:fgk-desk'] });
    expect(none.nextIs).toBe('leader1 approve-refusal');
    expect(none.refusal('leader1', 'approve-refusal')).toBeNull();
  });

  test('reads nothing outside that track, before level 4, nor what the leader has not yet taken up again', () => {
    const general = aProposedCase().does('szy-head', 'pass-up').does('leader4', 'pass-up');
    expect(general.refused('fgk-head', 'review-law')).toMatchObject({ code: 'no-law-review' });
    expect(aProposedCase({ track: 'licence' }).refusal('fgk-head', 'review-law')).toBe('not-now');
    const review = atFour()
      .does('leader1', 'feasible')
      .does('szy-desk', 'propose-refusal', { whatIsNew: '新测边界' });
    expect(review.refusal('fgk-head', 'review-law')).toBe('no-law-review');
  });

  test('has no part in a question', () => {
    const story = aCase({ track: 'licence' })
      .does('szy-desk', 'ask-guidance')
      .does('szy-head', 'pass-up')
      .does('leader4', 'pass-up');
    expect(story.nextIs).toBe('leader1 instruct');
    expect(story.refusal('leader1', 'instruct')).toBeNull();
  });
});

describe('calling in a refusal of an affiliated unit', () => {
  const approved = (organisation = {}, policy = {}) =>
    aProposedCase({ unit: 'sk-gc', organisation, policy })
      .does('sk-gc-head', 'pass-up')
      .does('sk-leader2', 'pass-up')
      .does('sk-leader1', 'approve-refusal');

  test('its approval becomes level 2 of a climb in the bureau', () => {
    const story = approved().does('leader4', 'call-in', { reason: '统一把关' });
    expect(story.state.status).toBe('escalated');
    expect(story.climb).toMatchObject({
      no: 2,
      kind: 'refusal',
      level: 3,
      startedBy: 'person:sk-gc-desk',
      chain: { 2: 'post:sk-leader1', 3: 'post:leader4', 4: 'post:leader1' },
    });
    expect(story.climb.proposal).toEqual(story.round.climbs[0]?.proposal);
    expect(story.entries).toEqual(['2 carried-over sk-leader1']);
    expect(story.climb.entries[0]?.at).toBe(story.round.climbs[0]?.endedAt);
    expect(story.round.approval).toBeNull();
    expect(story.events.at(-1)).toMatchObject({
      type: 'called-in',
      shared: { climb: 2 },
      sealed: { reason: '统一把关' },
    });
    expect(story.refusal('sk-gc-desk', 'withdraw-proposal')).toBe('already-decided-above');
    story.does('leader4', 'pass-up').does('leader1', 'approve-refusal');
    expect(story.entries).toEqual(['2 carried-over sk-leader1', '3 passed-up leader4', '4 approved leader1']);
    expect(story.refused('leader4', 'call-in')).toMatchObject({ code: 'nothing-above', clause: '3.2' });
  });

  test('what the bureau approved, the bureau’s principal leader revokes', () => {
    const story = approved()
      .does('leader4', 'call-in')
      .does('leader4', 'pass-up')
      .does('leader1', 'approve-refusal');
    expect(story.refusal('sk-leader1', 'revoke-approval')).toBe('not-yours');
    expect(story.does('leader1', 'revoke-approval').state.status).toBe('open');
    expect(approved().does('sk-leader1', 'revoke-approval').state.status).toBe('open');
  });

  test('within one working day, to its close of business', () => {
    // Approved on Monday 03-02: until Tuesday 18:00.
    const story = approved();
    expect(story.at('2026-03-03 18:00').refusal('leader4', 'call-in')).toBeNull();
    expect(story.at('2026-03-03 18:01').refused('leader4', 'call-in')).toMatchObject({
      code: 'call-in-too-late',
      clause: '3.2',
    });
    // On a Thursday: Friday evening is too late, the weekend is not added to it.
    const thursday = approved();
    thursday.at('2026-03-07 09:00');
    expect(thursday.refusal('leader4', 'call-in')).toBe('call-in-too-late');
  });

  test('only by who supervises the unit, and only where the bureau has not decided yet', () => {
    expect(approved().refusal('leader3', 'call-in')).toBe('not-yours');
    expect(anApprovedCase().refusal('leader4', 'call-in')).toBe('not-yours');
    const bureau = aProposedCase({ unit: 'sk-gc', policy: { affiliatedFinal: 'bureau' } })
      .does('sk-gc-head', 'pass-up')
      .does('sk-leader1', 'pass-up')
      .does('leader1', 'approve-refusal');
    expect(bureau.refusal('leader4', 'call-in')).toBe('nothing-above');
  });

  test('a bureau leader who is missing at level 3 is passed over', () => {
    const story = approved({ delegations: [{ from: 'person:leader4', to: 'person:leader3' }] });
    story.does('bgs-head', 'recuse', { personId: 'person:leader4' }).does('leader3', 'call-in');
    expect(story.nextIs).toBe('leader3 pass-up');
    expect(approved().events.at(-1)?.shared).not.toHaveProperty('skipped');
  });
});

describe('from above and beside', () => {
  test('anyone above urges, supervision supervises; the case itself does not move', () => {
    const story = aProposedCase().does('leader1', 'urge', { note: '请抓紧' });
    expect(story.events.at(-1)).toMatchObject({ type: 'urged', sealed: { note: '请抓紧' } });
    story.does('dw-head', 'supervise', { note: '督办' });
    expect(story.events.at(-1)).toMatchObject({ type: 'supervised', sealed: { note: '督办' } });
    expect([story.state.status, story.climb.level]).toEqual(['escalated', 2]);
    expect(story.refusal('dw-head', 'urge')).toBe('not-yours');
    expect(story.refusal('leader2', 'supervise')).toBe('not-yours');
  });
});
