/** Who the first responder is when posts are empty, people recused or leaders, units closed. */
import { describe, expect, test } from 'vitest';
import { aCase, anApprovedCase, aProposedCase } from '../../../test/builders/case.ts';

describe('naming another first responder', () => {
  test('by the section head, in every live status', () => {
    const story = aProposedCase().does('szy-head', 'assign-responder', { reason: '外出' });
    expect(story.round.responderPostId).toBe('post:szy-desk2');
    expect(story.state).toMatchObject({ status: 'escalated', unitId: 'unit:szy' });
    expect(story.events.at(-1)).toMatchObject({
      type: 'responder-assigned',
      shared: { postId: 'post:szy-desk2', unitId: 'unit:szy' },
      sealed: { reason: '外出' },
    });
    story.does('szy-head', 'pass-up').does('leader4', 'pass-up').does('leader1', 'approve-refusal');
    expect(story.nextIs).toBe('szy-desk2 reply');
  });

  test('where the head is missing too, the next above', () => {
    const story = aCase().reorganised({ vacant: ['post:szy-desk', 'post:szy-head'] });
    expect([story.nextIs, story.dueAt]).toEqual(['leader4 assign-responder', '2026-03-16 18:00']);
    const higher = aCase().reorganised({ vacant: ['post:szy-desk', 'post:szy-head', 'post:leader4'] });
    expect(higher.nextIs).toBe('leader1 assign-responder');
    const office = aCase().reorganised({
      vacant: ['post:szy-desk', 'post:szy-head', 'post:leader4', 'post:leader1'],
    });
    expect(office.nextIs).toBe('bgs-head assign-responder');
    const last = aCase().reorganised({
      vacant: [
        'post:szy-desk',
        'post:szy-head',
        'post:leader4',
        'post:leader1',
        'post:bgs-head',
        'post:bgs-desk',
      ],
    });
    expect(last.nextIs).toBe('leader2 assign-responder');
  });

  test('somebody who is there: neither an empty post nor one whose holder is recused', () => {
    const story = aCase({ organisation: { vacant: ['post:szy-desk2'] } });
    expect(story.refused('szy-head', 'assign-responder')).toMatchObject({
      code: 'nobody-at-post',
      clause: '2.2',
    });
    story.does('szy-desk', 'recuse');
    expect(story.refusal('szy-head', 'assign-responder', { postId: 'post:szy-desk' })).toBe('nobody-at-post');
  });

  test('of the section’s first responders while one of them can act', () => {
    const story = aCase();
    for (const postId of ['post:szy-head', 'post:hhk-desk', 'post:nowhere']) {
      expect(story.refused('szy-head', 'assign-responder', { postId })).toMatchObject({
        code: 'not-a-responder',
        clause: '2.2',
      });
    }
  });
});

describe('nobody left at the desks of the section', () => {
  test('another post of it takes over, the head’s own included', () => {
    const story = aCase({ unit: 'zj' }).does('zj-desk', 'recuse');
    expect(story.nextIs).toBe('zj-head assign-responder');
    expect(story.refusal('zj-head', 'assign-responder', { postId: 'post:fgk-desk' })).toBe('not-a-responder');
    expect(story.refusal('zj-head', 'assign-responder', { postId: 'post:zj-leader1' })).toBe(
      'nobody-at-post',
    );
    story.does('zj-head', 'assign-responder', { postId: 'post:zj-head' });
    expect(story.nextIs).toBe('zj-head complete');
    story.does('zj-head', 'propose-refusal');
    expect(story.entries).toEqual(['2 skipped same-person', '3 skipped vacant']);
    expect(story.nextIs).toBe('zj-leader1 approve-refusal');
  });

  test('nobody in the whole section: a first responder of another one', () => {
    const story = aCase({ unit: 'zj' })
      .does('zj-desk', 'recuse')
      .does('bgs-head', 'recuse', { personId: 'person:zj-head' });
    expect(story.nextIs).toBe('zj-leader1 assign-responder');
    expect(story.refusal('zj-leader1', 'assign-responder', { postId: 'post:fgk-head' })).toBe(
      'not-a-responder',
    );
    story.does('zj-leader1', 'assign-responder', { postId: 'post:fgk-desk' });
    expect(story.state.unitId).toBe('unit:fgk');
    expect(story.round).toMatchObject({ responderPostId: 'post:fgk-desk', chain: { 2: 'post:fgk-head' } });
    expect(story.nextIs).toBe('fgk-desk complete');
  });

  test('a closed section has nobody', () => {
    const story = aCase().reorganised({ closed: { 'unit:szy': 'unit:hhk' }, vacant: ['post:szy-desk'] });
    expect(story.nextIs).toBe('szy-head assign-responder');
    expect(story.refusal('szy-head', 'assign-responder')).toBe('not-a-responder');
    expect(story.does('szy-head', 'assign-responder', { postId: 'post:hhk-desk' }).state.unitId).toBe(
      'unit:hhk',
    );
  });
});

describe('leaders are not first responders', () => {
  test('not at a desk that they hold', () => {
    const story = aCase({
      organisation: { holders: { 'post:szy-desk': 'person:leader4' } },
      registeredBy: 'leader4',
    });
    expect(story.nextIs).toBe('szy-head assign-responder');
    expect(story.refusal('leader4', 'propose-refusal')).toBe('not-yours');
  });

  test('not as a delegate of the desk', () => {
    const story = aCase({
      organisation: { delegations: [{ from: 'person:szy-desk', to: 'person:leader2' }] },
    });
    expect(story.nextIs).toBe('szy-desk complete');
    expect(story.refusal('leader2', 'complete')).toBe('not-yours');
  });
});

describe('a unit that was closed', () => {
  test('its open case goes to the successor by the system’s hand', () => {
    const story = aCase().does('system', 'move-to-successor');
    expect(story.state.unitId).toBe('unit:hhk');
    expect(story.nextIs).toBe('hhk-desk complete');
    expect(story.events.at(-1)).toMatchObject({
      type: 'moved-to-successor',
      who: 'system',
      shared: { fromUnitId: 'unit:szy', unitId: 'unit:hhk' },
    });
    expect(aCase().refusal('system', 'move-to-successor', { unitId: 'unit:bureau' })).toBe(
      'unit-not-handling',
    );
  });

  test('a climb under way keeps the chain it began with', () => {
    const story = aProposedCase().does('system', 'move-to-successor');
    expect(story.climb.chain[2]).toBe('post:szy-head');
    expect(story.round.chain[2]).toBe('post:hhk-head');
    expect(story.nextIs).toBe('szy-head pass-up');
  });

  test('reopened afterwards: a first responder of the last successor has it', () => {
    const story = anApprovedCase().does('szy-desk', 'reply');
    story
      .reorganised({ closed: { 'unit:szy': 'unit:hhk', 'unit:hhk': 'unit:fgk' } })
      .does('applicant', 'object');
    expect(story.state.unitId).toBe('unit:fgk');
    expect(story.round).toMatchObject({ responderPostId: 'post:fgk-desk', chain: { 2: 'post:fgk-head' } });
    expect(story.nextIs).toBe('fgk-desk complete');
  });

  test('successors that go in a circle end where they would repeat', () => {
    const story = anApprovedCase().does('szy-desk', 'reply');
    story
      .reorganised({ closed: { 'unit:szy': 'unit:hhk', 'unit:hhk': 'unit:szy' } })
      .does('applicant', 'object');
    expect(story.state.unitId).toBe('unit:szy');
  });
});
