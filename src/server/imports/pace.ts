/** How a long piece of work stays interruptible, visible, and polite to the requests beside it. */
import { setImmediate } from 'node:timers/promises';
import type { ImportPhase } from '../../domain/imports/vocabulary.ts';

export interface Pace {
  /** Called between pieces of work. @throws when the work must not go on */
  reached(phase: ImportPhase, done: number, total: number): Promise<void>;
}

/** For checks while somebody waits for the answer: other requests get their turn, nothing is reported. */
export const quietPace: Pace = { reached: () => setImmediate() };

/** Works through items in pieces. */
export async function inPieces<Item>(
  items: readonly Item[],
  size: number,
  phase: ImportPhase,
  pace: Pace,
  work: (piece: readonly Item[], from: number) => Promise<void> | void,
): Promise<void> {
  await pace.reached(phase, 0, items.length);
  for (let from = 0; from < items.length; from += size) {
    await work(items.slice(from, from + size), from);
    await pace.reached(phase, Math.min(from + size, items.length), items.length);
  }
}
