import { expect, test } from 'vitest';
import { missingNotice } from './missing-notice.ts';

test.each([
  ['2026-10-31', [2025, 2026], null],
  ['2026-11-01', [2025, 2026], 2027],
  ['2026-12-31', [2026], 2027],
  ['2026-12-31', [2026, 2027], null],
  ['2027-01-01', [2025, 2026], 2027],
  ['2027-06-15', [2026], 2027],
  ['2026-03-01', [2027], 2026],
])('on %s with %j: %s', (today, years, missing) => {
  expect(missingNotice(today, years)).toBe(missing);
});
