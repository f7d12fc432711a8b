/**
 * Sends what waits, one delivery at a time and channel. A delivery is taken for a while, sent, and what became of it
 * is written; when the sender dies in between, another tries again under the same id, by which the receiver knows it.
 */
import { isQuiet } from '../../domain/notifications/preferences.ts';
import { nextTry } from '../../domain/notifications/retries.ts';
import type { DeliveryChannel } from '../../domain/notifications/types.ts';
import type { BureauId } from '../../domain/organisation/types.ts';
import { addMinutes, type Instant } from '../../domain/time.ts';
import { currentWorld } from '../cases/world.ts';
import type { Deps } from '../deps.ts';
import { deliver } from './deliver.ts';
import {
  type DeliveryRow,
  mergeDue,
  type Settlement,
  settleDelivery,
  takeDelivery,
} from './delivery-store.ts';
import type { Outcome } from './outcome.ts';

/** Far longer than any try may take. */
const LEASE_MINUTES = 2;
/** So many failures one after the other mean that the gateway is down: the round ends, the rest waits. */
const ROUND_GIVES_UP_AFTER = 3;

/** Turns what waits into deliveries. What is red goes at any hour, the rest in business hours. */
export async function mergeNotices(deps: Deps, now: Instant): Promise<number> {
  return mergeDue(deps.pool, now, await restingBureaus(deps, now));
}

/**
 * Sends what is due on one channel until nothing is left, the gateway seems down or `stop` says so. Returns how many
 * were sent.
 */
export async function sendDue(
  deps: Deps,
  channel: DeliveryChannel,
  stop: AbortSignal = new AbortController().signal,
): Promise<number> {
  let sent = 0;
  let failures = 0;
  const resting = await restingBureaus(deps, deps.now());
  while (!stop.aborted && failures < ROUND_GIVES_UP_AFTER) {
    const now = deps.now();
    const delivery = await takeDelivery(deps.pool, channel, now, addMinutes(now, LEASE_MINUTES), resting);
    if (delivery === null) break;
    const outcome = await tried(deps, delivery, stop);
    if (outcome.kind !== 'sent') {
      deps.log.warn(
        { channel, deliveryId: delivery.id, result: outcome.kind, fault: outcome.fault },
        'not sent',
      );
    }
    await settleDelivery(deps.pool, delivery, settlementOf(outcome, delivery, deps.now()), deps.now());
    if (outcome.kind === 'sent') sent += 1;
    failures = outcome.kind === 'retry' ? failures + 1 : 0;
  }
  return sent;
}

/** A fault of ours must not hold up the others; it is tried again like one of theirs. */
async function tried(deps: Deps, delivery: DeliveryRow, stop: AbortSignal): Promise<Outcome> {
  try {
    return await deliver(deps, delivery, stop);
  } catch (error) {
    deps.log.error({ err: error, deliveryId: delivery.id }, 'a delivery could not be put together');
    return { kind: 'retry', fault: 'internal' };
  }
}

function settlementOf(outcome: Outcome, { attempts, first_tried_at }: DeliveryRow, now: Instant): Settlement {
  if (outcome.kind !== 'retry') {
    return { state: outcome.kind, nextAt: now, fault: outcome.kind === 'sent' ? null : outcome.fault };
  }
  const nextAt = nextTry(attempts, first_tried_at, now, Math.random());
  return { state: nextAt === null ? 'dead' : 'pending', nextAt: nextAt ?? now, fault: outcome.fault };
}

/** Bureaus outside their business hours. */
async function restingBureaus(deps: Deps, now: Instant): Promise<readonly BureauId[]> {
  const { rows } = await deps.pool.query<{ bureau_id: BureauId }>({
    name: 'bureaus-with-calendar',
    text: 'select bureau_id from calendar_version',
  });
  const worlds = await Promise.all(
    rows.map(async ({ bureau_id }) => ({ bureau_id, world: await currentWorld(deps, bureau_id) })),
  );
  return worlds.filter(({ world }) => isQuiet(world.calendar, now)).map(({ bureau_id }) => bureau_id);
}
