/**
 * Who may sit down at a task of a case now: posts are looked up in the directory, and people who are
 * excluded (their own proposal, an interest, another level of the same climb) are left out.
 */
import { candidatesFor, isAbsent, successorsFor } from '../organisation/acting.ts';
import { superiorChainOf } from '../organisation/chain.ts';
import type { Actor, ChainLevel, PersonId, PostId, UnitDuty } from '../organisation/types.ts';
import type { DecisionContext } from './context.ts';
import { currentRound, openClimb, pendingHandOver, pendingReferral } from './rounds.ts';
import type { CaseState, Climb } from './state.ts';

type SeatContext = Pick<DecisionContext, 'directory' | 'now'>;

const eligible = (actors: readonly Actor[], excluded: readonly PersonId[]) =>
  actors.filter((actor) => !excluded.includes(actor.personId));

/** The first of several posts at which anybody eligible can act, with all who can. */
function firstSeat(
  posts: readonly (PostId | null)[],
  excluded: readonly PersonId[],
  { directory, now }: SeatContext,
): readonly Actor[] {
  for (const post of posts) {
    if (post === null) continue;
    const actors = eligible(candidatesFor(directory, post, now), excluded);
    if (actors.length > 0) return actors;
  }
  return [];
}

/** Posts of the units that carry a duty, heads first. */
export function dutyPosts({ directory }: SeatContext, duty: UnitDuty): readonly PostId[] {
  const posts = [...directory.posts.values()].filter(
    (post) => directory.units.get(post.unitId)?.duty === duty,
  );
  return [
    ...posts.filter((p) => p.kind === 'section-head'),
    ...posts.filter((p) => p.kind !== 'section-head'),
  ].map((post) => post.id);
}

/** Posts of all leaders, principal first: the last resort when nobody else can be found. */
function leaderPosts({ directory }: SeatContext): readonly PostId[] {
  const posts = [...directory.posts.values()];
  return [
    ...posts.filter((post) => post.kind === 'principal-leader'),
    ...posts.filter((post) => post.kind === 'supervising-leader'),
  ].map((post) => post.id);
}

/** The office, or who stands in for it when nobody is there. */
export function officeSeat(state: CaseState, context: SeatContext): readonly Actor[] {
  return firstSeat(
    [...dutyPosts(context, 'office'), ...leaderPosts(context)],
    currentRound(state).recused,
    context,
  );
}

/** The law section, which reads a licence refusal before level 4; empty when the bureau has none to act. */
export function lawSeat(state: CaseState, context: SeatContext): readonly Actor[] {
  const climb = openClimb(state);
  const excluded = climb ? excludedAt(state, climb, 4) : [];
  return firstSeat(dutyPosts(context, 'law'), excluded, context);
}

/** The first responder's post; empty when the post is vacant or everybody there is recused. */
export function responderSeat(state: CaseState, context: SeatContext): readonly Actor[] {
  const round = currentRound(state);
  return firstSeat([round.responderPostId], round.recused, context);
}

/**
 * The one who decides about the first responder's own acts: the section head, else the next leader of the chain.
 * Whoever asked is left out, so that two people stand behind it (invariant 1).
 */
export function sectionHeadSeat(state: CaseState, context: SeatContext): readonly Actor[] {
  const round = currentRound(state);
  const asked = [round.withdrawalAsked?.by, pendingReferral(round)?.requestedBy].filter(
    (one) => one !== undefined,
  );
  return firstSeat(
    [
      round.chain[2],
      round.chain[3],
      round.chain[4],
      ...dutyPosts(context, 'office'),
      ...leaderPosts(context),
    ],
    [...round.recused, ...asked],
    context,
  );
}

/** People who may not decide at a level of a climb: the proposer, the recused, who decided at another level. */
export function excludedAt(state: CaseState, climb: Climb, level: ChainLevel): readonly PersonId[] {
  const elsewhere = [...climb.entries, ...climb.sentBack]
    .filter((entry) => entry.level !== level)
    .flatMap((entry) => (entry.actor ? [entry.actor.personId] : []));
  return [climb.startedBy, ...elsewhere, ...currentRound(state).recused];
}

/** Who may decide at a level of the climb now. Level 4 falls to the stand-in that the office confirmed. */
export function levelSeat(
  state: CaseState,
  climb: Climb,
  level: ChainLevel,
  context: SeatContext,
): readonly Actor[] {
  const excluded = excludedAt(state, climb, level);
  const own = firstSeat([climb.chain[level]], excluded, context);
  if (level !== 4 || !climb.standIn) return own;
  const standIn = climb.standIn;
  return [...eligible([standIn], excluded), ...own.filter((actor) => actor.personId !== standIn.personId)];
}

/** Whether level 4 needs a stand-in: nobody eligible, or only a holder who is away without delegate or AB角. */
export function needsStandIn(state: CaseState, climb: Climb, { directory, now }: SeatContext): boolean {
  const seat = levelSeat(state, climb, 4, { directory, now });
  return seat.every((actor) => actor.capacity === 'holder' && isAbsent(directory, actor.personId, now));
}

/** Who may decide where the climb waits; empty when the climb is under review or nobody is eligible. */
export function waitingSeat(state: CaseState, context: SeatContext): readonly Actor[] {
  const climb = openClimb(state);
  if (state.status !== 'escalated' || !climb || climb.reviewBy !== null) return [];
  return levelSeat(state, climb, climb.level, context);
}

/** The leader who had said 能办 and must first state what changed. */
export function reviewSeat(state: CaseState, context: SeatContext): readonly Actor[] {
  const climb = openClimb(state);
  if (state.status !== 'escalated' || !climb || climb.reviewBy === null) return [];
  return firstSeat([climb.chain[climb.reviewBy]], [climb.startedBy, ...currentRound(state).recused], context);
}

/**
 * Who may stand in for an empty level 4: the first eligible in the unit's published order; where nobody in it is
 * left, any leader who is not excluded.
 */
export function standInSeat(state: CaseState, climb: Climb, context: SeatContext): readonly Actor[] {
  const excluded = excludedAt(state, climb, 4);
  const finalPost = climb.chain[4] ? context.directory.posts.get(climb.chain[4]) : undefined;
  const [first] = finalPost
    ? eligible(successorsFor(context.directory, finalPost.unitId, context.now), excluded)
    : [];
  if (first) return [first];
  return leaderPosts(context)
    .flatMap((post) => eligible(candidatesFor(context.directory, post, context.now), excluded))
    .map((actor) => ({ ...actor, capacity: 'successor' as const, onBehalfOf: null }));
}

/** Who answers a hand-over: the receiving section's head, else (or when contested) the lowest common leader. */
export function handOverSeat(state: CaseState, context: SeatContext): readonly Actor[] {
  const round = currentRound(state);
  const handOver = pendingHandOver(round);
  if (!handOver) return [];
  const posts = handOver.commonLeaderPostId
    ? [handOver.commonLeaderPostId, ...leaderPosts(context)]
    : [handOver.toPostId];
  return firstSeat(posts, round.recused, context);
}

/** The bureau leader who supervises an affiliated unit and may call a case in. */
export function callingSeat(state: CaseState, context: SeatContext): readonly Actor[] {
  const superior = superiorChainOf(context.directory, state.unitId);
  return superior ? firstSeat([superior[3]], currentRound(state).recused, context) : [];
}

/** Everyone in the chain above the first responder. */
export function chainSeats(
  state: CaseState,
  levels: readonly ChainLevel[],
  context: SeatContext,
): readonly Actor[] {
  const round = currentRound(state);
  return levels.flatMap((level) => firstSeat([round.chain[level]], round.recused, context));
}
