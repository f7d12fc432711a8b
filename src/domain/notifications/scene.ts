/** One event on one case as the rules of telling see it, and the notices they make. */
import { earliestClock, runningClocks } from '../cases/clocks.ts';
import type { DecisionContext } from '../cases/context.ts';
import { type NextStep, nextStep } from '../cases/next-step.ts';
import { currentRound } from '../cases/rounds.ts';
import type { CaseState } from '../cases/state.ts';
import type { PersonId } from '../organisation/types.ts';
import { movedAt } from './step-key.ts';
import type {
  ApplicantNoticeKind,
  Notice,
  NoticedEvent,
  NoticeFacts,
  StaffNoticeKind,
  Urgency,
} from './types.ts';

export type NoticeContext = Pick<DecisionContext, 'now' | 'directory' | 'calendar'>;

export interface Scene {
  readonly event: NoticedEvent;
  /** The case as it is by now; it may have moved on since the event. */
  readonly state: CaseState;
  readonly context: NoticeContext;
  readonly step: NextStep | null;
  /** The case has moved since: reminders of then have lost their sense. */
  readonly stale: boolean;
}

export type Rule = (scene: Scene) => readonly Notice[];

export function sceneOf(event: NoticedEvent, state: CaseState, context: NoticeContext): Scene {
  return {
    event,
    state,
    context,
    step: nextStep(state, context),
    stale: currentRound(state).no > event.round || movedAt(state) > event.at,
  };
}

/** A notice to somebody of the house; none where there is nobody. Told once for each event. */
export function tell(
  { event }: Scene,
  personId: PersonId | null,
  kind: StaffNoticeKind,
  facts: NoticeFacts = {},
  urgency: Urgency = 'plain',
): readonly Notice[] {
  if (personId === null) return [];
  return [{ kind, to: { kind: 'person', personId }, urgency, effect: `${kind} #${event.seq}`, facts }];
}

/** A notice to the applicant, told once for each event. */
export function tellApplicant(
  { event }: Scene,
  kind: ApplicantNoticeKind,
  facts: NoticeFacts = {},
): readonly Notice[] {
  const where = { round: event.round, at: event.at };
  return [
    {
      kind,
      to: { kind: 'applicant' },
      urgency: 'plain',
      effect: `${kind} #${event.seq}`,
      facts: { ...where, ...facts },
    },
  ];
}

/** When the step is due. */
export function dueOf({ state, context, step }: Scene): { dueAt?: string } {
  if (!step) return {};
  const clock = earliestClock(runningClocks(state, context.calendar, context.now), step.clocks);
  return clock ? { dueAt: clock.dueAt } : {};
}
