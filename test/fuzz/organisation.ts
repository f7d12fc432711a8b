/**
 * An organisation that does not sit still: posts that are empty part of the week, people away, delegations that
 * come and go, one person at two posts. Written straight into the tables, for the years through which the fuzz runs.
 */
import type pg from 'pg';
import { v7 as uuid } from 'uuid';

const FIRST_MONDAY = Date.parse('2021-12-26T16:00:00.000Z');
const DAY = 86_400_000;
const WEEKS = 240;

/** Hours after Monday 0:00 in China, each week or every second one. */
interface Weekly {
  readonly from: number;
  readonly to: number;
  readonly every: 1 | 2;
}

/** @param people user name (the post's key in the template) → person */
export async function unsettle(pool: pg.Pool, people: ReadonlyMap<string, string>): Promise<void> {
  const { rows } = await pool.query<{ bureau_id: string; post_id: string; person_id: string }>(
    'select bureau_id, post_id, person_id from holding',
  );
  const bureauId = rows[0]?.bureau_id ?? '';
  const person = (key: string) => people.get(key) ?? '';
  const post = (key: string) => rows.find((row) => row.person_id === person(key))?.post_id ?? '';

  const heldOnly = async (key: string, when: Weekly) => {
    await pool.query('update post set deputy_post_id = null where id = $1', [post(key)]);
    await pool.query('delete from holding where post_id = $1', [post(key)]);
    for (const [from, to] of spells(when)) {
      await pool.query('insert into holding values ($1, $2, $3, $4, $5, $6)', [
        bureauId,
        uuid(),
        post(key),
        person(key),
        from,
        to,
      ]);
    }
  };
  const away = async (key: string, when: Weekly) => {
    for (const [from, to] of spells(when)) {
      const values = [bureauId, uuid(), person(key), from, to];
      await pool.query('insert into absence values ($1, $2, $3, $4, $5)', values);
    }
  };
  const delegates = async (giver: string, receiver: string, when: Weekly) => {
    for (const [from, to] of spells(when)) {
      await pool.query(
        `insert into delegation (bureau_id, id, from_person_id, to_person_id, post_id, from_at, to_at,
          takes_over_waiting, created_at) values ($1, $2, $3, $4, null, $5, $6, true, $5)`,
        [bureauId, uuid(), person(giver), person(receiver), from, to],
      );
    }
  };
  const sitsAt = (key: string, whose: string) =>
    pool.query('update holding set person_id = $1 where post_id = $2', [person(whose), post(key)]);

  await heldOnly('jianshe.head', { from: 0, to: 60, every: 1 });
  await heldOnly('nongshui.head', { from: 0, to: 50, every: 1 });
  await heldOnly('fangyu.head', { from: 30, to: 140, every: 1 });
  await heldOnly('leader6', { from: 0, to: 168, every: 2 });
  await heldOnly('yimin.desk1', { from: 0, to: 80, every: 1 });
  await heldOnly('shuiku.kuqu.head', { from: 0, to: 40, every: 1 });
  await away('leader1', { from: 72, to: 120, every: 1 });
  await away('shuiku.leader1', { from: 24, to: 48, every: 1 });
  await away('hehu.head', { from: 96, to: 120, every: 1 });
  await delegates('leader4', 'leader5', { from: 0, to: 100, every: 2 });
  await delegates('shenpi.head', 'shenpi.desk2', { from: 24, to: 120, every: 2 });
  await delegates('leader1', 'leader2', { from: 96, to: 110, every: 2 });
  await sitsAt('shuibao.head', 'leader5');
  await sitsAt('hezhang.desk1', 'hezhang.head');
  await sitsAt('hehu.desk2', 'nongshui.head');
}

function spells({ from, to, every }: Weekly): readonly (readonly [string, string])[] {
  const hour = (week: number, hours: number) =>
    new Date(FIRST_MONDAY + week * 7 * DAY + hours * 3_600_000).toISOString();
  return Array.from(
    { length: WEEKS / every },
    (_, i) => [hour(i * every, from), hour(i * every, to)] as const,
  );
}
