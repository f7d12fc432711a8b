/** A hand at the database's console: what it refuses by itself, and what is seen when its guards were switched off. */
import type pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Dice } from './dice.ts';
import { Driver } from './driver.ts';
import { Tally } from './tally.ts';
import { World } from './world.ts';

let world: World;
let driver: Driver;
let caseId: string;
beforeAll(async () => {
  world = await World.open();
  world.now = '2024-03-04T02:00:00.000Z';
  const tally = new Tally();
  driver = new Driver(world, tally, tally.done);
  const dice = new Dice(1);
  while (!driver.handles.some(({ ledger }) => ledger.view.status === 'open')) await driver.register(dice);
  caseId = driver.handles.find(({ ledger }) => ledger.view.status === 'open')?.ledger.id ?? '';
}, 180_000);
afterAll(() => world.close());

const ANSWER = `insert into case_answer (bureau_id, case_id, round, outcome, climb, method, delivered_at, recorded_at, person_id)
  select bureau_id, id, 1, 'refused', 1, 'phone', now(), now(), next_person_id from case_file where id = $1`;
const decision = (
  climb: number,
  level: number,
  kind: string,
  result: string,
  person: string,
  cause = 'null',
) =>
  `insert into case_decision (bureau_id, case_id, climb, level, round, kind, result, person_id, post_id, proposer_id,
     skip_cause, at)
   select bureau_id, id, ${climb}, ${level}, 1, '${kind}', '${result}', ${person}, null, next_person_id, ${cause},
     now() - interval '1 hour' from case_file where id = $1`;
const ANYBODY = 'gen_random_uuid()';

test.each([
  ['a refusal without any chain', [ANSWER]],
  ['a refusal on level 4 alone', [decision(1, 4, 'refusal', 'approved', ANYBODY), ANSWER]],
  [
    'a refusal without level 3',
    [decision(1, 2, 'refusal', 'passed-up', ANYBODY), decision(1, 4, 'refusal', 'approved', ANYBODY), ANSWER],
  ],
  [
    'a refusal after the approval was revoked',
    [
      decision(1, 2, 'refusal', 'passed-up', ANYBODY),
      decision(1, 3, 'refusal', 'passed-up', ANYBODY),
      decision(1, 4, 'refusal', 'approved', ANYBODY),
      'update case_decision set revoked_at = now() where case_id = $1 and level = 4',
      ANSWER,
    ],
  ],
  ['an approval on a guidance climb', [decision(1, 4, 'guidance', 'approved', ANYBODY)]],
  ['an approval at level 3', [decision(1, 3, 'refusal', 'approved', ANYBODY)]],
  ['an approval of one’s own proposal', [decision(1, 4, 'refusal', 'approved', 'next_person_id')]],
  ['level 4 skipped', [decision(1, 4, 'refusal', 'skipped', 'null', "'vacant'")]],
  ['a level skipped without a cause', [decision(1, 2, 'refusal', 'skipped', 'null')]],
  ['a decision by nobody', [decision(1, 2, 'refusal', 'passed-up', 'null')]],
  [
    'an answered case without its answer',
    [`update case_file set status = 'answered', outcome = 'refused' where id = $1`],
  ],
  [
    'a request answered as informed',
    [
      ANSWER.replace("'refused', 1", "'informed', null"),
      `update case_file set kind = 'request', status = 'answered', outcome = 'informed', level = null, next_post_id = null,
       next_person_id = null, due_at = null where id = $1`,
    ],
  ],
  ['a case without its next person', ['update case_file set next_person_id = null where id = $1']],
  [
    'a case that moves without an event',
    [`update case_file set state = jsonb_set(state, '{track}', '"licence"') where id = $1`],
  ],
  ['an event rewritten', [`update case_event set type = 'x' where case_id = $1`]],
  ['an event removed', ['delete from case_event where case_id = $1']],
  ['a case removed', ['delete from case_file where id = $1']],
] as const)('the database refuses: %s', async (_name, statements) => {
  await expect(inTransaction(statements)).rejects.toMatchObject({
    code: expect.stringMatching(/^23|^P0001$/),
  });
  driver.oracle.seen(handle().ledger, await driver.look(caseId));
});

test('with the guards switched off, a forged refusal is seen by whoever looks', async () => {
  await inTransaction([
    'set local session_replication_role = replica',
    `update case_file set status = 'answered', outcome = 'refused', level = null, next_post_id = null,
       next_person_id = null, due_at = null,
       state = jsonb_set(state, '{status}', '"answered"') where id = $1`,
  ]);
  await expect(driver.look(caseId).then((view) => driver.oracle.seen(handle().ledger, view))).rejects.toThrow(
    /unseen/,
  );
});

test('with the guards switched off, a rewritten event no longer verifies', async () => {
  await inTransaction([
    'set local session_replication_role = replica',
    `update case_event set shared = '{}' where case_id = $1`,
  ]);
  await expect(driver.readHistory(handle())).rejects.toThrow(/does not verify/);
});

function handle() {
  const found = driver.handles.find(({ ledger }) => ledger.id === caseId);
  if (found === undefined) throw new Error('no case');
  return found;
}

async function inTransaction(statements: readonly string[]): Promise<void> {
  const client: pg.PoolClient = await world.deps.pool.connect();
  try {
    await client.query('begin');
    for (const text of statements) await client.query(text, text.includes('$1') ? [caseId] : []);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}
