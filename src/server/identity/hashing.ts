import { hash, verify } from '@node-rs/argon2';
import { DomainError } from '../errors.ts';

/** Argon2id with 19 MiB, 2 passes, 1 lane: the usual minimum; a stronger one only lengthens the queue. */
const OPTIONS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Hashes at once: each costs a core and 19 MiB, and the same threads also read files and resolve names. */
const AT_ONCE = 2;
/** Who waits longer than this many others is asked to come back; about five seconds on two cores. */
const WAITING_MOST = 300;

/** Runs jobs a few at a time, in order; refuses when too many wait. */
class Queue {
  #running = 0;
  readonly #waiting: (() => void)[] = [];
  readonly #atOnce: number;

  constructor(atOnce: number) {
    this.#atOnce = atOnce;
  }

  async run<T>(job: () => Promise<T>, waitingMost = Number.POSITIVE_INFINITY): Promise<T> {
    if (this.#running >= this.#atOnce) {
      if (this.#waiting.length >= waitingMost) throw new DomainError({ code: 'login.crowded' });
      await new Promise<void>((start) => this.#waiting.push(start));
    } else this.#running += 1;
    try {
      return await job();
    } finally {
      const next = this.#waiting.shift();
      if (next === undefined) this.#running -= 1;
      else next();
    }
  }
}

const hashing = new Queue(AT_ONCE);

export function hashPassword(password: string): Promise<string> {
  return hashing.run(() => hash(password, OPTIONS));
}

/** The hash of a password that was thrown away; made with the options above, so that checking it takes as long. */
const NOBODYS =
  '$argon2id$v=19$m=19456,t=2,p=1$bFaBzqvS/2Yn7y8kRo0HpQ$BrLPIY0Z0hiAqcF/aAE0iM0VaD9XdYNuZJcVyoSjyEY';

/** Where there is no account (`stored` null) nobody's password is checked, so that both answers take the same time. */
export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  const same = await hashing.run(() => verify(stored ?? NOBODYS, password), WAITING_MOST);
  return stored !== null && same;
}
