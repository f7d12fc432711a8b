/** The rounds of telling: what happened becomes notices, what waits is merged, and each channel sends by itself. */
import { DELIVERY_CHANNELS } from '../../domain/notifications/types.ts';
import { addMinutes, type Instant } from '../../domain/time.ts';
import type { Deps } from '../deps.ts';
import { type Loop, loop } from '../loop.ts';
import { sweepNotices } from './notice-store.ts';
import { planNotices } from './planner.ts';
import { mergeNotices, sendDue } from './sender.ts';

const PLAN_EVERY_MS = 1_000;
const SEND_EVERY_MS = 2_000;
const SWEEP_EVERY_MS = 3_600_000;
/** Half a year, as long as the record of who did what is kept at least. */
const KEPT_MINUTES = 183 * 24 * 60;

/** Notices of what happened until now, and deliveries of what is due. Safe to repeat, and from several processes. */
export async function tellOnce(deps: Deps, now: Instant, stop?: () => boolean): Promise<void> {
  await planNotices(deps, now, stop);
  await mergeNotices(deps, now);
}

/** Every channel has a loop of its own: a gateway that takes its time holds up nothing but itself. */
export function startTelling(deps: Deps): readonly Loop[] {
  return [
    loop(PLAN_EVERY_MS, deps.log, 'notices', (stop) => tellOnce(deps, deps.now(), () => stop.aborted)),
    ...DELIVERY_CHANNELS.map((channel) =>
      loop(SEND_EVERY_MS, deps.log, channel, (stop) => sendDue(deps, channel, stop)),
    ),
    loop(SWEEP_EVERY_MS, deps.log, 'notice sweep', () =>
      sweepNotices(deps.pool, addMinutes(deps.now(), -KEPT_MINUTES)),
    ),
  ];
}
