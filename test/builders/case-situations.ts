/** One case in each place of the procedure, for tables of who may do what where. */
import { aCase, anApprovedCase, aProposedCase, type Story } from './case.ts';

const asked = () => aCase().does('szy-desk', 'ask-guidance');
const level3 = () => aProposedCase().does('szy-head', 'pass-up');
const level4 = () => level3().does('leader4', 'pass-up');
const answered = () => anApprovedCase().does('szy-desk', 'reply');
const feasible = () => aProposedCase().does('szy-head', 'feasible');
const awaiting = () => aCase().does('szy-desk', 'inform-once');

export const SITUATIONS = {
  open: () => aCase(),
  consultation: () => aCase({ intake: { kind: 'consultation' } }),
  'awaiting the applicant': awaiting,
  'awaiting, cap passed': () => awaiting().at('2026-03-30 09:00'),
  'refusal at 2': () => aProposedCase(),
  'refusal at 2, overdue': () => aProposedCase().at('2026-03-09 09:00'),
  'refusal at 3': level3,
  'refusal at 4': level4,
  'refusal at 4, overdue': () => level4().at('2026-03-09 09:00'),
  'refusal at 4, licence': () =>
    aProposedCase({ track: 'licence' }).does('szy-head', 'pass-up').does('leader4', 'pass-up'),
  'refusal at 4, level 4 away': () => level4().reorganised({ absent: ['person:leader1'] }),
  'refusal at 2, head gone': () => aProposedCase().reorganised({ vacant: ['post:szy-head'] }),
  'refusal at 2, resembling a brush-off': () =>
    aCase().does('szy-desk', 'propose-refusal', { reason: '不符合规定，材料差两份' }),
  'refusal at 3, level 2 silent': () =>
    aProposedCase().at('2026-03-03 09:00').does('system', 'escalate-overdue'),
  'refusal at 2, paper entered': () => aProposedCase().does('bgs-head', 'enter-paper-decision'),
  'refusal at 3, consulting': () => level3().does('leader4', 'open-consultation'),
  'refusal at 2, withdrawal asked': () => aProposedCase().does('szy-desk', 'ask-withdrawal'),
  'sent back': () => aProposedCase().does('szy-head', 'send-back'),
  'guidance at 2': asked,
  'guidance at 3': () => asked().does('szy-head', 'pass-up'),
  'guidance at 4': () => asked().does('szy-head', 'pass-up').does('leader4', 'pass-up'),
  'found feasible': feasible,
  'under review': () => feasible().does('szy-desk', 'propose-refusal', { whatIsNew: '边界重新测定' }),
  approved: () => anApprovedCase(),
  'approved, affiliated unit': () =>
    aProposedCase({ unit: 'sk-gc' })
      .does('sk-gc-head', 'pass-up')
      .does('sk-leader2', 'pass-up')
      .does('sk-leader1', 'approve-refusal'),
  'approved, licence': () =>
    aProposedCase({ track: 'licence' })
      .does('szy-head', 'pass-up')
      .does('leader4', 'pass-up')
      .does('fgk-head', 'review-law')
      .does('leader1', 'approve-refusal'),
  'hand-over asked': () => aCase().does('szy-desk', 'hand-over'),
  'hand-over declined': () =>
    aCase().does('szy-desk', 'hand-over').does('hhk-head', 'answer-hand-over', { accept: false }),
  'help asked': () => aCase().does('szy-desk', 'coordinate'),
  'referral asked': () => aCase().does('szy-desk', 'request-referral'),
  'referral approved': () => aCase().does('szy-desk', 'request-referral').does('szy-head', 'decide-referral'),
  'withdrawal asked': () => aCase().does('szy-desk', 'ask-withdrawal'),
  answered,
  rated: () => answered().does('applicant', 'rate'),
  closed: () => answered().does('applicant', 'rate').does('system', 'close'),
  lapsed: () => awaiting().at('2026-03-30 09:00').does('szy-head', 'lapse'),
  withdrawn: () => aCase().does('applicant', 'withdraw'),
} as const satisfies Record<string, () => Story>;

export type Situation = keyof typeof SITUATIONS;

/** Somebody of every part that people can have, and some who have none. */
export const PEOPLE = [
  'szy-desk',
  'szy-desk2',
  'szy-head',
  'leader4',
  'leader1',
  'leader2',
  'leader3',
  'bgs-head',
  'bgs-desk',
  'dw-head',
  'fgk-head',
  'fgk-desk',
  'hhk-head',
  'hhk-desk',
  'sk-gc-desk',
  'sk-gc-head',
  'sk-leader2',
  'sk-leader1',
  'rsk-head',
  'applicant',
  'system',
] as const;
