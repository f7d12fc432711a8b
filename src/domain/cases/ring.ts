/** The effects of clocks that change nothing but what is known: reminders, lateness, the end of a pause. */
import { breachOf } from './breaches.ts';
import { type Decision, type DecisionContext, refuse } from './context.ts';
import { decided } from './handlers/handler.ts';
import { nextStep } from './next-step.ts';
import { currentRound, patchRound, waitingLevel } from './rounds.ts';
import type { CaseState } from './state.ts';
import { pendingTimers, type TimerKind } from './timers.ts';

const EVENT_TYPES: Readonly<Record<Exclude<TimerKind, 'climb' | 'close'>, string>> = {
  near: 'reminded',
  over: 'deadline-missed',
  daily: 'urged-again',
  cap: 'supplement-time-over',
};

/**
 * Notes one due effect under its key, so that it happens once; the event names the post that must act. It moves no
 * status: climbing and closing are commands of their own.
 *
 * Refusal `not-due-yet`: the case has no such effect, it is not due, or it has happened.
 *
 * @clause 2.2
 */
export function ring(state: CaseState, key: string, context: DecisionContext): Decision {
  const timer = pendingTimers(state, context).find((one) => one.key === key);
  if (!timer || timer.dueAt >= context.now || timer.kind === 'climb' || timer.kind === 'close') {
    return refuse('not-due-yet', '2.2', { dueAt: timer?.dueAt ?? null });
  }
  const step = nextStep(state, context);
  const after = patchRound(state, { rung: [...currentRound(state).rung, timer.key] });
  return decided({ state, context, actor: null }, after, EVENT_TYPES[timer.kind], {
    clock: timer.clock,
    dueAt: timer.dueAt,
    level: waitingLevel(state),
    postId: step?.actor.postId ?? null,
    personId: step?.actor.personId ?? null,
    ...(timer.kind === 'over' && { breach: breachOf(timer.clock) }),
  });
}
