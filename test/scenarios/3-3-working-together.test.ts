/**
 * 三（三）协作配合：涉及其他单位或者职责不清的，首问单位牵头；没有结果的，提请分管领导、主要领导会商。
 *
 * @clause 3.3
 */
import { describe, expect, test } from 'vitest';
import { aCase, aProposedCase } from '../builders/case.ts';

describe('转办', () => {
  test('对方没有接收之前，还是首问责任人负责', () => {
    const story = aCase().does('szy-desk', 'hand-over');
    expect(story.state.unitId).toBe('unit:szy');
    expect(story.nextIs).toBe('hhk-head answer-hand-over');
    story.does('hhk-head', 'answer-hand-over');
    expect(story.nextIs).toBe('hhk-desk complete');
  });

  test('对方不接收，由双方共同的分管领导定', () => {
    const story = aCase()
      .does('szy-desk', 'hand-over')
      .does('hhk-head', 'answer-hand-over', { accept: false });
    expect(story.nextIs).toBe('leader4 settle-hand-over');
  });

  test('再转一次，直接由共同的领导定，不来回推', () => {
    const story = aCase()
      .does('szy-desk', 'hand-over')
      .does('hhk-head', 'answer-hand-over')
      .does('hhk-desk', 'hand-over', { toUnitId: 'unit:szy' });
    expect(story.nextIs).toBe('leader4 settle-hand-over');
  });
});

describe('协办', () => {
  test('请别的单位帮忙，两个工作日内答复；牵头的还是首问单位', () => {
    const story = aCase().does('szy-desk', 'coordinate');
    expect([story.nextIs, story.clock('coordination')]).toEqual(['szy-desk complete', '2026-03-04 18:00']);
    expect(story.refusal('szy-desk', 'answer-coordination')).toBe('not-asked');
    expect(story.refusal('hhk-desk', 'answer-coordination')).toBeNull();
  });
});

describe('会商', () => {
  test('分管领导发起，各人留下意见，形成结论；能不能办仍由领导决定', () => {
    const story = aProposedCase()
      .does('szy-head', 'pass-up')
      .does('leader4', 'open-consultation')
      .does('hhk-head', 'give-opinion')
      .does('leader4', 'conclude-consultation', { text: '可以借用。' });
    expect(story.state.status).toBe('escalated');
    expect(story.nextIs).toBe('leader4 pass-up');
  });
});

describe('转出到别的机关', () => {
  test('科室负责人同意，对方接收，才算转出；告诉申请人转到了哪里', () => {
    const story = aCase().does('szy-desk', 'request-referral');
    expect(story.refusal('szy-desk', 'record-referral-result')).toBe('no-referral');
    story.does('szy-head', 'decide-referral').does('szy-desk', 'record-referral-result');
    expect(story.round.answer).toMatchObject({ outcome: 'referred', wayForward: '市自然资源局' });
  });

  test('对方退回来，接着办', () => {
    const story = aCase()
      .does('szy-desk', 'request-referral')
      .does('szy-head', 'decide-referral')
      .does('szy-desk', 'record-referral-result', { accepted: false });
    expect(story.nextIs).toBe('szy-desk complete');
  });
});
