/** The server's clock counts: a computer that runs ahead would otherwise record calls that lie in the future. */
import type { Instant } from '../../../domain/time.ts';

/** Smaller differences are the way of the answer, not the clock. */
const LEAST_DIFFERENCE_MS = 3_000;
let aheadMs = 0;

/** Remembers what an answer's `Date` header says. */
export function heardClock(date: string | null): void {
  const told = Date.parse(date ?? '');
  if (Number.isNaN(told)) return;
  const difference = Date.now() - told;
  aheadMs = Math.abs(difference) < LEAST_DIFFERENCE_MS ? 0 : difference;
}

/** Now, by the server's clock. */
export const nowByServer = (): Instant => new Date(Date.now() - aheadMs).toISOString();
