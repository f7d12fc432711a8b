/**
 * Tells this process when somebody has a new notice, also one that another process wrote: the database passes it on.
 * One listening session a process, opened with the first listener.
 */
import type pg from 'pg';
import type { Logger } from 'pino';
import { NOTICE_CHANNEL } from './notice-store.ts';

type Listener = () => void;

const RECONNECT_MS = 1_000;

export class NoticeSignals {
  readonly #listeners = new Map<string, Set<Listener>>();
  readonly #pool: pg.Pool;
  readonly #log: Logger;
  #connecting: Promise<void> | null = null;
  #client: pg.PoolClient | null = null;
  #retry: NodeJS.Timeout | null = null;
  #closed = false;

  constructor(pool: pg.Pool, log: Logger) {
    this.#pool = pool;
    this.#log = log;
  }

  /** Resolves once nothing can be missed any more; gives the function that ends it. */
  async listen(owner: { readonly bureauId: string; readonly personId: string }, heard: Listener) {
    const key = `${owner.bureauId}:${owner.personId}`;
    const listeners = this.#listeners.get(key) ?? new Set();
    this.#listeners.set(key, listeners.add(heard));
    await this.#connected();
    return () => {
      listeners.delete(heard);
      if (listeners.size === 0 && this.#listeners.get(key) === listeners) this.#listeners.delete(key);
    };
  }

  close(): void {
    this.#closed = true;
    if (this.#retry) clearTimeout(this.#retry);
    this.#client?.release(true);
    this.#client = null;
    this.#listeners.clear();
  }

  #connected(): Promise<void> {
    this.#connecting ??= this.#connect().catch((error: unknown) => {
      this.#log.warn({ err: error }, 'not listening for notices');
      this.#lost();
    });
    return this.#connecting;
  }

  async #connect(): Promise<void> {
    const client = await this.#pool.connect();
    client.on('notification', ({ payload }) => this.#say(payload ?? ''));
    client.once('error', () => this.#lost());
    try {
      await client.query(`listen ${NOTICE_CHANNEL}`);
    } catch (error) {
      client.release(true);
      throw error;
    }
    if (this.#closed) client.release(true);
    else this.#client = client;
  }

  /** The session broke: another one soon, and then everybody looks, for something may have been missed. */
  #lost(): void {
    this.#client?.release(true);
    this.#client = null;
    this.#connecting = null;
    if (this.#closed || this.#retry) return;
    this.#retry = setTimeout(() => {
      this.#retry = null;
      void this.#connected().then(() => {
        for (const key of this.#listeners.keys()) this.#say(key);
      });
    }, RECONNECT_MS);
  }

  #say(key: string): void {
    for (const heard of this.#listeners.get(key) ?? []) heard();
  }
}
