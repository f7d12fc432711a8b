/**
 * Who may sit down at a task of a case now: posts are looked up in the directory, and people who are
 * excluded (their own proposal, an interest, another level of the same climb) are left out.
 */
import {
  candidatesFor,
  holderOf,
  isAbsent,
  postsHeldBy,
  successorsFor,
  waitingSinceLimit,
} from '../organisation/acting.ts';
import { superiorChainOf } from '../organisation/chain.ts';
import { isLeader } from '../organisation/people.ts';
import type { Actor, ChainLevel, PersonId, PostId } from '../organisation/types.ts';
import type { Instant } from '../time.ts';
import type { DecisionContext } from './context.ts';
import { dutyPosts, leaderPosts } from './duty-posts.ts';
import {
  approvedClimb,
  currentRound,
  openClimb,
  pendingHandOver,
  pendingReferral,
  waitingSince,
} from './rounds.ts';
import type { CaseState, Climb } from './state.ts';

type SeatContext = Pick<DecisionContext, 'directory' | 'now'>;

const eligible = (actors: readonly Actor[], excluded: readonly PersonId[]) =>
  actors.filter((actor) => !excluded.includes(actor.personId));

/**
 * The first of several posts at which anybody eligible can act, with all who can. A delegate who does not take over
 * what was waiting is left out where the case waited before (`since`).
 */
function firstSeat(
  posts: readonly (PostId | null)[],
  excluded: readonly PersonId[],
  { directory, now }: SeatContext,
  since: Instant,
): readonly Actor[] {
  for (const post of posts) {
    if (post === null) continue;
    const actors = eligible(candidatesFor(directory, post, now), excluded).filter((actor) => {
      const limit = waitingSinceLimit(directory, actor, now);
      return limit === null || limit <= since;
    });
    if (actors.length > 0) return actors;
  }
  return [];
}

/**
 * The office, or who takes its place when nobody is there. Whoever is first to stand in at level 4 does not
 * confirm it themselves.
 */
export function officeSeat(state: CaseState, context: SeatContext): readonly Actor[] {
  const climb = openClimb(state);
  const [standIn] = climb?.level === 4 ? standInSeat(state, climb, context) : [];
  return firstSeat(
    [...dutyPosts(context.directory, 'office'), ...leaderPosts(context.directory)],
    [...currentRound(state).recused, ...(standIn ? [standIn.personId] : [])],
    context,
    waitingSince(state),
  );
}

/** The law section, which reads a licence refusal before level 4; empty when the bureau has none to act. */
export function lawSeat(state: CaseState, context: SeatContext): readonly Actor[] {
  const climb = openClimb(state);
  const excluded = climb ? excludedAt(state, climb, 4) : [];
  return firstSeat(dutyPosts(context.directory, 'law'), excluded, context, waitingSince(state));
}

/** Who may act as first responder at a post: whoever is there and not recused. Leaders are not first responders. */
export function respondersAt(state: CaseState, postId: PostId, context: SeatContext): readonly Actor[] {
  const { directory, now } = context;
  return firstSeat([postId], currentRound(state).recused, context, waitingSince(state)).filter(
    (actor) => !isLeader(directory, actor.personId, now),
  );
}

/** The first responder of the case; empty when the post is vacant or nobody there may act. */
export function responderSeat(state: CaseState, context: SeatContext): readonly Actor[] {
  return respondersAt(state, currentRound(state).responderPostId, context);
}

/**
 * The one who decides about the first responder's own acts: the section head, else the next leader of the chain.
 * Whoever asked is left out, so that two people stand behind it (invariant 1).
 */
export function sectionHeadSeat(state: CaseState, context: SeatContext): readonly Actor[] {
  const round = currentRound(state);
  const paused = round.pauses.some((pause) => pause.to === null) ? round.informedOnce?.by : undefined;
  const asked = [round.withdrawalAsked?.by, pendingReferral(round)?.requestedBy, paused].filter(
    (one) => one !== undefined,
  );
  return firstSeat(
    [
      round.chain[2],
      round.chain[3],
      round.chain[4],
      ...dutyPosts(context.directory, 'office'),
      ...leaderPosts(context.directory),
    ],
    [...round.recused, ...asked],
    context,
    waitingSince(state),
  );
}

/**
 * People who may not decide at a level of a climb: whoever wrote the proposal or a later edition of it, the
 * recused, and who acted at another level, also late or by stating what changed (invariant 3).
 *
 * @clause 2.2
 */
export function excludedAt(state: CaseState, climb: Climb, level: ChainLevel): readonly PersonId[] {
  const acts = [
    ...climb.entries,
    ...climb.entries.map(({ level: at, lateOpinion }) => ({ level: at, actor: lateOpinion?.actor ?? null })),
    ...climb.sentBack,
    ...(climb.changeStated ? [climb.changeStated] : []),
  ];
  const elsewhere = acts
    .filter((act) => act.level !== level)
    .flatMap((act) => (act.actor ? [act.actor.personId] : []));
  return [climb.startedBy, ...climb.earlierProposers, ...elsewhere, ...currentRound(state).recused];
}

