import { DomainError } from '../errors.ts';

const WAITING_MOST = 100;

/**
 * Runs the jobs of one name one after another. Guesses at one account thus each see the count that the one
 * before left, however many are sent at once.
 */
export class OneAtATime {
  readonly #tails = new Map<string, { readonly tail: Promise<unknown>; readonly waiting: number }>();

  async run<T>(name: string, job: () => Promise<T>): Promise<T> {
    const before = this.#tails.get(name);
    const waiting = (before?.waiting ?? 0) + 1;
    if (waiting > WAITING_MOST) throw new DomainError({ code: 'login.crowded' });
    const mine = (before?.tail ?? Promise.resolve()).then(job, job);
    const tail = mine.catch(() => undefined);
    this.#tails.set(name, { tail, waiting });
    try {
      return await mine;
    } finally {
      const now = this.#tails.get(name);
      if (now !== undefined) {
        if (now.tail === tail) this.#tails.delete(name);
        else this.#tails.set(name, { tail: now.tail, waiting: now.waiting - 1 });
      }
    }
  }
}
