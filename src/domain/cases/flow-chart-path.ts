/** The way that a case has gone over the chart, read out of its history, through all its rounds. @clause A3 */
import type { ChainLevel } from '../organisation/types.ts';
import type { Instant } from '../time.ts';
import { type ChartCommand, type ChartPlace, levelOf } from './flow-chart.ts';
import type { ClimbKind, Outcome } from './vocabulary.ts';

/** What the path needs of an event; the personal part may be erased. */
export interface PathEvent {
  readonly type: string;
  readonly at: Instant;
  readonly round: number;
  readonly shared: Readonly<Record<string, unknown>>;
}

export interface PathStep {
  readonly from: ChartPlace;
  readonly to: ChartPlace;
  readonly command: ChartCommand;
  /** Counts rounds from 1; a reopening is the first step of the new round. */
  readonly round: number;
  readonly at: Instant;
  /** A level was passed over: nobody there could decide. */
  readonly skipped: boolean;
  /** Back to the level that had sent it back, against the arrow of the sending back. */
  readonly returning: boolean;
  /** Of a review: the level of the leader who states what changed. */
  readonly reviewLevel: ChainLevel | null;
}

/** Events that lead to a place whatever came before, and by which command. */
const LEADS: Readonly<Record<string, readonly [ChartPlace, ChartCommand]>> = {
  'informed-once': ['awaiting-applicant', 'inform-once'],
  supplemented: ['open', 'supplement'],
  lapsed: ['withdrawn', 'lapse'],
  closed: ['closed', 'close'],
  'proposal-withdrawn': ['open', 'withdraw-proposal'],
  'called-in': ['refusal-3', 'call-in'],
  'found-feasible': ['open', 'feasible'],
  'answered-directly': ['open', 'answer-directly'],
  'sent-back': ['open', 'send-back'],
  instructed: ['open', 'instruct'],
  assigned: ['open', 'assign'],
  'refusal-demanded': ['open', 'demand-refusal'],
  'refusal-approved': ['refusal-approved', 'approve-refusal'],
  'approval-revoked': ['open', 'revoke-approval'],
  objected: ['open', 'object'],
  reopened: ['open', 'reopen'],
  withdrawn: ['withdrawn', 'withdraw'],
  'guidance-asked': ['guidance-2', 'ask-guidance'],
};

const ANSWERED_BY: Readonly<Record<Outcome, ChartCommand>> = {
  done: 'complete',
  informed: 'complete',
  referred: 'record-referral-result',
  refused: 'reply',
};

/** Commands that lift a climb one level; of a leader who states what changed, onto its first. */
const LIFTS: Readonly<Record<string, ChartCommand>> = {
  'passed-up': 'pass-up',
  'escalated-overdue': 'escalate-overdue',
  'change-stated': 'state-change',
};

type Move = Pick<PathStep, 'to' | 'command'> &
  Partial<Pick<PathStep, 'skipped' | 'returning' | 'reviewLevel'>>;

/**
 * The steps of a case, oldest first. What does not move it (a call, a consultation, an urging) is no step.
 *
 * @param events the whole history in its order
 */
export function pathOf(events: readonly PathEvent[]): readonly PathStep[] {
  const steps: PathStep[] = [];
  let sentBackFrom: PathStep | null = null;
  for (const event of events) {
    for (const move of movesOf(event, placeAfter(steps), sentBackFrom)) {
      const last = steps.at(-1);
      const { round } = event;
      steps.push({
        from: last?.to ?? 'registered',
        skipped: false,
        returning: false,
        reviewLevel: null,
        ...move,
        round: begins(event) ? round + 1 : round,
        at: event.at,
      });
      if (move.command === 'send-back') sentBackFrom = last ?? null;
    }
  }
  return steps;
}

/** Where a case stands after its steps. */
export function placeAfter(steps: readonly PathStep[]): ChartPlace {
  return steps.at(-1)?.to ?? 'registered';
}

const begins = ({ type }: PathEvent): boolean => type === 'objected' || type === 'reopened';

function movesOf(event: PathEvent, here: ChartPlace, sentBackFrom: PathStep | null): readonly Move[] {
  const first = firstMove(event, here, sentBackFrom);
  const skipped = skippedLevels(event);
  const lands = first?.to ?? here;
  // Levels at which nobody could decide are passed in the same breath.
  const rest = skipped.map((level): Move => {
    const kind: ClimbKind = lands.startsWith('guidance') ? 'guidance' : 'refusal';
    return { to: `${kind}-${level === 2 ? 3 : 4}`, command: 'skip-level', skipped: true };
  });
  return first ? [first, ...rest] : rest;
}

function firstMove(
  { type, shared }: PathEvent,
  here: ChartPlace,
  sentBackFrom: PathStep | null,
): Move | null {
  const lead = LEADS[type];
  if (lead) return { to: lead[0], command: lead[1] };
  switch (type) {
    case 'registered':
      return shared.onTheSpot === true
        ? { to: 'answered', command: 'answer-instantly' }
        : { to: 'open', command: 'register' };
    case 'answered':
      return { to: 'answered', command: ANSWERED_BY[shared.outcome as Outcome] };
    case 'refusal-proposed':
      return shared.reviewBy
        ? { to: 'review', command: 'propose-refusal', reviewLevel: shared.reviewBy as ChainLevel }
        : { to: 'refusal-2', command: 'propose-refusal' };
    case 'resubmitted':
      return sentBackFrom
        ? {
            to: sentBackFrom.to,
            command: 'send-back',
            returning: true,
            reviewLevel: sentBackFrom.reviewLevel,
          }
        : null;
    case 'level-skipped':
      return here === 'review' ? { to: 'refusal-2', command: 'skip-level' } : null;
    default:
      return lifted(type, here);
  }
}

function lifted(type: string, here: ChartPlace): Move | null {
  const command = LIFTS[type];
  if (!command) return null;
  if (here === 'review') return { to: 'refusal-2', command };
  const kind: ClimbKind = here.startsWith('guidance') ? 'guidance' : 'refusal';
  return { to: `${kind}-${levelOf(here) === 2 ? 3 : 4}`, command };
}

function skippedLevels({ shared }: PathEvent): readonly ChainLevel[] {
  const { skipped } = shared;
  return Array.isArray(skipped) ? skipped.map(({ level }: { level: ChainLevel }) => level) : [];
}
