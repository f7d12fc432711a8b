import { expect, test } from 'vitest';
import {
  CAPACITY_LABELS,
  DUTY_LABELS,
  LEVEL_LABELS,
  POST_KIND_LABELS,
  signedAs,
  UNIT_KIND_LABELS,
} from './labels.ts';

test('the four levels are called as in the plan (2.2)', () => {
  expect(LEVEL_LABELS).toEqual({ 1: '首问责任人', 2: '科室负责人', 3: '分管领导', 4: '主要领导' });
  expect(POST_KIND_LABELS).toEqual({
    'first-responder': '首问责任人',
    'section-head': '科室负责人',
    'supervising-leader': '分管领导',
    'principal-leader': '主要领导',
    staff: '工作人员',
  });
});

test('every other label is Chinese and used once', () => {
  for (const labels of [UNIT_KIND_LABELS, DUTY_LABELS, CAPACITY_LABELS]) {
    const words = Object.values(labels);
    expect(words.filter((word) => !/[\u4e00-\u9fff]|^AB角$/.test(word))).toEqual([]);
    expect(new Set(words).size).toBe(words.length);
  }
});

test('an act is signed with one’s name, or with whose place one acts in', () => {
  expect(signedAs('甲', null)).toBe('甲');
  expect(signedAs('甲', '乙')).toBe('甲（代乙）');
});
