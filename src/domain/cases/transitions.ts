/**
 * The whole procedure as one table: which command is possible in which status, for whom, and where it leads.
 * The server decides by it, the workbench shows buttons by it, the flow chart is drawn from it.
 *
 * @clause 3.2
 */
import type { ChainLevel } from '../organisation/types.ts';
import type { CommandName } from './command-inputs.ts';
import type { ClimbKind, Outcome, Role, Status } from './vocabulary.ts';

/** Where a climb goes: one level up, first to level 2, back to the level that sent it back, or to a review. */
export type LevelMove = 'enter' | 'up' | 'stay';

export interface Edge {
  readonly from: Status;
  /** Only at these levels; absent: at every level. */
  readonly levels?: readonly ChainLevel[];
  /** Only in a climb of this kind; absent: in both. */
  readonly climb?: ClimbKind;
  readonly to: Status;
  readonly move?: LevelMove;
  readonly outcome?: Outcome;
}

export interface Transition {
  readonly roles: readonly Role[];
  readonly edges: readonly Edge[];
  readonly clause: string;
}

const LIVE = ['open', 'awaiting-applicant', 'escalated', 'refusal-approved'] as const;
const stay = (...statuses: readonly Status[]): readonly Edge[] =>
  statuses.map((status) => ({ from: status, to: status, ...(status === 'escalated' && { move: 'stay' }) }));
const LEVEL_2_3: readonly ChainLevel[] = [2, 3];
const LEVEL_3_4: readonly ChainLevel[] = [3, 4];

