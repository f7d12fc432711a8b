import { addMinutes, type Instant } from '../time.ts';

export interface LockRule {
  /** Wrong passwords in a row that lock the account. */
  readonly maxFailures: number;
  readonly lockMinutes: number;
}

export interface LockState {
  readonly failedCount: number;
  readonly lockedUntil: Instant | null;
}

export const UNLOCKED: LockState = { failedCount: 0, lockedUntil: null };

/** Half-open: at `lockedUntil` itself the account is free again. */
export function isLocked(state: LockState, now: Instant): boolean {
  return state.lockedUntil !== null && now < state.lockedUntil;
}

/**
 * The state after a wrong password. A lock that has run out starts the count anew; while locked nothing changes,
 * so that knocking does not prolong the lock.
 */
export function afterFailure(state: LockState, rule: LockRule, now: Instant): LockState {
  if (isLocked(state, now)) return state;
  const failedCount = (state.lockedUntil === null ? state.failedCount : 0) + 1;
  return {
    failedCount,
    lockedUntil: failedCount >= rule.maxFailures ? addMinutes(now, rule.lockMinutes) : null,
  };
}

export interface SessionTimes {
  readonly lastSeenAt: Instant;
  readonly expiresAt: Instant;
}

/**
 * Whether a session still counts: it ends after `idleMinutes` without a request, and at `expiresAt` in any case.
 * Both ends are half-open. `lastSeenAt` may be up to a minute old, so idling ends a minute early, never late.
 */
export function sessionAlive(session: SessionTimes, idleMinutes: number, now: Instant): boolean {
  return now < session.expiresAt && now < addMinutes(session.lastSeenAt, idleMinutes);
}
