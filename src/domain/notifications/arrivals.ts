/** Telling the next person that something waits for them. @clause 3.2 */

import { currentRound, openClimb } from '../cases/rounds.ts';
import { candidatesFor } from '../organisation/acting.ts';
import { responderOf, waitingLevelOf } from './recipients.ts';
import { dueOf, type Rule, type Scene, tell } from './scene.ts';
import { stepKey } from './step-key.ts';
import type { Notice, StaffNoticeKind } from './types.ts';

/**
 * The one who must act next, as the case stands by now. Several events that led there, and the same event looked at
 * twice, make one notice: its effect names the waiting, not the event.
 */
export const arrived: Rule = (scene) => {
  const { state, step } = scene;
  if (!step) return [];
  const facts = { duty: step.duty, ...levelOf(scene), ...dueOf(scene) };
  return tell(scene, step.actor.personId, arrivalKind(scene), facts).map(
    (notice): Notice => ({ ...notice, effect: stepKey(state, step) }),
  );
};

function arrivalKind({ state }: Scene): StaffNoticeKind {
  const climb = openClimb(state);
  if (state.status === 'open' && climb?.returnTo) return 'sent-back';
  const silent = climb?.entries.at(-1)?.result === 'overdue' && climb.entries.at(-1)?.at === climb.levelSince;
  return state.status === 'escalated' && silent ? 'arrived-after-silence' : 'arrived';
}

/** Somebody was recused: only where that changes who is next. */
export const arrivedAfterRecusal: Rule = (scene) => {
  const { event, state, context } = scene;
  const { responderPostId } = currentRound(state);
  const sat = candidatesFor(context.directory, responderPostId, context.now);
  const wasResponder = sat.some((actor) => actor.personId === event.shared.personId);
  return state.status === 'escalated' || wasResponder ? arrived(scene) : [];
};

/** The case has another first responder; where it waits at a level, that level goes on undisturbed. */
export const responderAssigned: Rule = (scene) => {
  const { state, context, step } = scene;
  const duty = step?.role === 'first-responder' ? { duty: step.duty } : {};
  return tell(scene, responderOf(state, context), 'responder-assigned', { ...duty, ...dueOf(scene) });
};

/**
 * A level stayed silent: the level above finds the case with itself, the silent one is told that it still owes its
 * opinion, and where somebody else acts first (the law section, the office), the superior is told too.
 *
 * @clause 2.2
 */
export const silenceNoticed: Rule = (scene) => {
  const { event, state, context, step } = scene;
  const { personId, level } = event.shared;
  const facts = { ...(isLevel(level) && { level }), ...dueAtOf(scene) };
  const silent = typeof personId === 'string' ? personId : null;
  const superior = waitingLevelOf(state, context);
  return [
    ...arrived(scene),
    ...tell(scene, silent, 'passed-over', facts, 'red'),
    ...(superior === step?.actor.personId ? [] : tell(scene, superior, 'level-silent', facts)),
  ];
};

function levelOf({ state }: Scene) {
  const climb = openClimb(state);
  return state.status === 'escalated' && climb ? { level: climb.reviewBy ?? climb.level } : {};
}

export function isLevel(value: unknown): value is 2 | 3 | 4 {
  return value === 2 || value === 3 || value === 4;
}

/** The deadline that the event speaks of. */
export function dueAtOf({ event }: Scene): { dueAt?: string } {
  const { dueAt } = event.shared;
  return typeof dueAt === 'string' ? { dueAt } : {};
}
