import { describe, expect, it } from 'vitest';
import { sayDay, sayExactly, sayMoment } from './say-time.ts';

describe('times as people say them', () => {
  it.each([
    ['2026-03-02', '今天'],
    ['2026-03-03', '明天'],
    ['2026-03-01', '昨天'],
    ['2026-03-04', '3月4日'],
    ['2025-12-31', '2025年12月31日'],
  ])('%s seen on 2026-03-02 is %s', (on, said) => {
    expect(sayDay(on, '2026-03-02')).toBe(said);
  });

  it('tells the day and the time in Shanghai, across midnight too', () => {
    expect(sayMoment('2026-03-01T16:05:00.000Z', '2026-03-02')).toBe('今天 00:05');
    expect(sayExactly('2026-03-01T16:05:00.000Z')).toBe('2026年3月2日（周一）00:05');
  });
});
