/** Bypasses that a test plants on purpose: the fuzz, or the database itself, finds each. */
import { afterEach, expect, test, vi } from 'vitest';
import { DEFECTS, type Decide, type Defect, withDefect } from './planted-decide.ts';
import { play } from './play.ts';
import { World } from './world.ts';

const planted = vi.hoisted((): { defect: Defect | null } => ({ defect: null }));
vi.mock('../../src/domain/cases/decide.ts', async (original) => {
  const real = await original<{ decide: Decide }>();
  return { ...real, decide: withDefect(real.decide, planted) };
});

const LIMIT = { timeout: 900_000 };
const CALLS = 12_000;
const SEED = 20_220_130;

let world: World | null = null;
afterEach(async () => {
  planted.defect = null;
  await world?.close();
  world = null;
});

test.each(Object.keys(DEFECTS) as Defect[])('a defect of the rules is found: %s', LIMIT, async (defect) => {
  world = await World.open();
  planted.defect = defect;
  const { violation, tally } = await play(world, { calls: CALLS, seed: SEED, shrink: false });
  console.log(`${defect}: ${violation?.message.split('\n')[0]} (after ${tally.calls} calls)`);
  expect(violation).not.toBeNull();
});
