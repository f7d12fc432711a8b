/** The words of a case, once, as literal unions; everything else reads them from here. */
import type { ChainLevel } from '../organisation/types.ts';

export const STATUSES = [
  'open',
  'awaiting-applicant',
  'escalated',
  'refusal-approved',
  'answered',
  'closed',
  'withdrawn',
] as const;
export type Status = (typeof STATUSES)[number];

/** How a case ended for the applicant. `informed` exists only for consultations (invariant 1). */
export const OUTCOMES = ['done', 'informed', 'referred', 'refused'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** 窗口 · 电话 · 来信 · 来访 · 网上 · 领导交办 · 12345. */
export const CHANNELS = ['window', 'phone', 'letter', 'visit', 'portal', 'assigned', 'hotline'] as const;
export type Channel = (typeof CHANNELS)[number];

/** 诉求：要办一件事；咨询：要一个答案。 */
export const REQUEST_KINDS = ['request', 'consultation'] as const;
export type RequestKind = (typeof REQUEST_KINDS)[number];

export const CLIMB_KINDS = ['refusal', 'guidance'] as const;
export type ClimbKind = (typeof CLIMB_KINDS)[number];

/** Why something cannot be done (invariant 5). */
export const REASON_KINDS = [
  'law-forbids',
  'policy-forbids',
  'conditions-absent',
  'not-our-duty',
  'no-basis-yet',
] as const;
export type ReasonKind = (typeof REASON_KINDS)[number];

/** Clocks that run on a case (design §4). */
export const CLOCK_KINDS = [
  'handling',
  'reply',
  'statutory',
  'first-contact',
  'level',
  'order',
  'tell-applicant',
  'supplement-cap',
  'hand-over',
  'coordination',
  'referral',
  'stand-in',
  'source',
  'rating',
] as const;
export type ClockKind = (typeof CLOCK_KINDS)[number];

/** In what part somebody acts on a case. */
export const ROLES = [
  'first-responder',
  'section-head',
  'level-holder',
  'reviewing-leader',
  'leader-above',
  'leader-3-or-4',
  'principal-leader',
  'calling-leader',
  'silent-level',
  'law-section',
  'office',
  'supervision',
  'hand-over-receiver',
  'common-leader',
  'coordination-asked',
  'consultation-participant',
  'applicant',
  'system',
] as const;
export type Role = (typeof ROLES)[number];

/** What became of a level in a climb; see `LevelEntry`. */
export const LEVEL_RESULTS = [
  'feasible',
  'answered-directly',
  'passed-up',
  'approved',
  'instructed',
  'assigned',
  'refusal-demanded',
  'overdue',
  'skipped',
  'carried-over',
] as const;
export type LevelResult = (typeof LEVEL_RESULTS)[number];

/** Why a level was passed over without a decision (invariant 1). */
export type SkipCause = 'vacant' | 'same-person' | 'recused';

export type ClimbOutcome =
  | 'feasible'
  | 'answered-directly'
  | 'approved'
  | 'instructed'
  | 'assigned'
  | 'refusal-demanded'
  | 'withdrawn'
  | 'called-in'
  | 'case-ended';

export const LEVELS: readonly ChainLevel[] = [2, 3, 4];
