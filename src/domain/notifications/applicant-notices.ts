/**
 * What the applicant is told by message: that their request was received, what is missing, that it can be done, that
 * it takes longer, where it stands, that there is an answer. Never who thinks what inside the house.
 *
 * @clause 2.1b
 */
import { earliestClock, runningClocks } from '../cases/clocks.ts';
import { currentRound } from '../cases/rounds.ts';
import { OUTCOMES } from '../cases/vocabulary.ts';
import { addDays, localDateOf } from '../time.ts';
import { type Scene, tellApplicant } from './scene.ts';
import type { Notice } from './types.ts';

/** A case that is entered so long after it was received is a backlog: a receipt would only puzzle. */
const RECEIPT_WITHIN_DAYS = 7;

/** Clocks that are a promise to the applicant. */
const PROMISES = ['reply', 'handling', 'order', 'statutory'] as const;

export function applicantNotices(scene: Scene): readonly Notice[] {
  const { event, state } = scene;
  switch (event.type) {
    case 'registered':
      return receipt(scene);
    case 'informed-once':
      return tellApplicant(scene, 'materials', untilFact(event.shared.capOn));
    case 'found-feasible':
    case 'answered-directly':
      return tellApplicant(scene, 'feasible');
    case 'reply-extended':
      return tellApplicant(scene, 'extension', promiseOf(scene));
    case 'interim-answered':
      return tellApplicant(scene, 'interim', untilFact(event.shared.untilOn));
    case 'answered':
      return answer(scene);
    case 'lapsed':
      return state.status === 'withdrawn' ? tellApplicant(scene, 'lapsed') : [];
    case 'objected':
    case 'reopened':
      return tellApplicant(scene, 'reopened', promiseOf(scene));
    default:
      return [];
  }
}

function receipt(scene: Scene): readonly Notice[] {
  const { event, state } = scene;
  const { receivedAt } = state.intake;
  const backlog = addDays(localDateOf(receivedAt), RECEIPT_WITHIN_DAYS) < localDateOf(event.at);
  return event.shared.onTheSpot === true || backlog ? [] : tellApplicant(scene, 'receipt', promiseOf(scene));
}

/** The answer itself was spoken or written; the message says that it is there and what can be done with it. */
function answer(scene: Scene): readonly Notice[] {
  const { shared } = scene.event;
  const outcome = OUTCOMES.find((one) => one === shared.outcome);
  return tellApplicant(scene, 'answer', {
    ...(outcome && { outcome }),
    ...(shared.method === 'deposit' && { deposited: true }),
  });
}

function promiseOf({ state, context }: Scene): { dueAt?: string } {
  const clock = earliestClock(runningClocks(state, context.calendar, context.now), PROMISES);
  return clock && currentRound(state).answer === null ? { dueAt: clock.dueAt } : {};
}

function untilFact(on: unknown): { untilOn?: string } {
  return typeof on === 'string' ? { untilOn: on } : {};
}
