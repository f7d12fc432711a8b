/** All invariants together, and the search for dead ends. */
import type { Checks, Graph } from './walk.ts';
import { CHAIN_CHECKS } from './walk-checks-chain.ts';
import { COURSE_CHECKS, PLACE_CHECKS } from './walk-checks-course.ts';

/** The first invariant that does not hold, by its name and what is wrong; null when all hold. */
export const ALL_CHECKS: Checks = {
  onTransition: (transition) => {
    for (const [name, check] of Object.entries({ ...CHAIN_CHECKS, ...COURSE_CHECKS })) {
      const fault = check(transition);
      if (fault) return `${name}: ${fault}`;
    }
    return null;
  },
  onPlace: (...asked) => {
    for (const [name, check] of Object.entries(PLACE_CHECKS)) {
      const fault = check(...asked);
      if (fault) return `${name}: ${fault}`;
    }
    return null;
  },
};

/** What only ends a case by giving it up, or moves time or people: no way out of a dead end. */
const NO_WAY_OUT: readonly string[] = ['withdraw', 'ask-withdrawal', 'decide-withdrawal', 'object', 'reopen'];

/**
 * Places from which no answer can be reached, whatever the house does. Steps that lead beyond the bounds count as
 * ways out: what lies there was not looked at.
 */
export function deadEnds({ places, edges }: Graph): readonly number[] {
  const backwards: number[][] = places.map(() => []);
  const hopeful: number[] = [];
  const reached = new Set<number>();
  const arrive = (at: number) => {
    if (reached.has(at)) return;
    reached.add(at);
    hopeful.push(at);
  };
  for (const [at, place] of places.entries()) {
    if (['answered', 'closed', 'withdrawn'].includes(place.state.status)) arrive(at);
    for (const { to, command } of edges[at] ?? []) {
      if (NO_WAY_OUT.includes(command)) continue;
      if (to === -1) arrive(at);
      else backwards[to]?.push(at);
    }
  }
  for (let at = hopeful.pop(); at !== undefined; at = hopeful.pop()) {
    for (const before of backwards[at] ?? []) arrive(before);
  }
  return [...places.keys()].filter((at) => !reached.has(at));
}
