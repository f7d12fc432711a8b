import { describe, expect, it } from 'vitest';
import { nextTry } from './retries.ts';

const NOW = '2026-03-02T01:00:00.000Z';
const waitSeconds = (attempts: number, chance = 0.5) => {
  const at = nextTry(attempts, NOW, NOW, chance);
  return at === null ? null : (Date.parse(at) - Date.parse(NOW)) / 1000;
};

describe('a delivery that failed', () => {
  it('waits half a minute, then twice as long each time, an hour at most', () => {
    expect([1, 2, 3, 4, 5, 6, 7, 8, 9, 60].map((attempts) => waitSeconds(attempts))).toEqual([
      30, 60, 120, 240, 480, 960, 1920, 3600, 3600, 3600,
    ]);
  });

  it('waits a quarter less or more by chance', () => {
    expect(waitSeconds(3, 0)).toBe(90);
    expect(waitSeconds(3, 0.999_999)).toBeCloseTo(150, 2);
  });

  it('is given up after four days', () => {
    expect(nextTry(90, NOW, '2026-03-06T00:59:59.999Z', 0.5)).not.toBeNull();
    expect(nextTry(90, NOW, '2026-03-06T01:00:00.000Z', 0.5)).toBeNull();
  });
});
