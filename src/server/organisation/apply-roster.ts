/** Writes what a roster changes in an organisation, in the caller's transaction. Nothing is removed. */
import type pg from 'pg';
import { v7 as uuid } from 'uuid';
import type { RosterPlan } from '../../domain/imports/roster-plan.ts';
import type { BureauId } from '../../domain/organisation/types.ts';
import type { Instant } from '../../domain/time.ts';
import { insertRows } from '../db/insert-rows.ts';
import type { Organisation } from './directory.ts';
import { lockOrganisation } from './store.ts';

/**
 * Locks the organisation, lets `plan` compare the roster with it, and writes the difference. Until the transaction
 * ends nobody else changes the organisation, so what was compared is what is written to.
 */
export async function applyRoster(
  client: pg.PoolClient,
  bureauId: BureauId,
  now: Instant,
  plan: (organisation: Organisation) => RosterPlan,
): Promise<void> {
  const changes = plan(await lockOrganisation(client, bureauId));
  await writeUnits(client, bureauId, changes);
  await writePosts(client, bureauId, changes);
  await writePeople(client, bureauId, changes);
  await moveHolders(client, bureauId, changes, now);
  await writeSupervision(client, bureauId, changes);
}

async function writeUnits(client: pg.PoolClient, bureauId: BureauId, { units }: RosterPlan): Promise<void> {
  const first = await nextOrder(client, bureauId, 'unit');
  const rows = units
    .filter((unit) => unit.isNew)
    .map(({ id, parentId, kind, name, duty, phone }, index) => ({
      bureau_id: bureauId,
      id,
      parent_id: parentId,
      kind,
      name,
      duty,
      phone,
      sort_order: first + index,
    }));
  await insertRows(client, 'unit', rows);
  const changed = units.filter((unit) => !unit.isNew).map(({ id, phone, duty }) => ({ id, phone, duty }));
  if (changed.length === 0) return;
  await client.query(
    `update unit set phone = c.phone, duty = c.duty
      from jsonb_to_recordset($2::jsonb) as c(id uuid, phone text, duty text)
      where unit.bureau_id = $1 and unit.id = c.id`,
    [bureauId, JSON.stringify(changed)],
  );
}

/** Deputies last: a new post may stand in for another new one. */
async function writePosts(client: pg.PoolClient, bureauId: BureauId, { posts }: RosterPlan): Promise<void> {
  const first = await nextOrder(client, bureauId, 'post');
  const rows = posts
    .filter((post) => post.isNew)
    .map(({ id, unitId, kind, title }, index) => ({
      bureau_id: bureauId,
      id,
      unit_id: unitId,
      kind,
      title,
      sort_order: first + index,
    }));
  await insertRows(client, 'post', rows);
  const deputies = posts.filter((post) => post.deputyPostId !== null);
  if (deputies.length === 0) return;
  await client.query(
    `update post set deputy_post_id = c."deputyPostId"
      from jsonb_to_recordset($2::jsonb) as c(id uuid, "deputyPostId" uuid)
      where post.bureau_id = $1 and post.id = c.id`,
    [bureauId, JSON.stringify(deputies)],
  );
}

async function writePeople(client: pg.PoolClient, bureauId: BureauId, { people }: RosterPlan): Promise<void> {
  const rows = people
    .filter((person) => person.isNew)
    .map(({ id, name, phone }) => ({ bureau_id: bureauId, id, display_name: name, phone, disabled: false }));
  await insertRows(client, 'person', rows);
  const changed = people.filter((person) => !person.isNew).map(({ id, phone }) => ({ id, phone }));
  if (changed.length === 0) return;
  await client.query(
    `update person set phone = c.phone from jsonb_to_recordset($2::jsonb) as c(id uuid, phone text)
      where person.bureau_id = $1 and person.id = c.id`,
    [bureauId, JSON.stringify(changed)],
  );
}

/** Who leaves a post held it until now; who had come at this very moment never held it. */
async function moveHolders(
  client: pg.PoolClient,
  bureauId: BureauId,
  { leaving, taking }: RosterPlan,
  now: Instant,
): Promise<void> {
  if (leaving.length > 0) {
    const open = `bureau_id = $1 and post_id = any($2) and (to_at is null or to_at > $3)`;
    await client.query(`delete from holding where ${open} and from_at >= $3`, [bureauId, leaving, now]);
    await client.query(`update holding set to_at = $3 where ${open}`, [bureauId, leaving, now]);
  }
  const rows = taking.map(({ postId, personId }) => ({
    bureau_id: bureauId,
    id: uuid(),
    post_id: postId,
    person_id: personId,
    from_at: now,
    to_at: null,
  }));
  await insertRows(client, 'holding', rows);
}

async function writeSupervision(
  client: pg.PoolClient,
  bureauId: BureauId,
  { supervising }: RosterPlan,
): Promise<void> {
  for (const { unitId, instead } of supervising) {
    if (instead === null) continue;
    await client.query('delete from supervises where bureau_id = $1 and unit_id = $2 and post_id = $3', [
      bureauId,
      unitId,
      instead,
    ]);
  }
  const rows = supervising.map(({ unitId, postId }) => ({
    bureau_id: bureauId,
    unit_id: unitId,
    post_id: postId,
  }));
  await insertRows(client, 'supervises', rows);
}

async function nextOrder(client: pg.PoolClient, bureauId: BureauId, table: 'unit' | 'post'): Promise<number> {
  const { rows } = await client.query<{ next: number }>(
    `select coalesce(max(sort_order), 0) + 1 as next from ${table} where bureau_id = $1`,
    [bureauId],
  );
  return rows[0]?.next ?? 1;
}
