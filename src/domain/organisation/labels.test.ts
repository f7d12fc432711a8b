import { expect, test } from 'vitest';
import { signedAs } from './labels.ts';

test('an act is signed with one’s name, or with whose place one acts in', () => {
  expect(signedAs('甲', null)).toBe('甲');
  expect(signedAs('甲', '乙')).toBe('甲（代乙）');
});
