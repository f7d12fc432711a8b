import type { LoginInput } from '../../contract/identity.ts';
import { afterFailure, isLocked, type LockRule } from '../../domain/identity/login.ts';
import { addMinutes, type Instant } from '../../domain/time.ts';
import type { Deps } from '../deps.ts';
import { DomainError } from '../errors.ts';
import { type Account, findByUsername, saveLock } from './account-store.ts';
import { type AuditEntry, INSTALLATION, recordAudit } from './audit.ts';
import { verifyPassword } from './hashing.ts';
import { OneAtATime } from './one-at-a-time.ts';
import { openSession } from './session-store.ts';
import { newToken, sessionKeyOf } from './tokens.ts';

/** From where somebody knocks. */
export interface Origin {
  readonly ip: string;
  readonly userAgent: string;
}

export interface Login {
  readonly token: string;
  readonly expiresAt: Instant;
  readonly account: Account;
}

type FailureReason = 'unknown' | 'password' | 'locked' | 'disabled';

/** How often a lock state is computed anew when another process changed it at the same moment. */
const LOCK_TRIES = 3;

const knocking = new OneAtATime();

/** One name at a time, whoever asks: log in, and change a password. */
export function perUsername<T>(username: string, job: () => Promise<T>): Promise<T> {
  return knocking.run(username.toLowerCase(), job);
}

/**
 * Logs somebody in.
 * @throws DomainError `login.failed` for a wrong password, an unknown name and a locked account alike, after the
 *   same work; `account.disabled` only to who knows the password; `login.crowded`
 */
export function logIn(deps: Deps, input: LoginInput, origin: Origin): Promise<Login> {
  return perUsername(input.username, async () => {
    const account = await findByUsername(deps.pool, input.username);
    const matches = await verifyPassword(account?.passwordHash ?? null, input.password);
    const now = deps.now();
    if (account === null) {
      await recordAudit(deps.pool, failureOf(null, 'unknown', origin, now));
      throw new DomainError({ code: 'login.failed' });
    }
    if (isLocked(account.lock, now)) {
      await recordAudit(deps.pool, failureOf(account, 'locked', origin, now));
      throw new DomainError({ code: 'login.failed' });
    }
    if (!matches) {
      await countFailure(deps, account, origin);
      throw new DomainError({ code: 'login.failed' });
    }
    if (account.disabledAt !== null) {
      await recordAudit(deps.pool, failureOf(account, 'disabled', origin, now));
      throw new DomainError({ code: 'account.disabled' });
    }
    return open(deps, account, origin, now);
  });
}

async function open(deps: Deps, account: Account, origin: Origin, now: Instant): Promise<Login> {
  const token = newToken(account.bureauId);
  const key = sessionKeyOf(token);
  if (key === null) throw new Error('a new token cannot be read');
  const expiresAt = addMinutes(now, deps.config.SESSION_MAX_HOURS * 60);
  const entry = { ...auditOf(account, origin, now), action: 'login', result: 'ok', meta: {} } as const;
  await openSession(deps.pool, account, { key, createdAt: now, expiresAt, ...origin }, entry);
  return { token, expiresAt, account };
}

/** Counts a wrong password and locks when it was one too many. */
export async function countFailure(deps: Deps, account: Account, origin: Origin): Promise<void> {
  const rule: LockRule = {
    maxFailures: deps.config.LOGIN_MAX_FAILURES,
    lockMinutes: deps.config.LOGIN_LOCK_MINUTES,
  };
  let current: Account | null = account;
  for (let attempt = 0; attempt < LOCK_TRIES && current !== null; attempt += 1) {
    const now = deps.now();
    const entry = failureOf(current, 'password', origin, now);
    if (await saveLock(deps.pool, current, afterFailure(current.lock, rule, now), entry)) return;
    current = await findByUsername(deps.pool, account.username);
  }
}

function failureOf(account: Account | null, reason: FailureReason, origin: Origin, now: Instant): AuditEntry {
  return { ...auditOf(account, origin, now), action: 'login', result: 'failed', meta: { reason } };
}

function auditOf(
  account: Account | null,
  origin: Origin,
  at: Instant,
): Pick<AuditEntry, 'bureauId' | 'at' | 'accountId' | 'personId' | 'ip' | 'target'> {
  return {
    bureauId: account?.bureauId ?? INSTALLATION,
    at,
    accountId: account?.id ?? null,
    personId: account?.personId ?? null,
    ip: origin.ip,
    target: null,
  };
}
