/**
 * 随意走的长路：几十步里想到什么做什么，规矩照样成立，历史只增不改。
 *
 * @clause 2.0, 2.2, 3.2
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pendingTimers } from '../../src/domain/cases/timers.ts';
import { addMinutes } from '../../src/domain/time.ts';
import { contextOf, type Place, REAL_RULES, startOf, stepFrom, type Transition } from '../builders/walk.ts';
import { ALL_CHECKS } from '../builders/walk-checks.ts';
import { WORLDS, type World } from '../builders/walk-worlds.ts';

const RUNS = Number(process.env.RUHEBAN_PATHS ?? 150);
const STEPS = 60;
const HALF_HOUR = 30;

const paths = fc.record({
  world: fc.constantFrom(...WORLDS),
  choices: fc.array(fc.nat(), { minLength: STEPS, maxLength: STEPS }),
  waits: fc.array(fc.integer({ min: 1, max: 200 }), { minLength: STEPS, maxLength: STEPS }),
});

/** Goes on from a place by one of the steps that are possible there; null where none is. */
function wander(world: World, choices: readonly number[], waits: readonly number[]): readonly Transition[] {
  let place: Place = startOf(world);
  const taken: Transition[] = [];
  for (const [at, choice] of choices.entries()) {
    const now = addMinutes(place.now, (waits[at] ?? 1) * HALF_HOUR);
    const changed = place.changed || (world.later !== undefined && choice % 17 === 0);
    const step = stepFrom({ ...place, now, changed }, world, choice);
    if (!step) continue;
    taken.push(step);
    place = step.to;
  }
  return taken;
}

describe('走得再远', () => {
  test('每一步都守六条规矩', () => {
    fc.assert(
      fc.property(paths, ({ world, choices, waits }) => {
        for (const transition of wander(world, choices, waits)) {
          expect(ALL_CHECKS.onTransition(transition), told(transition)).toBeNull();
        }
      }),
      { numRuns: RUNS },
    );
  }, 120_000);

  test('每一步留下一个事件；过去的各轮、各级意见一字不改', () => {
    fc.assert(
      fc.property(paths, ({ world, choices, waits }) => {
        for (const { from, to, decision } of wander(world, choices, waits)) {
          expect(decision.events).toHaveLength(1);
          expect(decision.events[0]?.at).toBe(to.now);
          const past = from.state.rounds.slice(0, -1);
          expect(to.state.rounds.slice(0, past.length)).toEqual(past);
          const entries = from.state.rounds.flatMap((round) =>
            round.climbs.flatMap((climb) => climb.entries),
          );
          const kept = to.state.rounds.flatMap((round) => round.climbs.flatMap((climb) => climb.entries));
          expect(kept.map((entry) => ({ ...entry, lateOpinion: null }))).toEqual(
            expect.arrayContaining(entries.map((entry) => ({ ...entry, lateOpinion: null }))),
          );
          expect(new Set(levels(to)).size).toBe(levels(to).length);
        }
      }),
      { numRuns: RUNS },
    );
  }, 120_000);

  test('活着的办件总有一个到时会响的钟', () => {
    fc.assert(
      fc.property(paths, ({ world, choices, waits }) => {
        const place = wander(world, choices, waits).at(-1)?.to ?? startOf(world);
        const { state, now } = place;
        const live = !['closed', 'withdrawn'].includes(state.status);
        expect(REAL_RULES.clocks(state, now).length > 0).toBe(live);
        for (const timer of pendingTimers(state, contextOf(place, world, 'system')))
          expect(timer.dueAt).toMatch(/Z$/);
      }),
      { numRuns: RUNS },
    );
  }, 120_000);
});

/** Climb and level of every entry: one entry a level and climb. */
function levels({ state }: Place): readonly string[] {
  return state.rounds.flatMap((round) =>
    round.climbs.flatMap((climb) => climb.entries.map((entry) => `${climb.no}/${entry.level}`)),
  );
}

function told({ world, to }: Transition): string {
  return `${world.name}: ${to.steps.map((step) => `${step.by} ${step.command}`).join(' → ')}`;
}
