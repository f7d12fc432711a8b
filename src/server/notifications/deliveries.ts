/** What left the house and what did not, for the system administrator: who and which case, never what was said. */
import type { DeliveryDto } from '../../contract/notifications.ts';
import type { Page } from '../../contract/pagination.ts';
import type { DeliveryState, NoticeKind } from '../../domain/notifications/types.ts';
import type { BureauId } from '../../domain/organisation/types.ts';
import { type CaseHeading, caseHeadings } from '../cases/headings.ts';
import { transaction } from '../db/transaction.ts';
import type { Deps } from '../deps.ts';
import { DomainError } from '../errors.ts';
import { type AuditEntry, recordAudit } from '../identity/audit.ts';
import { getOrganisation } from '../organisation/directory.ts';
import { decodeCursor, pageOf } from '../pagination.ts';
import { type DeliveryListRow, readDeliveries, reviveDelivery } from './delivery-store.ts';
import { webhookNames } from './settings-store.ts';

export async function listDeliveries(
  deps: Deps,
  bureauId: BureauId,
  query: {
    readonly state?: DeliveryState | undefined;
    readonly cursor?: string | undefined;
    readonly limit: number;
  },
): Promise<Page<DeliveryDto>> {
  const after = query.cursor === undefined ? null : decodeCursor(query.cursor, 'string');
  const rows = await readDeliveries(deps.pool, bureauId, {
    state: query.state ?? null,
    after,
    limit: query.limit,
  });
  const nameOf = await namer(deps, bureauId);
  const headings = await caseHeadings(
    deps.pool,
    bureauId,
    rows.flatMap((row) => row.case_ids),
  );
  return pageOf(
    rows,
    query.limit,
    (row) => ({ key: row.created_at, id: row.id }),
    (row) => deliveryView(row, nameOf, headings),
  );
}

/**
 * Sends once more what had failed for good or had nowhere to go; the mending is somebody else's.
 *
 * @throws DomainError `delivery.not-found`, `delivery.not-failed`
 */
export async function resendDelivery(
  deps: Deps,
  bureauId: BureauId,
  id: string,
  entry: AuditEntry,
): Promise<void> {
  await transaction(deps.pool, async (client) => {
    const found = await reviveDelivery(client, bureauId, id, deps.now());
    if (found === 'unknown') throw new DomainError({ code: 'delivery.not-found' });
    if (found === 'not-failed') throw new DomainError({ code: 'delivery.not-failed' });
    await recordAudit(client, entry);
  });
}

type NameOf = (row: DeliveryListRow) => string;

async function namer(deps: Deps, bureauId: BureauId): Promise<NameOf> {
  const { people } = await getOrganisation(deps.pool, bureauId);
  const webhooks = await webhookNames(deps.pool, bureauId);
  return ({ recipient_kind, recipient_id }) => {
    if (recipient_kind === 'applicant') return '申请人';
    const name =
      recipient_kind === 'person' ? people.get(recipient_id)?.displayName : webhooks.get(recipient_id);
    return name ?? '（已不在册）';
  };
}

function deliveryView(
  row: DeliveryListRow,
  nameOf: NameOf,
  headings: ReadonlyMap<string, CaseHeading>,
): DeliveryDto {
  const waits = row.state === 'pending' || row.state === 'sending';
  return {
    id: row.id,
    channel: row.channel,
    state: row.state,
    urgency: row.urgency,
    recipient: nameOf(row),
    kinds: row.kinds as NoticeKind[],
    caseNumbers: row.case_ids.flatMap((id) => headings.get(id)?.number ?? []).sort(),
    attempts: row.attempts,
    fault: row.fault,
    nextAt: waits ? row.next_at : null,
    createdAt: row.created_at,
    endedAt: row.ended_at,
  };
}
