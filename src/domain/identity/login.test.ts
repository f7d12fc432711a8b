import { describe, expect, it } from 'vitest';
import { afterFailure, isLocked, type LockState, sessionAlive, UNLOCKED } from './login.ts';

const rule = { maxFailures: 5, lockMinutes: 15 };
const now = '2026-03-02T01:00:00.000Z';

function failures(count: number): LockState {
  return Array.from({ length: count }).reduce<LockState>((state) => afterFailure(state, rule, now), UNLOCKED);
}

describe('lock', () => {
  it('locks at the fifth wrong password, for 15 minutes', () => {
    expect(failures(4)).toEqual({ failedCount: 4, lockedUntil: null });
    expect(failures(5)).toEqual({ failedCount: 5, lockedUntil: '2026-03-02T01:15:00.000Z' });
  });

  it('is not prolonged by knocking', () => {
    expect(failures(9)).toEqual(failures(5));
  });

  it('is free again at the minute it ends, and counts anew', () => {
    const locked = failures(5);
    expect(isLocked(locked, '2026-03-02T01:14:59.999Z')).toBe(true);
    expect(isLocked(locked, '2026-03-02T01:15:00.000Z')).toBe(false);
    expect(afterFailure(locked, rule, '2026-03-02T01:15:00.000Z')).toEqual({
      failedCount: 1,
      lockedUntil: null,
    });
  });
});

describe('session', () => {
  const session = { lastSeenAt: now, expiresAt: '2026-03-02T13:00:00.000Z' };

  it.each([
    ['2026-03-02T01:29:59.999Z', true],
    ['2026-03-02T01:30:00.000Z', false],
  ])('idle until %s → %s', (at, expected) => {
    expect(sessionAlive(session, 30, at)).toBe(expected);
  });

  it('ends at its last hour even when busy', () => {
    const busy = { ...session, lastSeenAt: '2026-03-02T12:59:00.000Z' };
    expect(sessionAlive(busy, 30, '2026-03-02T12:59:59.999Z')).toBe(true);
    expect(sessionAlive(busy, 30, '2026-03-02T13:00:00.000Z')).toBe(false);
  });
});
