/** Where each command may start and end, written down from the design's table of statuses (design, section 3). */
import type { CommandName } from '../../src/domain/cases/command-inputs.ts';
import type { Status } from '../../src/domain/cases/vocabulary.ts';

const LIVE: readonly Status[] = ['open', 'awaiting-applicant', 'escalated', 'refusal-approved'];
const OPEN: readonly Status[] = ['open'];
const ESCALATED: readonly Status[] = ['escalated'];
const DECIDING: readonly Status[] = ['open', 'escalated', 'refusal-approved'];

type Move = readonly [from: readonly Status[], to: Status | 'same' | readonly (Status | 'same')[]];

export const MOVES: Readonly<Record<CommandName, Move>> = {
  'inform-once': [OPEN, 'awaiting-applicant'],
  supplement: [['awaiting-applicant', 'withdrawn', 'refusal-approved'], 'open'],
  'record-progress': [['open', 'awaiting-applicant'], 'same'],
  'record-attempt': [LIVE, 'same'],
  'tell-applicant': [OPEN, 'same'],
  complete: [OPEN, 'answered'],
  'propose-refusal': [OPEN, 'escalated'],
  'ask-guidance': [OPEN, 'escalated'],
  'withdraw-proposal': [ESCALATED, 'open'],
  'interim-answer': [DECIDING, 'same'],
  'ask-withdrawal': [['open', 'escalated'], 'same'],
  reply: [['refusal-approved'], ['answered', 'same']],
  'issue-document': [['refusal-approved'], 'answered'],
  'hand-over': [OPEN, 'same'],
  'answer-hand-over': [OPEN, 'same'],
  'settle-hand-over': [OPEN, 'same'],
  coordinate: [['open', 'escalated'], 'same'],
  'answer-coordination': [LIVE, 'same'],
  'request-referral': [OPEN, 'same'],
  'decide-referral': [OPEN, 'same'],
  'record-referral-result': [OPEN, ['answered', 'same']],
  lapse: [['awaiting-applicant'], 'withdrawn'],
  'decide-withdrawal': [
    ['open', 'escalated'],
    ['withdrawn', 'same'],
  ],
  'assign-responder': [LIVE, 'same'],
  feasible: [ESCALATED, 'open'],
  'answer-directly': [ESCALATED, 'open'],
  'pass-up': [ESCALATED, 'same'],
  'send-back': [ESCALATED, 'open'],
  'mark-specific': [ESCALATED, 'same'],
  'state-change': [ESCALATED, 'same'],
  'review-law': [ESCALATED, 'same'],
  instruct: [ESCALATED, 'open'],
  assign: [ESCALATED, 'open'],
  'demand-refusal': [ESCALATED, 'open'],
  'approve-refusal': [ESCALATED, 'refusal-approved'],
  'revoke-approval': [['refusal-approved'], 'open'],
  'call-in': [['refusal-approved'], 'escalated'],
  'late-opinion': [DECIDING, 'same'],
  recuse: [LIVE, 'same'],
  'extend-reply': [DECIDING, 'same'],
  'open-consultation': [ESCALATED, 'same'],
  'give-opinion': [DECIDING, 'same'],
  'conclude-consultation': [ESCALATED, 'same'],
  urge: [LIVE, 'same'],
  'confirm-stand-in': [ESCALATED, 'same'],
  'skip-level': [ESCALATED, 'same'],
  'enter-paper-decision': [ESCALATED, 'same'],
  'answer-paper-decision': [ESCALATED, ['same', 'open', 'refusal-approved']],
  supervise: [LIVE, 'same'],
  reopen: [['answered', 'closed'], 'open'],
  withdraw: [['open', 'awaiting-applicant', 'escalated'], 'withdrawn'],
  rate: [['answered'], 'same'],
  object: [['answered', 'closed'], 'open'],
  'escalate-overdue': [ESCALATED, 'same'],
  close: [['answered'], 'closed'],
  'move-to-successor': [LIVE, 'same'],
};