/**
 * Everybody who is left out at a level. A principal leader who also sits lower decides at level 4, which is never
 * skipped, and nowhere else. Reading of the text: docs/decisions/0010-one-person-one-level.md
 *
 * @clause 2.2
 */
export function leftOutAt(
  state: CaseState,
  climb: Climb,
  level: ChainLevel,
  { directory, now }: SeatContext,
): readonly PersonId[] {
  const final = level < 4 && climb.chain[4] ? holderOf(directory, climb.chain[4], now) : null;
  return [...excludedAt(state, climb, level), ...(final ? [final] : [])];
}

/** Who may decide at a level of the climb now. Level 4 falls to the stand-in that the office confirmed. */
export function levelSeat(
  state: CaseState,
  climb: Climb,
  level: ChainLevel,
  context: SeatContext,
): readonly Actor[] {
  const excluded = leftOutAt(state, climb, level, context);
  // A level that the climb only now comes to has been waiting for nobody yet.
  const here = state.status === 'escalated' && climb.level === level;
  const own = firstSeat([climb.chain[level]], excluded, context, here ? climb.levelSince : context.now);
  const { standIn } = climb;
  if (level !== 4 || !standIn || !isPresent(standIn.personId, context)) return own;
  return [...eligible([standIn], excluded), ...own.filter((actor) => actor.personId !== standIn.personId)];
}

/** Still in service and not away: a stand-in who is neither stands in no longer. */
function isPresent(personId: PersonId, { directory, now }: SeatContext): boolean {
  return postsHeldBy(directory, personId, now).length > 0 && !isAbsent(directory, personId, now);
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

/**
 * The leader who had said 能办 and must first state what changed: at the post that ordered it, also where the case
 * has another chain by now.
 */
export function reviewSeat(state: CaseState, context: SeatContext): readonly Actor[] {
  const climb = openClimb(state);
  const { order } = currentRound(state);
  if (state.status !== 'escalated' || !climb || climb.reviewBy === null || !order) return [];
  return firstSeat(
    [order.actor.postId],
    excludedAt(state, climb, climb.reviewBy),
    context,
    waitingSince(state),
  );
}

/**
 * Who may stand in for an empty level 4: the first eligible in the unit's published order; where nobody in it is
 * left, any leader in service who is not excluded, those of the same unit and those present in front.
 */
export function standInSeat(state: CaseState, climb: Climb, context: SeatContext): readonly Actor[] {
  const { directory, now } = context;
  const excluded = excludedAt(state, climb, 4);
  const finalPost = climb.chain[4] ? directory.posts.get(climb.chain[4]) : undefined;
  const [first] = finalPost ? eligible(successorsFor(directory, finalPost.unitId, now), excluded) : [];
  if (first) return [first];
  const onBehalfOf = finalPost ? holderOf(directory, finalPost.id, now) : null;
  const leaders = leaderPosts(directory, finalPost?.unitId).flatMap((postId) => {
    const personId = holderOf(directory, postId, now);
    if (personId === null || personId === onBehalfOf) return [];
    return [{ personId, postId: finalPost?.id ?? postId, capacity: 'successor' as const, onBehalfOf }];
  });
  const away = (actor: Actor) => Number(isAbsent(directory, actor.personId, now));
  return eligible(leaders, excluded).toSorted((a, b) => away(a) - away(b));
}

/** Who answers a hand-over: the receiving section's head, else (or when contested) the lowest common leader. */
export function handOverSeat(state: CaseState, context: SeatContext): readonly Actor[] {
  const round = currentRound(state);
  const handOver = pendingHandOver(round);
  if (!handOver) return [];
  const posts = handOver.commonLeaderPostId
    ? [handOver.commonLeaderPostId, ...leaderPosts(context.directory)]
    : [handOver.toPostId];
  return firstSeat(posts, [...round.recused, handOver.by], context, waitingSince(state));
}

/** The bureau leader who supervises an affiliated unit and may call a case in. */
export function callingSeat(state: CaseState, context: SeatContext): readonly Actor[] {
  const superior = superiorChainOf(context.directory, state.unitId);
  return superior ? firstSeat([superior[3]], currentRound(state).recused, context, waitingSince(state)) : [];
}

/** Level 4 of the climb whose approval stands. */
export function approverSeat(state: CaseState, context: SeatContext): readonly Actor[] {
  const climb = approvedClimb(state);
  return climb ? levelSeat(state, climb, 4, context) : [];
}

/** Everyone in the chain above the first responder. */
export function chainSeats(
  state: CaseState,
  levels: readonly ChainLevel[],
  context: SeatContext,
): readonly Actor[] {
  const round = currentRound(state);
  return levels.flatMap((level) =>
    firstSeat([round.chain[level]], round.recused, context, waitingSince(state)),
  );
}
