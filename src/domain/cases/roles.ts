/** In which parts a person may act on a case now, and at which post, in which capacity. */
import { postsHeldBy } from '../organisation/acting.ts';
import { personDuties } from '../organisation/people.ts';
import type { Actor, PersonId, UnitDuty } from '../organisation/types.ts';
import type { DecisionContext } from './context.ts';
import { currentRound, pendingHandOver } from './rounds.ts';
import {
  approverSeat,
  callingSeat,
  chainSeats,
  handOverSeat,
  lawSeat,
  levelSeat,
  officeSeat,
  responderSeat,
  reviewSeat,
  sectionHeadSeat,
  waitingSeat,
} from './seats.ts';
import type { CaseState } from './state.ts';
import type { Role } from './vocabulary.ts';

type Context = DecisionContext;

/** How the one who asks would act in a role; null when the role is not theirs. */
export function actingAs(
  role: Role,
  state: CaseState,
  context: Context,
): Actor | 'applicant' | 'system' | null {
  const { who } = context;
  if (who.kind !== 'person') return role === who.kind ? who.kind : null;
  return SEATS[role](state, context, who.personId).find((actor) => actor.personId === who.personId) ?? null;
}

type Seat = (state: CaseState, context: Context, personId: PersonId) => readonly Actor[];

const nobody: Seat = () => [];

const SEATS: Readonly<Record<Role, Seat>> = {
  'first-responder': responderSeat,
  'section-head': sectionHeadSeat,
  'level-holder': waitingSeat,
  'reviewing-leader': reviewSeat,
  'leader-above': (state, context) => chainSeats(state, [2, 3, 4], context),
  'leader-3-or-4': (state, context) => chainSeats(state, [3, 4], context),
  'principal-leader': approverSeat,
  'calling-leader': callingSeat,
  'silent-level': silentSeat,
  'law-section': lawSeat,
  office: (state, context, personId) => [
    ...dutySeat('office', state, context, personId),
    ...officeSeat(state, context),
  ],
  supervision: (state, context, personId) => dutySeat('supervision', state, context, personId),
  'hand-over-receiver': (state, context) =>
    pendingHandOver(currentRound(state))?.commonLeaderPostId === null ? handOverSeat(state, context) : [],
  'common-leader': commonLeaderSeat,
  'coordination-asked': askedSeat,
  'consultation-participant': participantSeat,
  applicant: nobody,
  system: nobody,
};

/** Somebody who holds a post in the unit with the duty, at that post. */
function dutySeat(
  duty: UnitDuty,
  state: CaseState,
  { directory, now }: Context,
  personId: PersonId,
): readonly Actor[] {
  if (currentRound(state).recused.includes(personId)) return [];
  if (!personDuties(directory, personId, now).has(duty)) return [];
  return ownPosts(directory, personId, now).filter((actor) => {
    const post = directory.posts.get(actor.postId);
    return post !== undefined && directory.units.get(post.unitId)?.duty === duty;
  });
}

function ownPosts(directory: Context['directory'], personId: PersonId, now: string): readonly Actor[] {
  return postsHeldBy(directory, personId, now).map((postId) => ({
    personId,
    postId,
    capacity: 'holder',
    onBehalfOf: null,
  }));
}

/** The levels that let their time pass, as they may sit today without acting at two levels of a climb. */
function silentSeat(state: CaseState, context: Context): readonly Actor[] {
  return currentRound(state).climbs.flatMap((climb) =>
    climb.entries
      .filter((entry) => entry.result === 'overdue' && entry.lateOpinion === null)
      .flatMap((entry) => levelSeat(state, climb, entry.level, context)),
  );
}

/** The common leader; the office where no one can answer the hand-over at all. */
function commonLeaderSeat(state: CaseState, context: Context): readonly Actor[] {
  const handOver = pendingHandOver(currentRound(state));
  if (!handOver) return [];
  const seat = handOverSeat(state, context);
  if (seat.length === 0) return officeSeat(state, context);
  return handOver.commonLeaderPostId === null ? [] : seat;
}

/** Anybody with a post in a unit that was asked to help and has not answered. */
function askedSeat(state: CaseState, { directory, now }: Context, personId: PersonId): readonly Actor[] {
  const asked = currentRound(state)
    .coordinations.filter((one) => one.answer === null)
    .map((one) => one.askedUnitId);
  return ownPosts(directory, personId, now).filter((actor) =>
    asked.includes(directory.posts.get(actor.postId)?.unitId ?? ''),
  );
}

function participantSeat(
  state: CaseState,
  { directory, now }: Context,
  personId: PersonId,
): readonly Actor[] {
  const waiting = currentRound(state).consultations.some(
    (one) =>
      one.conclusion === null &&
      one.participants.includes(personId) &&
      !one.opinions.some((opinion) => opinion.personId === personId),
  );
  return waiting ? ownPosts(directory, personId, now) : [];
}
