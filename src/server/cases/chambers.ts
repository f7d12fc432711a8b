/** The flight of locks: the four chambers as they stand in the latest climb of the current round. */
import type { ChamberDto } from '../../contract/cases.ts';
import { clockColour } from '../../domain/calendar/clock-colour.ts';
import { remainingText } from '../../domain/calendar/remaining-text.ts';
import { clockOf } from '../../domain/cases/clocks.ts';
import type { DecisionContext } from '../../domain/cases/context.ts';
import { currentRound } from '../../domain/cases/rounds.ts';
import { levelSeat, responderSeat } from '../../domain/cases/seats.ts';
import type { CaseState, Climb } from '../../domain/cases/state.ts';
import type { Actor, ChainLevel } from '../../domain/organisation/types.ts';
import type { Organisation } from '../organisation/directory.ts';

const EMPTY = {
  result: null,
  skipCause: null,
  opinion: null,
  at: null,
  dueAt: null,
  colour: 'none' as const,
  remaining: null,
};

/** Level 1 first. Before any climb the upper three lie ahead, with who would decide there today. */
export function chambersOf(
  state: CaseState,
  context: DecisionContext,
  organisation: Organisation,
): ChamberDto[] {
  const round = currentRound(state);
  const climb = round.climbs.at(-1) ?? null;
  const [responder] = responderSeat(state, context);
  const raised = state.status === 'escalated' || state.status === 'refusal-approved';
  const first: ChamberDto = {
    ...EMPTY,
    level: 1,
    postTitle: organisation.directory.posts.get(round.responderPostId)?.title ?? null,
    ...person(responder ?? null, organisation),
    state: raised || round.answer ? 'decided' : 'waiting',
    at: climb?.startedAt ?? null,
    opinion: climb?.proposal?.reason ?? climb?.question ?? null,
  };
  return [first, ...([2, 3, 4] as const).map((level) => chamber(level, state, climb, context, organisation))];
}

function chamber(
  level: ChainLevel,
  state: CaseState,
  climb: Climb | null,
  context: DecisionContext,
  organisation: Organisation,
): ChamberDto {
  const postId = (climb?.chain ?? currentRound(state).chain)[level];
  const base = {
    ...EMPTY,
    level,
    postTitle: postId ? (organisation.directory.posts.get(postId)?.title ?? null) : null,
  };
  const entry = climb?.entries.find((one) => one.level === level);
  if (entry) {
    const late = entry.lateOpinion;
    return {
      ...base,
      ...person(entry.actor ?? late?.actor ?? null, organisation),
      state: entry.result === 'skipped' ? 'skipped' : entry.result === 'overdue' ? 'overdue' : 'decided',
      result: entry.result,
      skipCause: entry.skipCause,
      opinion: entry.opinion ?? late?.opinion ?? null,
      at: entry.at,
    };
  }
  const [actor] = climb ? levelSeat(state, climb, level, context) : [];
  const seated = { ...base, ...person(actor ?? null, organisation), state: 'ahead' as const };
  if (!climb || climb.outcome !== null) return seated;
  const sentBack = climb.sentBack.find((one) => one.level === level);
  if (climb.returnTo === level) {
    return { ...seated, state: 'sent-back', opinion: sentBack?.missing ?? null, at: sentBack?.at ?? null };
  }
  const here = climb.reviewBy === null ? climb.level === level : climb.reviewBy === level;
  if (state.status !== 'escalated' || !here) return seated;
  const clock = clockOf(state, 'level', context.calendar, context.now);
  return {
    ...seated,
    state: climb.reviewBy === null ? 'waiting' : 'review',
    at: climb.levelSince,
    dueAt: clock?.dueAt ?? null,
    colour: clock ? clockColour(context.calendar, clock, context.now) : 'none',
    remaining: clock ? remainingText(context.calendar, clock.dueAt, context.now) : null,
  };
}

function person(
  actor: Actor | null,
  { people }: Organisation,
): Pick<ChamberDto, 'personName' | 'onBehalfOfName'> {
  const nameOf = (id: string | null | undefined) => (id ? (people.get(id)?.displayName ?? null) : null);
  return { personName: nameOf(actor?.personId), onBehalfOfName: nameOf(actor?.onBehalfOf) };
}
