/** The tables of the catalogue. */
import type pg from 'pg';
import { matterFaults } from '../../domain/catalogue/matter.ts';
import type { Matter } from '../../domain/catalogue/types.ts';
import type { BureauId, UnitId } from '../../domain/organisation/types.ts';
import type { Instant } from '../../domain/time.ts';
import { insertRows } from '../db/insert-rows.ts';

/** What a version keeps in `content`; the rest are columns. */
type MatterContent = Omit<Matter, 'id' | 'bureauId' | 'version' | 'status'>;

interface MatterRow {
  readonly id: string;
  readonly bureauId: BureauId;
  readonly version: number;
  readonly status: Matter['status'];
  readonly content: MatterContent;
}

const SELECT = `select matter_id as id, bureau_id as "bureauId", version, status, content from matter_version
  where bureau_id = $1`;

/** Every published matter of a bureau, with the bureau's version at that moment. */
export async function readPublished(
  pool: pg.Pool,
  bureauId: BureauId,
): Promise<{ readonly version: number; readonly matters: readonly Matter[] }> {
  const { rows } = await pool.query<{ version: number; matters: readonly MatterRow[] }>(
    `select organisation_version as version,
       (select coalesce(jsonb_agg(published), '[]') from (${SELECT} and status = 'published') published) as matters
     from bureau where id = $1`,
    [bureauId],
  );
  const row = rows[0];
  if (row === undefined) throw new Error(`bureau ${bureauId} does not exist`);
  return { version: row.version, matters: row.matters.map(matterOf) };
}

/** One version of a matter, published or not any more: what a case that points to it goes by. */
export async function findMatterVersion(
  pool: pg.Pool,
  bureauId: BureauId,
  matterId: string,
  version: number,
): Promise<Matter | null> {
  const { rows } = await pool.query<MatterRow>({
    name: 'matter-version',
    text: `${SELECT} and matter_id = $2 and version = $3`,
    values: [bureauId, matterId, version],
  });
  return rows[0] === undefined ? null : matterOf(rows[0]);
}

/**
 * Writes new matters, published at once.
 *
 * @throws Error naming the faults of a matter that is not complete
 */
export async function insertPublished(
  client: pg.PoolClient,
  matters: readonly Matter[],
  now: Instant,
): Promise<void> {
  for (const matter of matters) {
    const faults = matterFaults(matter);
    if (faults.length > 0) throw new Error(`matter ${matter.code} cannot be published: ${faults.join(', ')}`);
  }
  await insertRows(
    client,
    'matter',
    matters.map((matter) => ({ bureau_id: matter.bureauId, id: matter.id, code: matter.code })),
  );
  await insertRows(
    client,
    'matter_version',
    matters.map((matter) => ({
      bureau_id: matter.bureauId,
      matter_id: matter.id,
      version: matter.version,
      status: 'published',
      content: contentOf(matter),
      published_at: now,
    })),
  );
}

/**
 * Gives the published matters of a unit to another: a new version each, published in place of the old one. Tells
 * how many.
 */
export async function moveMatters(
  client: pg.PoolClient,
  bureauId: BureauId,
  from: UnitId,
  to: UnitId,
  now: Instant,
): Promise<number> {
  const withdrawn = await client.query<{ matter_id: string; newest: number; content: MatterContent }>(
    `update matter_version old set status = 'withdrawn'
     where bureau_id = $1 and unit_id = $2 and status = 'published'
     returning matter_id, content, (select max(version) from matter_version other
       where other.bureau_id = old.bureau_id and other.matter_id = old.matter_id) as newest`,
    [bureauId, from],
  );
  await insertRows(
    client,
    'matter_version',
    withdrawn.rows.map((row) => ({
      bureau_id: bureauId,
      matter_id: row.matter_id,
      version: row.newest + 1,
      status: 'published',
      content: { ...row.content, unitId: to },
      published_at: now,
    })),
  );
  return withdrawn.rows.length;
}

function matterOf({ content, id, bureauId, version, status }: MatterRow): Matter {
  return { ...content, id, bureauId, version, status };
}

function contentOf(matter: Matter): MatterContent {
  const { id: _id, bureauId: _bureauId, version: _version, status: _status, ...content } = matter;
  return content;
}
