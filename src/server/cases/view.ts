/** A case as the one who asks may see it: names for ids, masked numbers, clocks that explain themselves. */
import type { CaseDto, CaseListItemDto, ClockDto, NextStepDto } from '../../contract/cases.ts';
import { clockColour } from '../../domain/calendar/clock-colour.ts';
import { remainingText } from '../../domain/calendar/remaining-text.ts';
import { type Clock, earliestClock, runningClocks } from '../../domain/cases/clocks.ts';
import type { DecisionContext, Who } from '../../domain/cases/context.ts';
import { can } from '../../domain/cases/decide.ts';
import { nextStep } from '../../domain/cases/next-step.ts';
import { currentRound, waitingLevel } from '../../domain/cases/rounds.ts';
import { responderSeat } from '../../domain/cases/seats.ts';
import type { CaseState } from '../../domain/cases/state.ts';
import type { Deps } from '../deps.ts';
import type { Organisation } from '../organisation/directory.ts';
import { isSealed, maskName, maskPhone, type Sealer } from '../sealing.ts';
import { chambersOf } from './chambers.ts';
import { namesIn } from './names.ts';
import { sealerOf } from './sealer.ts';
import type { CaseRow } from './store.ts';
import { contextOf, type World } from './world.ts';

/** The whole case for its page, with what `who` may do next. */
export function caseView(deps: Deps, row: CaseRow, world: World, who: Who): CaseDto {
  const { state } = row;
  const now = deps.now();
  const context = contextOf(world, who, now);
  const clocks = runningClocks(state, world.calendar, now);
  const round = currentRound(state);
  const names = namesIn(state, world.organisation, row.attachments);
  const mask = masker(sealerOf(deps));
  const [responder] = responderSeat(state, context);
  const { intake, applicant } = state;
  return {
    ...listItem(row, context, clocks, world.organisation),
    bureauId: state.bureauId,
    version: row.version,
    track: state.track,
    applicant: { ...mask(applicant), name: applicant.name },
    detail: intake.detail,
    receivedAt: intake.receivedAt,
    registeredByName: intake.registeredBy ? (names.people[intake.registeredBy] ?? null) : null,
    source: intake.source,
    matter: state.matter,
    responder: {
      postId: round.responderPostId,
      postTitle: names.posts[round.responderPostId] ?? '',
      personName: responder ? (world.organisation.people.get(responder.personId)?.displayName ?? null) : null,
    },
    chambers: chambersOf(state, context, world.organisation),
    clocks: clocks.map((clock) => clockView(clock, context)),
    rounds: state.rounds.map((one) => mask(one)),
    withdrawnBecause: state.withdrawnBecause,
    closedAt: state.closedAt,
    attachments: row.attachments.map(({ addedBy, ...file }) => ({
      ...file,
      addedAt: new Date(file.addedAt).toISOString(),
      addedByName: addedBy ? (names.people[addedBy] ?? null) : null,
    })),
    can: [...can(state, context)],
    names,
  };
}

/** One row of a list; the applicant's name is masked there. */
export function listItemView(
  row: Pick<CaseRow, 'id' | 'number' | 'state'>,
  context: DecisionContext,
  world: World,
): CaseListItemDto {
  const clocks = runningClocks(row.state, context.calendar, context.now);
  const item = listItem(row, context, clocks, world.organisation);
  const { applicant } = row.state;
  return { ...item, applicantName: applicant.name ? maskName(applicant.name) : item.applicantName };
}

export type Names = CaseDto['names'];

function listItem(
  { id, number, state }: Pick<CaseRow, 'id' | 'number' | 'state'>,
  context: DecisionContext,
  clocks: readonly Clock[],
  organisation: Organisation,
): CaseListItemDto {
  const round = currentRound(state);
  const { intake, applicant } = state;
  return {
    id,
    number,
    title: intake.title,
    applicantName: applicant.name ?? applicant.organisation ?? '匿名',
    channel: intake.channel,
    kind: intake.kind,
    unitId: state.unitId,
    unitName: organisation.directory.units.get(state.unitId)?.name ?? '',
    matterName: state.matter?.name ?? null,
    status: state.status,
    level: waitingLevel(state),
    outcome: round.answer?.outcome ?? null,
    round: round.no,
    registeredAt: intake.registeredAt,
    next: nextStepView(state, context, clocks, organisation),
  };
}

function nextStepView(
  state: CaseState,
  context: DecisionContext,
  clocks: readonly Clock[],
  { directory, people }: Organisation,
): NextStepDto | null {
  const step = nextStep(state, context);
  if (!step) return null;
  const clock = earliestClock(clocks, step.clocks);
  const { personId, postId, onBehalfOf } = step.actor;
  return {
    role: step.role,
    duty: step.duty,
    personId,
    personName: people.get(personId)?.displayName ?? '',
    postTitle: directory.posts.get(postId)?.title ?? '',
    onBehalfOfName: onBehalfOf ? (people.get(onBehalfOf)?.displayName ?? null) : null,
    dueAt: clock?.dueAt ?? null,
    clockStartedAt: clock?.startedAt ?? null,
    colour: clock ? clockColour(context.calendar, clock, context.now) : 'none',
    remaining: clock ? remainingText(context.calendar, clock.dueAt, context.now) : null,
  };
}

function clockView(clock: Clock, { calendar, now }: DecisionContext): ClockDto {
  const { explanation } = clock;
  return {
    kind: clock.kind,
    startedAt: clock.startedAt,
    dueAt: clock.dueAt,
    colour: clockColour(calendar, clock, now),
    remaining: remainingText(calendar, clock.dueAt, now),
    provisional: clock.provisional,
    pausedWorkingDays: clock.pausedWorkingDays,
    days: explanation && 'days' in explanation ? [...explanation.days] : null,
    stretches: explanation && 'stretches' in explanation ? [...explanation.stretches] : null,
  };
}

/** Opens sealed numbers only to mask them, however deep they lie. */
export function masker(sealer: Sealer): <T>(value: T) => T {
  return function mask<T>(value: T): T {
    if (typeof value === 'string') return (isSealed(value) ? maskPhone(sealer.open(value)) : value) as T;
    if (Array.isArray(value)) return value.map((one: unknown) => mask(one)) as T;
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, mask<unknown>(one)])) as T;
  };
}
