/**
 * No sequence of calls reaches a refusal reply without the chain: random people give random commands over HTTP, an
 * oracle of its own follows what happens. `npm run fuzz` plays 100,000 calls.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { play } from './play.ts';
import { World } from './world.ts';

const CALLS = Number(process.env.FUZZ_CALLS || 20_000);
const SEED = Number(process.env.FUZZ_SEED || 20_220_104);
/** Of 100,000 calls: each command succeeds at least so often, so many requests are rightly refused. */
const LEAST_SUCCESSES = 300;
const LEAST_REFUSALS = 500;
/** Rare commands are evened out as a run goes on: a shorter one comes to half of its share of each. */
const SHARE = CALLS / 100_000;
const EVENNESS = SHARE < 1 ? 0.5 : 1;

let world: World;
beforeAll(async () => {
  world = await World.open();
}, 120_000);
afterAll(() => world.close());

test(`${CALLS} calls reach no refusal without its chain`, { timeout: 7_200_000 }, async () => {
  const { tally, seed, violation } = await play(world, {
    calls: CALLS,
    seed: SEED,
    shrink: process.env.FUZZ_SHRINK !== 'no',
  });
  console.log(`seed ${seed}\n${tally.table()}`);
  expect(violation).toBeNull();
  expect(tally.calls).toBeGreaterThanOrEqual(CALLS);
  const [rarest, successes] = tally.rarest;
  expect(successes, `${rarest} succeeded too rarely`).toBeGreaterThanOrEqual(
    Math.floor(LEAST_SUCCESSES * SHARE * EVENNESS),
  );
  expect(tally.ruleRefusals).toBeGreaterThanOrEqual(Math.floor(LEAST_REFUSALS * SHARE));
  const refused = await world.deps.pool.query(`select 1 from case_answer where outcome = 'refused'`);
  expect(refused.rowCount).toBe(tally.refusedReplies);
});