export const TRANSITIONS: Readonly<Record<CommandName, Transition>> = {
  'inform-once': {
    roles: ['first-responder'],
    edges: [{ from: 'open', to: 'awaiting-applicant' }],
    clause: '2.1b',
  },
  supplement: {
    roles: ['first-responder', 'applicant'],
    edges: [
      { from: 'awaiting-applicant', to: 'open' },
      { from: 'withdrawn', to: 'open' },
      { from: 'refusal-approved', to: 'open' },
    ],
    clause: '2.1b',
  },
  'record-progress': {
    roles: ['first-responder'],
    edges: stay('open', 'awaiting-applicant'),
    clause: '2.1b',
  },
  'record-attempt': { roles: ['first-responder'], edges: stay(...LIVE), clause: '2.1d' },
  'tell-applicant': { roles: ['first-responder'], edges: stay('open'), clause: '3.2' },
  complete: {
    roles: ['first-responder'],
    edges: [
      { from: 'open', to: 'answered', outcome: 'done' },
      { from: 'open', to: 'answered', outcome: 'informed' },
    ],
    clause: '2.1b',
  },
  'propose-refusal': {
    roles: ['first-responder'],
    edges: [{ from: 'open', to: 'escalated', move: 'enter' }],
    clause: '3.2',
  },
  'ask-guidance': {
    roles: ['first-responder'],
    edges: [{ from: 'open', to: 'escalated', move: 'enter' }],
    clause: '2.1c',
  },
  'withdraw-proposal': {
    roles: ['first-responder'],
    edges: [{ from: 'escalated', to: 'open' }],
    clause: '3.2',
  },
  'interim-answer': {
    roles: ['first-responder'],
    edges: stay('open', 'escalated', 'refusal-approved'),
    clause: '2.1d',
  },
  'ask-withdrawal': { roles: ['first-responder'], edges: stay('open', 'escalated'), clause: '2.0' },
  reply: {
    roles: ['first-responder'],
    edges: [
      { from: 'refusal-approved', to: 'answered', outcome: 'refused' },
      // Outside the general track a reply only explains; the document closes the case.
      { from: 'refusal-approved', to: 'refusal-approved' },
    ],
    clause: '2.1d',
  },
  'issue-document': {
    roles: ['first-responder'],
    edges: [{ from: 'refusal-approved', to: 'answered', outcome: 'refused' }],
    clause: '2.1d',
  },
  'hand-over': { roles: ['first-responder'], edges: stay('open'), clause: '3.3' },
  'answer-hand-over': { roles: ['hand-over-receiver'], edges: stay('open'), clause: '3.3' },
  'settle-hand-over': { roles: ['common-leader'], edges: stay('open'), clause: '3.3' },
  coordinate: { roles: ['first-responder'], edges: stay('open', 'escalated'), clause: '3.3' },
  'answer-coordination': {
    roles: ['coordination-asked', 'first-responder'],
    edges: stay('open', 'escalated', 'awaiting-applicant', 'refusal-approved'),
    clause: '3.3',
  },
  'request-referral': { roles: ['first-responder'], edges: stay('open'), clause: '3.3' },
  'decide-referral': { roles: ['section-head'], edges: stay('open'), clause: '3.3' },
  'record-referral-result': {
    roles: ['first-responder'],
    edges: [
      { from: 'open', to: 'answered', outcome: 'referred' },
      { from: 'open', to: 'open' },
    ],
    clause: '3.3',
  },
  lapse: {
    roles: ['section-head'],
    edges: [{ from: 'awaiting-applicant', to: 'withdrawn' }],
    clause: '2.1b',
  },
  'decide-withdrawal': {
    roles: ['section-head'],
    edges: [
      { from: 'open', to: 'withdrawn' },
      { from: 'escalated', to: 'withdrawn' },
      ...stay('open', 'escalated'),
    ],
    clause: '2.0',
  },
  'assign-responder': { roles: ['section-head'], edges: stay(...LIVE), clause: '2.2' },
  feasible: {
    roles: ['level-holder', 'reviewing-leader'],
    edges: [{ from: 'escalated', climb: 'refusal', to: 'open' }],
    clause: '3.2',
  },
  'answer-directly': {
    roles: ['level-holder'],
    edges: [{ from: 'escalated', climb: 'refusal', levels: LEVEL_2_3, to: 'open' }],
    clause: '3.2',
  },
  'pass-up': {
    roles: ['level-holder'],
    edges: [{ from: 'escalated', levels: LEVEL_2_3, to: 'escalated', move: 'up' }],
    clause: '3.2',
  },
  'send-back': {
    roles: ['level-holder', 'reviewing-leader'],
    edges: [{ from: 'escalated', to: 'open' }],
    clause: '3.2',
  },
  'mark-specific': {
    roles: ['level-holder'],
    edges: [{ from: 'escalated', climb: 'refusal', to: 'escalated', move: 'stay' }],
    clause: '3.2',
  },
  'state-change': {
    roles: ['reviewing-leader'],
    edges: [{ from: 'escalated', climb: 'refusal', to: 'escalated', move: 'enter' }],
    clause: '3.2',
  },
  'review-law': {
    roles: ['law-section'],
    edges: [{ from: 'escalated', climb: 'refusal', levels: [4], to: 'escalated', move: 'stay' }],
    clause: '3.2',
  },
  instruct: {
    roles: ['level-holder'],
    edges: [{ from: 'escalated', climb: 'guidance', to: 'open' }],
    clause: '2.1c',
  },
  assign: {
    roles: ['level-holder'],
    edges: [{ from: 'escalated', climb: 'guidance', to: 'open' }],
    clause: '2.1c',
  },
  'demand-refusal': {
    roles: ['level-holder'],
    edges: [{ from: 'escalated', climb: 'guidance', to: 'open' }],
    clause: '2.1c',
  },
  'approve-refusal': {
    roles: ['level-holder'],
    edges: [{ from: 'escalated', climb: 'refusal', levels: [4], to: 'refusal-approved' }],
    clause: '3.2',
  },
  'revoke-approval': {
    roles: ['principal-leader'],
    edges: [{ from: 'refusal-approved', to: 'open' }],
    clause: '3.2',
  },
  'call-in': {
    roles: ['calling-leader'],
    edges: [{ from: 'refusal-approved', to: 'escalated', move: 'enter' }],
    clause: '3.2',
  },
  'late-opinion': {
    roles: ['silent-level'],
    edges: stay('open', 'escalated', 'refusal-approved'),
    clause: '2.2',
  },
  recuse: {
    roles: ['first-responder', 'level-holder', 'reviewing-leader', 'office'],
    edges: [...stay(...LIVE), { from: 'escalated', to: 'escalated', move: 'up' }],
    clause: '2.2',
  },
  'extend-reply': {
    roles: ['leader-3-or-4'],
    edges: stay('open', 'escalated', 'refusal-approved'),
    clause: '2.1d',
  },
  'open-consultation': {
    roles: ['level-holder'],
    edges: [{ from: 'escalated', levels: LEVEL_3_4, to: 'escalated', move: 'stay' }],
    clause: '3.3',
  },
  'give-opinion': {
    roles: ['consultation-participant'],
    edges: stay('open', 'escalated', 'refusal-approved'),
    clause: '3.3',
  },
  'conclude-consultation': {
    roles: ['level-holder'],
    edges: [{ from: 'escalated', levels: LEVEL_3_4, to: 'escalated', move: 'stay' }],
    clause: '3.3',
  },
  urge: { roles: ['leader-above'], edges: stay(...LIVE), clause: '2.1c' },
  'confirm-stand-in': {
    roles: ['office'],
    edges: [{ from: 'escalated', levels: [4], to: 'escalated', move: 'stay' }],
    clause: '2.2',
  },
  'skip-level': {
    roles: ['office', 'system'],
    edges: [
      { from: 'escalated', levels: LEVEL_2_3, to: 'escalated', move: 'up' },
      // The leader who was to state what changed is gone: the climb begins without them.
      { from: 'escalated', climb: 'refusal', to: 'escalated', move: 'enter' },
    ],
    clause: '2.2',
  },
  'enter-paper-decision': {
    roles: ['office'],
    edges: [{ from: 'escalated', climb: 'refusal', to: 'escalated', move: 'stay' }],
    clause: '3.2',
  },
  'answer-paper-decision': {
    roles: ['level-holder'],
    edges: [
      { from: 'escalated', climb: 'refusal', to: 'open' },
      { from: 'escalated', climb: 'refusal', levels: LEVEL_2_3, to: 'escalated', move: 'up' },
      { from: 'escalated', climb: 'refusal', levels: [4], to: 'refusal-approved' },
      { from: 'escalated', climb: 'refusal', to: 'escalated', move: 'stay' },
    ],
    clause: '3.2',
  },
  supervise: { roles: ['supervision'], edges: stay(...LIVE), clause: '3.4' },
  reopen: {
    roles: ['supervision'],
    edges: [
      { from: 'answered', to: 'open' },
      { from: 'closed', to: 'open' },
    ],
    clause: '4.2',
  },
  withdraw: {
    roles: ['applicant'],
    edges: [
      { from: 'open', to: 'withdrawn' },
      { from: 'awaiting-applicant', to: 'withdrawn' },
      { from: 'escalated', to: 'withdrawn' },
    ],
    clause: '2.0',
  },
  rate: { roles: ['applicant'], edges: stay('answered'), clause: '2.0' },
  object: {
    roles: ['applicant'],
    edges: [
      { from: 'answered', to: 'open' },
      { from: 'closed', to: 'open' },
    ],
    clause: '4.2',
  },
  'escalate-overdue': {
    roles: ['system'],
    edges: [
      { from: 'escalated', levels: LEVEL_2_3, to: 'escalated', move: 'up' },
      // The leader who was to state what changed stayed silent: the climb begins without them.
      { from: 'escalated', levels: LEVEL_2_3, climb: 'refusal', to: 'escalated', move: 'enter' },
    ],
    clause: '2.2',
  },
  close: { roles: ['system'], edges: [{ from: 'answered', to: 'closed' }], clause: '2.0' },
  'move-to-successor': { roles: ['system'], edges: stay(...LIVE), clause: '2.0' },
};

export const COMMAND_NAMES = Object.keys(TRANSITIONS) as readonly CommandName[];
