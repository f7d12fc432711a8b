/** Group robots and systems of the bureau, set up by the system administrator. */
import type pg from 'pg';
import type { WebhookDto, WebhookInput } from '../../contract/notifications.ts';
import type { BureauId, Directory } from '../../domain/organisation/types.ts';
import { sealerOf } from '../cases/sealer.ts';
import { transaction } from '../db/transaction.ts';
import type { Deps } from '../deps.ts';
import { DomainError } from '../errors.ts';
import type { RequestActor } from '../identity/actor.ts';
import { type AuditEntry, recordAudit } from '../identity/audit.ts';
import { getDirectory } from '../organisation/directory.ts';
import { insertWebhook, readWebhooks, removeWebhook, type WebhookRow } from './settings-store.ts';
import { allowedTarget } from './targets.ts';

export async function listWebhooks(deps: Deps, bureauId: BureauId): Promise<{ items: WebhookDto[] }> {
  const directory = await getDirectory(deps.pool, bureauId);
  return { items: (await readWebhooks(deps.pool, bureauId)).map((row) => webhookView(row, directory)) };
}

/**
 * Adds a webhook under an id of the caller's, so that a repeat adds nothing. Address and secret are sealed and never
 * shown again.
 *
 * @throws DomainError `webhook.host-not-allowed`, `webhook.id-taken`, `unit.not-found`
 */
export async function addWebhook(
  deps: Deps,
  actor: RequestActor,
  id: string,
  input: WebhookInput,
  entry: AuditEntry,
): Promise<WebhookDto> {
  const { bureauId, personId } = actor;
  const url = allowedTarget(input.url, deps.config.WEBHOOK_HOSTS);
  if (url === null) throw new DomainError({ code: 'webhook.host-not-allowed' });
  const directory = await getDirectory(deps.pool, bureauId);
  if (input.unitId !== null && !directory.units.has(input.unitId)) {
    throw new DomainError({ code: 'unit.not-found' });
  }
  const sealer = sealerOf(deps);
  const now = deps.now();
  const row = {
    id,
    kind: input.kind,
    name: input.name,
    unit_id: input.unitId,
    least: input.least,
    host: url.host,
    url_sealed: sealer.seal(url.href),
    secret_sealed: input.secret === null ? null : sealer.seal(input.secret),
  };
  await transaction(deps.pool, async (client) => {
    await insertOnce(client, bureauId, row, personId, now);
    await recordAudit(client, entry);
  });
  return webhookView({ ...row, created_at: now }, directory);
}

async function insertOnce(
  client: pg.PoolClient,
  bureauId: BureauId,
  row: Omit<WebhookRow, 'created_at'>,
  by: string,
  now: string,
): Promise<void> {
  if (!(await insertWebhook(client, bureauId, row, by, now))) {
    throw new DomainError({ code: 'webhook.id-taken' });
  }
}

/** @throws DomainError `webhook.not-found` */
export async function dropWebhook(
  deps: Deps,
  bureauId: BureauId,
  id: string,
  entry: AuditEntry,
): Promise<void> {
  await transaction(deps.pool, async (client) => {
    if (!(await removeWebhook(client, bureauId, id, deps.now()))) {
      throw new DomainError({ code: 'webhook.not-found' });
    }
    await recordAudit(client, entry);
  });
}

function webhookView(row: WebhookRow, directory: Directory): WebhookDto {
  return {
    id: row.id,
    kind: row.kind,
    name: row.name,
    unitId: row.unit_id,
    unitName: row.unit_id === null ? null : (directory.units.get(row.unit_id)?.name ?? null),
    least: row.least,
    host: row.host,
    signed: row.secret_sealed !== null,
    createdAt: row.created_at,
  };
}
