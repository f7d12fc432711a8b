import type pg from 'pg';
import { v7 as uuid } from 'uuid';
import type { BureauId } from '../../domain/organisation/types.ts';
import type { Instant } from '../../domain/time.ts';

/** What is written down about people's dealings with the system; more actions come with their features. */
export type AuditAction =
  | 'login'
  | 'logout'
  | 'password.change'
  | 'password.reset'
  | 'account.create'
  | 'personal-data.unmask'
  | 'import.run'
  | 'import.export'
  | 'document.print'
  | 'document-template.replace'
  | 'document-template.remove'
  | 'calendar.change'
  | 'calendar.recompute'
  | 'delivery.resend'
  | 'webhook.add'
  | 'webhook.remove'
  | 'calendar-feed.renew'
  | 'calendar-feed.end';

export interface AuditEntry {
  readonly bureauId: BureauId;
  readonly at: Instant;
  readonly accountId: string | null;
  readonly personId: string | null;
  readonly ip: string | null;
  readonly action: AuditAction;
  readonly target: { readonly kind: string; readonly id: string } | null;
  readonly result: 'ok' | 'refused' | 'failed';
  /** Why, and what else tells; never a password, a phone or an id number. */
  readonly meta: Readonly<Record<string, unknown>>;
}

/** Entries that belong to no bureau, e.g. a login under a name nobody has. */
export const INSTALLATION: BureauId = '00000000-0000-0000-0000-000000000000';

const COLUMNS = 'bureau_id, id, at, account_id, person_id, ip, action, target_kind, target_id, result, meta';

/**
 * One CTE of a write statement, so that what is done and that it was done are written together or not at all.
 * @param first number of the first of its eleven parameters, filled by `auditValues`
 * @param from a CTE of the same statement that returns a row when the work was done
 */
export function auditCte(first: number, from: string): string {
  const types = [
    'uuid',
    'uuid',
    'timestamptz',
    'uuid',
    'uuid',
    'text',
    'text',
    'text',
    'text',
    'text',
    'jsonb',
  ];
  const values = types.map((type, index) => `$${first + index}::${type}`).join(', ');
  return `insert into audit_log (${COLUMNS}) select ${values} from ${from}`;
}

export function auditValues(entry: AuditEntry): unknown[] {
  return [
    entry.bureauId,
    uuid(),
    entry.at,
    entry.accountId,
    entry.personId,
    entry.ip,
    entry.action,
    entry.target?.kind ?? null,
    entry.target?.id ?? null,
    entry.result,
    JSON.stringify(entry.meta),
  ];
}

/** Appends one entry by itself. */
export async function recordAudit(db: pg.Pool | pg.PoolClient, entry: AuditEntry): Promise<void> {
  await db.query({
    name: 'audit-append',
    text: auditCte(1, '(select 1) one'),
    values: auditValues(entry),
  });
}
