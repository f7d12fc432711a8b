/** A new installation's organisation and catalogue, from the template. */
import type pg from 'pg';
import { v7 as uuid } from 'uuid';
import type { BureauId } from '../../domain/organisation/types.ts';
import { DEFAULT_POLICY } from '../../domain/policy.ts';
import type { Instant } from '../../domain/time.ts';
import { seedCalendar } from '../calendar/seed.ts';
import { insertPublished } from '../catalogue/commands.ts';
import { insertRows } from '../db/insert-rows.ts';
import { transaction } from '../db/transaction.ts';
import { BUREAU } from './template/bureau.ts';
import { composeTemplate } from './template/compose.ts';
import { composeMatters } from './template/compose-matters.ts';
import type { SeededAccount, TemplateDraft } from './template/rows.ts';

export interface SeededBureau {
  readonly bureauId: BureauId;
  /** One per post, for whoever creates the log-ins; empty when a bureau existed already. */
  readonly accounts: readonly SeededAccount[];
}

/** Any constant of our own: of two processes that start at once, one seeds and the other finds it done. */
const SEED_LOCK = 4_729_110_352;

/** The template's people are at their posts since the first day of the calendar that comes with it. */
const POSTS_HELD_SINCE: Instant = '2015-12-31T16:00:00.000Z';

/**
 * Creates the template bureau with its organisation, calendar and published catalogue, all or nothing. Does
 * nothing where a bureau exists.
 *
 * @param complete what else belongs to a new installation, e.g. its log-ins; in the same transaction
 */
export async function seedTemplate(
  pool: pg.Pool,
  now: Instant,
  complete: (client: pg.PoolClient, seeded: SeededBureau) => Promise<void> = async () => undefined,
): Promise<SeededBureau> {
  return transaction(pool, async (client) => {
    await client.query('select pg_advisory_xact_lock($1)', [SEED_LOCK]);
    const existing = await client.query<{ id: BureauId }>('select id from bureau order by id limit 1');
    const first = existing.rows[0];
    if (first !== undefined) return { bureauId: first.id, accounts: [] };

    const bureauId = uuid();
    await insertBureau(client, bureauId);
    const draft = composeTemplate(bureauId, uuid);
    await insertOrganisation(client, draft);
    await seedCalendar(client, bureauId);
    await insertPublished(client, composeMatters(bureauId, draft, uuid), now);
    const seeded = { bureauId, accounts: draft.accounts() };
    await complete(client, seeded);
    return seeded;
  });
}

async function insertBureau(client: pg.PoolClient, bureauId: BureauId): Promise<void> {
  await client.query(
    `insert into bureau (id, name, short_name, number_prefix, phone, complaint_phone, policy)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [
      bureauId,
      BUREAU.name,
      BUREAU.shortName,
      BUREAU.numberPrefix,
      BUREAU.phone,
      BUREAU.complaintPhone,
      JSON.stringify(DEFAULT_POLICY),
    ],
  );
}

async function insertOrganisation(client: pg.PoolClient, draft: TemplateDraft): Promise<void> {
  await insertRows(
    client,
    'unit',
    draft.units((index) => madeUpPhone(100 + index)),
  );
  await insertRows(client, 'post', draft.posts());
  await insertRows(
    client,
    'person',
    draft.people((index) => madeUpPhone(1000 + index)),
  );
  await insertRows(client, 'holding', draft.holdings(POSTS_HELD_SINCE));
  await insertRows(client, 'supervises', draft.supervisions());
  await insertRows(client, 'succession', draft.successions());
}

/** No such numbers exist: local numbers do not begin with 0. */
function madeUpPhone(number: number): string {
  return `0377-${String(number).padStart(8, '0')}`;
}
