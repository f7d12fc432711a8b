import { LRUCache } from 'lru-cache';
import { sessionAlive } from '../../domain/identity/login.ts';
import type { Deps } from '../deps.ts';
import type { RequestActor } from './actor.ts';
import { findSession, type StoredSession, touchSession } from './session-store.ts';
import { sessionKeyOf } from './tokens.ts';

/** How long a session that was looked up counts without asking again; so long it also outlives its end elsewhere. */
const TRUSTED_MS = 5_000;
/** The least time between two notes that a session is in use. */
const TOUCH_MS = 60_000;
const CACHED_MOST = 20_000;

export interface VerifiedSession {
  readonly token: string;
  readonly actor: RequestActor;
  readonly stored: StoredSession;
}

interface Cached {
  readonly session: VerifiedSession;
  readonly checkedMs: number;
}

/**
 * Finds the session of a token. Most requests are answered from memory: a session looked up less than 5 seconds
 * ago is trusted, so a hot request costs no round trip, and one ended in another process ends here 5 seconds later.
 */
export class Sessions {
  readonly #cache = new LRUCache<string, Cached>({ max: CACHED_MOST });
  readonly #deps: Deps;

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  /** @param passive true for requests a page sends by itself; they do not keep the session alive. */
  async verify(token: string, passive: boolean): Promise<VerifiedSession | null> {
    const now = this.#deps.now();
    const nowMs = Date.parse(now);
    const cached = this.#cache.get(token);
    if (cached !== undefined && nowMs >= cached.checkedMs && nowMs - cached.checkedMs < TRUSTED_MS) {
      if (now < cached.session.stored.expiresAt) return cached.session;
    }
    this.#cache.delete(token);
    const key = sessionKeyOf(token);
    if (key === null) return null;
    const stored = await findSession(this.#deps.pool, key);
    if (stored === null || !sessionAlive(stored, this.#deps.config.SESSION_IDLE_MINUTES, now)) return null;
    if (!passive && nowMs - Date.parse(stored.lastSeenAt) >= TOUCH_MS) {
      await touchSession(this.#deps.pool, key, now);
    }
    const session = { token, stored, actor: actorOf(stored) };
    this.#cache.set(token, { session, checkedMs: nowMs });
    return session;
  }

  forget(token: string): void {
    this.#cache.delete(token);
  }

  /** After a change that ends sessions of an account, or what it may do. */
  forgetAccount(accountId: string): void {
    for (const [token, cached] of this.#cache.entries()) {
      if (cached.session.actor.accountId === accountId) this.#cache.delete(token);
    }
  }
}

function actorOf(stored: StoredSession): RequestActor {
  const { accountId, personId, bureauId, roles } = stored;
  return { accountId, personId, bureauId, roles };
}
