/** Decided on paper or by voice: the office enters it, the leader confirms. */
import { describe, expect, test } from 'vitest';
import { aCase, aProposedCase } from '../../../test/builders/case.ts';

const FEASIBLE = { result: 'feasible', judgement: null, dueOn: '2026-03-06' } as const;
const APPROVED = { result: 'approved', judgement: null } as const;
const atFour = (options = {}) =>
  aProposedCase(options).does('szy-head', 'pass-up').does('leader4', 'pass-up');

describe('entering', () => {
  test('is the office’s, with who, when and the scan; nothing is decided by it', () => {
    const story = aProposedCase().does('bgs-desk', 'enter-paper-decision', {
      scanId: 'scan:1',
      opinion: '同意上报',
    });
    expect(story.climb.paper).toEqual({
      level: 2,
      result: 'passed-up',
      opinion: '同意上报',
      judgement: 'infeasible',
      dueOn: null,
      enteredBy: 'person:bgs-desk',
      enteredAt: story.now,
      scanId: 'scan:1',
    });
    expect(story.entries).toEqual([]);
    expect(story.nextIs).toBe('szy-head answer-paper-decision');
    expect(story.events.at(-1)).toMatchObject({
      type: 'paper-decision-entered',
      shared: { climb: 1, level: 2, result: 'passed-up' },
      sealed: { opinion: '同意上报' },
    });
    expect(story.refused('bgs-head', 'enter-paper-decision')).toMatchObject({
      code: 'paper-pending',
      clause: '3.2',
    });
  });

  test('fits the level: approval only at 4, passing up only below and with a judgement, 能办 with its day', () => {
    const second = aProposedCase();
    const refused = (parts: object) => second.refused('bgs-head', 'enter-paper-decision', parts);
    expect(refused(APPROVED)).toMatchObject({
      code: 'paper-does-not-fit',
      clause: '3.2',
      meta: { level: 2 },
    });
    expect(refused({ judgement: null }).code).toBe('paper-does-not-fit');
    expect(refused({ ...FEASIBLE, dueOn: null }).code).toBe('paper-does-not-fit');
    expect(second.refusal('bgs-head', 'enter-paper-decision', FEASIBLE)).toBeNull();
    expect(atFour().refusal('bgs-head', 'enter-paper-decision', APPROVED)).toBeNull();
    expect(atFour().refusal('bgs-head', 'enter-paper-decision')).toBe('paper-does-not-fit');
  });

  test('not for a level without anybody, not for a question', () => {
    const empty = aProposedCase().reorganised({ vacant: ['post:szy-head'] });
    expect(empty.refused('bgs-head', 'enter-paper-decision')).toMatchObject({
      code: 'level-deserted',
      clause: '3.2',
    });
    expect(aCase().does('szy-desk', 'ask-guidance').refusal('bgs-head', 'enter-paper-decision')).toBe(
      'not-now',
    );
  });
});

describe('confirming', () => {
  test('makes it the leader’s own decision, marked as from paper', () => {
    const story = aProposedCase()
      .does('bgs-head', 'enter-paper-decision', { judgement: 'unsure' })
      .does('szy-head', 'answer-paper-decision');
    expect(story.entries).toEqual(['2 passed-up szy-head']);
    expect(story.climb.entries[0]).toMatchObject({
      fromPaper: true,
      judgement: 'unsure',
      opinion: '请上一级审定。',
    });
    expect(story.climb).toMatchObject({ level: 3, paper: null });
    expect(story.events.at(-1)).toMatchObject({
      type: 'passed-up',
      shared: { fromPaper: true, judgement: 'unsure' },
    });
  });

  test('能办 from paper orders what was written', () => {
    const story = aProposedCase()
      .does('bgs-head', 'enter-paper-decision', { ...FEASIBLE, opinion: '按临时取水办' })
      .does('szy-head', 'answer-paper-decision');
    expect(story.state.status).toBe('open');
    expect(story.round.order).toMatchObject({
      instructions: '按临时取水办',
      dueOn: '2026-03-06',
      kind: 'feasible',
    });
    expect(story.lastClimb.entries[0]).toMatchObject({ result: 'feasible', fromPaper: true });
    expect(story.events.at(-1)?.shared).toMatchObject({ fromPaper: true });
  });

  test('approval from paper approves', () => {
    const story = atFour()
      .does('bgs-head', 'enter-paper-decision', APPROVED)
      .does('leader1', 'answer-paper-decision');
    expect(story.state.status).toBe('refusal-approved');
    expect(story.lastClimb).toMatchObject({ outcome: 'approved', paper: null });
    expect(story.lastClimb.entries[2]).toMatchObject({ result: 'approved', fromPaper: true });
  });

  test('is held to the same conditions as on screen', () => {
    const licence = atFour({ track: 'licence' }).does('bgs-head', 'enter-paper-decision', APPROVED);
    expect(licence.refusal('leader1', 'answer-paper-decision')).toBe('law-review-missing');
    const vague = aCase()
      .does('szy-desk', 'propose-refusal', { reason: '不符合规定，材料差两份' })
      .does('bgs-head', 'enter-paper-decision');
    expect(vague.refusal('szy-head', 'answer-paper-decision')).toBe('reason-not-marked');
    const feasible = aCase()
      .does('szy-desk', 'propose-refusal', { reason: '不符合规定，材料差两份' })
      .does('bgs-head', 'enter-paper-decision', FEASIBLE);
    expect(feasible.refusal('szy-head', 'answer-paper-decision')).toBeNull();
    expect(feasible.at('2026-03-07 09:00').refusal('szy-head', 'answer-paper-decision')).toBe(
      'not-in-the-future',
    );
  });

  test('or it is rejected, and the level decides on screen', () => {
    const story = aProposedCase()
      .does('bgs-head', 'enter-paper-decision')
      .does('szy-head', 'answer-paper-decision', { confirm: false, note: '未作此批示' });
    expect(story.climb.paper).toBeNull();
    expect(story.entries).toEqual([]);
    expect(story.nextIs).toBe('szy-head pass-up');
    expect(story.events.at(-1)).toMatchObject({
      type: 'paper-decision-rejected',
      sealed: { note: '未作此批示' },
    });
    expect(story.refused('szy-head', 'answer-paper-decision')).toMatchObject({
      code: 'no-paper',
      clause: '3.2',
    });
  });

  test('sending back takes the paper with it', () => {
    const story = aProposedCase().does('bgs-head', 'enter-paper-decision').does('szy-head', 'send-back');
    expect(story.climb.paper).toBeNull();
  });
});
