/** How a climb moves: which level comes next, what is skipped and why, and how a climb ends. */
import { candidatesFor } from '../organisation/acting.ts';
import type { Actor, ChainLevel } from '../organisation/types.ts';
import type { DecisionContext } from './context.ts';
import { climbUnderWay, currentRound, openClimb, patchClimb } from './rounds.ts';
import { levelSeat } from './seats.ts';
import type { CaseState, Climb, LevelEntry } from './state.ts';
import type { ClimbOutcome, LevelResult, SkipCause } from './vocabulary.ts';

/**
 * Brings the open climb to the first level from `from` upwards at which somebody may decide. Levels without an
 * eligible person leave a "skipped" entry with its cause; level 4 is never skipped: there it waits, for a
 * stand-in if need be.
 *
 * @clause 2.2
 */
export function ascend(state: CaseState, from: ChainLevel, context: DecisionContext): CaseState {
  const climb = climbUnderWay(state);
  if (from < 4 && levelSeat(state, climb, from, context).length === 0) {
    const skipped = patchClimb(state, {
      entries: [...climb.entries, skippedEntry(state, climb, from, context)],
    });
    return ascend(skipped, next(from), context);
  }
  return patchClimb(
    { ...state, status: 'escalated' },
    { level: from, levelSince: context.now, reviewBy: null, returnTo: null, paper: null },
  );
}

export function next(level: ChainLevel): ChainLevel {
  return level === 2 ? 3 : 4;
}

function skippedEntry(
  state: CaseState,
  climb: Climb,
  level: ChainLevel,
  context: DecisionContext,
): LevelEntry {
  return {
    ...entryOf(level, 'skipped', null, context),
    postId: climb.chain[level],
    skipCause: skipCause(state, climb, level, context),
  };
}

/** Vacant: nobody acts at the post, or there is no such post. Recused before same person: an interest weighs more. */
function skipCause(state: CaseState, climb: Climb, level: ChainLevel, context: DecisionContext): SkipCause {
  const post = climb.chain[level];
  const people = post === null ? [] : candidatesFor(context.directory, post, context.now);
  if (people.length === 0) return 'vacant';
  const { recused } = currentRound(state);
  return people.some((actor) => recused.includes(actor.personId)) ? 'recused' : 'same-person';
}

/** A level's entry; opinion and judgement are added by who decides. */
export function entryOf(
  level: ChainLevel,
  result: LevelResult,
  actor: Actor | null,
  context: Pick<DecisionContext, 'now'>,
  rest: Partial<Pick<LevelEntry, 'opinion' | 'judgement' | 'fromPaper'>> = {},
): LevelEntry {
  return {
    level,
    result,
    actor,
    postId: actor?.postId ?? null,
    at: context.now,
    opinion: null,
    judgement: null,
    skipCause: null,
    lateOpinion: null,
    fromPaper: false,
    ...rest,
  };
}

/** Adds a level's entry to the open climb. */
export function withEntry(state: CaseState, entry: LevelEntry): CaseState {
  const climb = climbUnderWay(state);
  return patchClimb(state, { entries: [...climb.entries, entry] });
}

/** Ends the open climb, if there is one. */
export function endClimb(
  state: CaseState,
  outcome: ClimbOutcome,
  context: Pick<DecisionContext, 'now'>,
): CaseState {
  return openClimb(state)
    ? patchClimb(state, { outcome, endedAt: context.now, returnTo: null, paper: null })
    : state;
}

/** Entries that a step added, as facts for the history. */
export function newEntries(before: CaseState, after: CaseState): readonly LevelEntry[] {
  const earlier = new Set(currentRound(before).climbs.flatMap((climb) => climb.entries));
  return currentRound(after)
    .climbs.flatMap((climb) => climb.entries)
    .filter((entry) => !earlier.has(entry));
}
