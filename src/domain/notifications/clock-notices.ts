/** Telling about time: shortly before, at the moment, day by day. @clause 2.2 */
import { clockOf } from '../cases/clocks.ts';
import { currentRound, openClimb } from '../cases/rounds.ts';
import type { Coordination } from '../cases/state.ts';
import { CLOCK_KINDS, type ClockKind } from '../cases/vocabulary.ts';
import type { PersonId } from '../organisation/types.ts';
import { dueAtOf, isLevel } from './arrivals.ts';
import { orderingLeaderOf, responderOf, supervisionOf, unitHeadOf, unitLeaderOf } from './recipients.ts';
import { type Rule, type Scene, tell, tellApplicant } from './scene.ts';
import type { Notice, NoticeFacts } from './types.ts';

/** Clocks of the leader who ordered 能办: they follow it up. */
const ORDER_CLOCKS: readonly ClockKind[] = ['order', 'tell-applicant'];

export const reminded: Rule = (scene) => {
  const clock = kindOf(scene);
  if (scene.stale || clock === null) return [];
  const facts = factsOf(scene, clock);
  if (clock === 'coordination') {
    return [
      ...asked(scene).flatMap((one) => tell(scene, askedHead(scene, one), 'near', facts)),
      ...(asked(scene).some((one) => one.askedUnitId === null) ? toResponder(scene, 'near', facts) : []),
    ];
  }
  if (clock === 'supplement-cap') {
    return [...toNext(scene, 'near', facts), ...tellApplicant(scene, 'materials-near', facts)];
  }
  return belongsToNext(scene, clock) ? toNext(scene, 'near', facts) : beside(scene, clock, 'near', facts);
};

export const missed: Rule = (scene) => {
  const clock = kindOf(scene);
  if (clock === null) return [];
  const facts = factsOf(scene, clock);
  const leader = ORDER_CLOCKS.includes(clock) ? orderingLeaderOf(scene.state, scene.context) : null;
  return [
    ...(scene.stale ? [] : lateFor(scene, clock, facts)),
    ...tell(scene, leader, 'order-late', facts, 'red'),
    ...toSupervision(scene, facts),
  ];
};

function lateFor(scene: Scene, clock: ClockKind, facts: NoticeFacts): readonly Notice[] {
  if (clock === 'coordination') return helpLate(scene, facts);
  return belongsToNext(scene, clock) ? toNext(scene, 'late', facts) : beside(scene, clock, 'late', facts);
}

/** Level 4 is over its time day after day; nothing but urging happens. */
export const urgedAgain: Rule = (scene) => {
  const facts = factsOf(scene, kindOf(scene) ?? 'level');
  if (scene.stale) return [];
  return [
    ...tell(scene, scene.step?.actor.personId ?? null, 'urged-daily', facts, 'red'),
    ...tell(scene, supervisionOf(scene.context, concerned(scene)), 'principal-late', facts, 'red'),
  ];
};

/** What the supervising party committee hears: level 4 at once, every other candidate for a breach as well. @clause 3.4 */
export function toSupervision(scene: Scene, facts: NoticeFacts): readonly Notice[] {
  const { event, context } = scene;
  if (!event.shared.breach) return [];
  const person = supervisionOf(context, concerned(scene));
  const levelFour = event.shared.clock === 'level' && event.shared.level === 4;
  return levelFour
    ? tell(scene, person, 'principal-late', facts, 'red')
    : tell(scene, person, 'breach', facts);
}

/** Another section was asked and has not answered: its head, the leader over it, and who asked. @clause 3.3 */
function helpLate(scene: Scene, facts: NoticeFacts): readonly Notice[] {
  const inside = asked(scene).flatMap((one) =>
    one.askedUnitId ? [{ ...one, unitId: one.askedUnitId }] : [],
  );
  return [
    ...inside.flatMap((one) => tell(scene, askedHead(scene, one), 'late', facts, 'red')),
    ...inside.flatMap((one) =>
      tell(scene, unitLeaderOf(one.unitId, scene.context), 'help-unanswered', facts, 'red'),
    ),
    ...toResponder(scene, 'help-unanswered', facts),
  ];
}

function toNext(scene: Scene, kind: 'near' | 'late', facts: NoticeFacts): readonly Notice[] {
  const urgency = kind === 'late' ? 'red' : 'plain';
  const duty = scene.step ? { duty: scene.step.duty } : {};
  return tell(scene, scene.step?.actor.personId ?? null, kind, { ...facts, ...duty }, urgency);
}

function toResponder(
  scene: Scene,
  kind: 'near' | 'late' | 'interim-due' | 'help-unanswered',
  facts: NoticeFacts,
): readonly Notice[] {
  const urgency = kind === 'near' ? 'plain' : 'red';
  return tell(scene, responderOf(scene.state, scene.context), kind, facts, urgency);
}

/**
 * A clock of the case while somebody else must act: the first responder keeps it. When the two days end before the
 * decision, they give the applicant an interim answer.
 *
 * @clause 2.1d
 */
function beside(
  scene: Scene,
  clock: ClockKind,
  kind: 'near' | 'late',
  facts: NoticeFacts,
): readonly Notice[] {
  return toResponder(scene, clock === 'reply' && openClimb(scene.state) ? 'interim-due' : kind, facts);
}

function belongsToNext({ step }: Scene, clock: ClockKind): boolean {
  return step?.clocks.includes(clock) ?? false;
}

/** Of the sections asked and silent: those whose time is over, or, for a reminder, those whose time ends first. */
function asked({ event, state }: Scene): readonly Coordination[] {
  const open = currentRound(state).coordinations.filter((one) => one.answer === null);
  if (event.type !== 'reminded') return open.filter((one) => one.dueAt === event.shared.dueAt);
  const ahead = open.map((one) => one.dueAt).filter((dueAt) => dueAt > event.at);
  const first = ahead.toSorted()[0];
  return open.filter((one) => one.dueAt === first);
}

function askedHead({ context }: Scene, { askedUnitId }: Coordination): PersonId | null {
  return askedUnitId ? unitHeadOf(askedUnitId, context) : null;
}

function concerned({ event }: Scene): PersonId | null {
  return typeof event.shared.personId === 'string' ? event.shared.personId : null;
}

function kindOf({ event }: Scene): ClockKind | null {
  return CLOCK_KINDS.find((kind) => kind === event.shared.clock) ?? null;
}

/** The event of a missed deadline names it; a reminder names its own moment, and the deadline is the clock's. */
function factsOf(scene: Scene, kind: ClockKind): NoticeFacts {
  const { event, state, context } = scene;
  const { level } = event.shared;
  const clock = event.type === 'deadline-missed' ? null : clockOf(state, kind, context.calendar, context.now);
  const due = clock ? { dueAt: clock.dueAt } : dueAtOf(scene);
  return { clock: kind, ...(isLevel(level) && { level }), ...due };
}
