/** Plays many runs of random steps; fast-check draws them, shrinks a failing run and prints its seed. */
import fc from 'fast-check';
import type { CommandName } from '../../src/domain/cases/command-inputs.ts';
import { Dice } from './dice.ts';
import { Driver } from './driver.ts';
import { byAnotherWay, raced, replayed, stale, tampered, wild } from './hostile.ts';
import { Violation } from './ledger.ts';
import { Tally } from './tally.ts';
import { applicant, system } from './without-account.ts';
import type { World } from './world.ts';

const MODES = {
  guided: { weight: 60, play: (driver: Driver, dice: Dice) => driver.guided(dice) },
  applicant: { weight: 10, play: applicant },
  system: { weight: 10, play: system },
  register: { weight: 6, play: (driver: Driver, dice: Dice) => driver.register(dice) },
  wild: { weight: 6, play: wild },
  tampered: { weight: 5, play: tampered },
  byAnotherWay: { weight: 1, play: byAnotherWay },
  stale: { weight: 2, play: stale },
  replayed: { weight: 2, play: replayed },
  raced: { weight: 2, play: raced },
  wait: { weight: 1, play: async (driver: Driver, dice: Dice) => driver.pass(dice.nat(3 * 86_400_000)) },
} as const;
type Mode = keyof typeof MODES;

interface Step {
  readonly mode: Mode;
  readonly seed: number;
}

interface Run {
  /** Minutes after the first Monday of 2022. */
  readonly start: number;
  readonly steps: readonly Step[];
}

const FIRST = Date.parse('2022-01-03T01:00:00.000Z');
/** Until the middle of 2026: the years of the runs have their holiday notices. */
const START_MINUTES = 4.3 * 365 * 1440;
/** How long a failing run is made smaller. */
const SHRINK_MS = 60_000;
const STEPS = 400;
const CASES_AT_ONCE = 6;

const step = fc.record({
  mode: fc.oneof(
    ...Object.entries(MODES).map(([mode, { weight }]) => ({
      weight,
      arbitrary: fc.constant(mode as Mode),
    })),
  ),
  seed: fc.noBias(fc.nat()),
});
const run: fc.Arbitrary<Run> = fc.record({
  start: fc.noBias(fc.nat(START_MINUTES)),
  steps: fc.array(step, { minLength: 1, maxLength: STEPS, size: 'max' }),
});

export interface PlayOptions {
  readonly calls: number;
  readonly seed: number;
  /** Whether a failing run is made smaller before it is reported. */
  readonly shrink?: boolean;
}

export interface Played {
  readonly tally: Tally;
  readonly seed: number;
  /** The shortest sequence found that does what may not be; null when none was found. */
  readonly violation: { readonly message: string; readonly steps: number } | null;
}

/** Plays until `calls` requests were sent, or a violation is found. */
export async function play(world: World, options: PlayOptions): Promise<Played> {
  const tally = new Tally();
  let failed: ReadonlyMap<CommandName, number> | null = null;
  let shrinking: Tally | null = null;
  let giveUpAt = Number.POSITIVE_INFINITY;
  const property = fc.asyncProperty(run, async ({ start, steps }) => {
    if (failed === null && tally.calls >= options.calls) return;
    if (Date.now() > giveUpAt) return;
    // While a failure is made smaller, choices are made as in the run that failed.
    const known: ReadonlyMap<CommandName, number> = failed ?? new Map(tally.done);
    try {
      await playRun(world, shrinking ?? tally, known, start, steps);
    } catch (error) {
      if (failed === null) giveUpAt = Date.now() + SHRINK_MS;
      failed ??= known;
      shrinking ??= new Tally();
      throw error;
    }
  });
  const details = await fc.check(property, {
    seed: options.seed,
    numRuns: Math.ceil(options.calls / 20),
    maxSkipsPerRun: 0,
    interruptAfterTimeLimit: 7_000_000,
    endOnFailure: options.shrink === false,
  });
  const error = details.failed ? details.errorInstance : null;
  if (error !== null && error !== undefined && !(error instanceof Violation)) throw error;
  const steps = details.counterexample?.[0].steps.length ?? 0;
  const violation = error ? { message: world.withNames(error.message), steps } : null;
  return { tally, seed: options.seed, violation };
}

async function playRun(
  world: World,
  tally: Tally,
  known: ReadonlyMap<CommandName, number>,
  start: number,
  steps: readonly Step[],
): Promise<void> {
  world.now = new Date(FIRST + start * 60_000).toISOString();
  const driver = new Driver(world, tally, known);
  for (const { mode, seed } of steps) {
    const dice = new Dice(seed);
    driver.pass(dice.nat(25 * 60_000));
    const live = driver.handles.filter(({ ledger }) => ledger.view.next !== null).length;
    if (live < CASES_AT_ONCE && dice.chance(0.15)) await driver.register(dice);
    await MODES[mode].play(driver, dice);
  }
  await driver.settle();
}
