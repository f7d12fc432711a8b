/**
 * Whether a command is worth trying on a case as it looks: spares the fuzz calls that cannot succeed. Only a guess;
 * the hostile part of the fuzz tries everything regardless.
 */
import type { CaseDto } from '../../src/contract/cases.ts';
import type { CommandName } from '../../src/domain/cases/command-inputs.ts';
import type { Facts } from './facts.ts';
import { MOVES } from './statuses.ts';

type Round = CaseDto['rounds'][number];
type Climb = Round['climbs'][number] | undefined;
type Hint = (round: Round, climb: Climb, view: CaseDto, facts: Facts) => boolean;

const refusal: Hint = (_round, climb) => climb?.kind === 'refusal' && climb.reviewBy === null;
const guidance: Hint = (_round, climb) => climb?.kind === 'guidance';
const nothingPending: Hint = (round, climb) =>
  round.withdrawalAsked === null &&
  !round.handOvers.some((one) => one.result === null) &&
  !round.referrals.some((one) => one.result === null) &&
  climb === undefined;
const level =
  (...levels: readonly number[]): Hint =>
  (_round, climb) =>
    climb !== undefined && levels.includes(climb.level);
const all =
  (...hints: readonly Hint[]): Hint =>
  (round, climb, view, facts) =>
    hints.every((hint) => hint(round, climb, view, facts));
const handOver =
  (contested: boolean): Hint =>
  (round) =>
    round.handOvers.some((one) => one.result === null && (one.commonLeaderPostId !== null) === contested);
const doubtful: Hint = (_round, climb) =>
  climb?.proposal?.resemblesBrushOff === true && climb.reasonSpecific === null;

const HINTS: Readonly<Partial<Record<CommandName, Hint>>> = {
  'inform-once': (round, climb, view, facts) =>
    round.informedOnce === null && nothingPending(round, climb, view, facts),
  'tell-applicant': (round) => round.order?.kind === 'feasible' && round.order.toldAt === null,
  'propose-refusal': (round, climb, view, facts) =>
    climb?.kind === 'refusal' || nothingPending(round, climb, view, facts),
  'ask-guidance': (round, climb, view, facts) =>
    climb?.kind === 'guidance' || nothingPending(round, climb, view, facts),
  'withdraw-proposal': (_round, climb) => climb?.entries.length === 0 && climb.sentBack.length === 0,
  'ask-withdrawal': (round) => round.withdrawalAsked === null,
  'decide-withdrawal': (round) => round.withdrawalAsked !== null,
  'issue-document': (_round, _climb, view) => view.track !== 'general',
  reply: (round) => round.explanation === null,
  'hand-over': nothingPending,
  'answer-hand-over': handOver(false),
  'settle-hand-over': handOver(true),
  'answer-coordination': (round) => round.coordinations.some((one) => one.answer === null),
  'request-referral': nothingPending,
  'decide-referral': (round) => round.referrals.some((one) => one.result === null && one.approvedAt === null),
  'record-referral-result': (round) =>
    round.referrals.some((one) => one.result === null && one.approvedAt !== null),
  feasible: (_round, climb) => climb?.kind === 'refusal',
  'answer-directly': all(refusal, level(2, 3)),
  'pass-up': (round, climb, view, facts) =>
    level(2, 3)(round, climb, view, facts) &&
    climb?.reviewBy === null &&
    !doubtful(round, climb, view, facts),
  'send-back': (_round, climb) => !climb?.sentBack.some((one) => one.level === climb.level),
  'mark-specific': all(refusal, doubtful),
  'state-change': (_round, climb) => climb?.reviewBy !== null && climb !== undefined,
  'review-law': (round, climb, view, facts) =>
    view.track === 'licence' &&
    all(refusal, level(4))(round, climb, view, facts) &&
    climb?.lawReview === null,
  instruct: guidance,
  assign: guidance,
  'demand-refusal': guidance,
  'approve-refusal': (round, climb, view, facts) =>
    all(refusal, level(4))(round, climb, view, facts) &&
    !doubtful(round, climb, view, facts) &&
    view.next?.duty === 'approve-refusal',
  'call-in': (round, _climb, view, facts) =>
    facts.superiorOf(view.unitId) !== null &&
    round.climbs.at(-1)?.chain[4] !== facts.superiorOf(view.unitId)?.[4],
  'late-opinion': (round) =>
    round.climbs.some((one) =>
      one.entries.some((entry) => entry.result === 'overdue' && entry.lateOpinion === null),
    ),
  'extend-reply': (round) => round.extension === null && round.proposedAt !== null,
  'open-consultation': (round, climb, view, facts) =>
    level(3, 4)(round, climb, view, facts) &&
    climb?.reviewBy === null &&
    !round.consultations.some((one) => one.conclusion === null && one.climbNo === climb?.no),
  'give-opinion': (round) =>
    round.consultations.some(
      (one) => one.conclusion === null && one.opinions.length < one.participants.length,
    ),
  'conclude-consultation': (round, climb) =>
    round.consultations.some((one) => one.conclusion === null && one.climbNo === climb?.no),
  'confirm-stand-in': (_round, climb, view, facts) =>
    view.next?.duty === 'confirm-stand-in' || (climb?.level === 4 && facts.isOftenAway(climb.chain[4])),
  'enter-paper-decision': (round, climb, view, facts) =>
    refusal(round, climb, view, facts) && climb?.paper === null,
  'answer-paper-decision': (round, climb, view, facts) =>
    climb !== undefined && climb.paper !== null && !doubtful(round, climb, view, facts),
  'escalate-overdue': (_round, climb) => (climb?.level ?? 4) < 4 || climb?.reviewBy !== null,
  rate: (round) => round.rating === null,
};

export function worthTrying(name: CommandName, view: CaseDto, facts: Facts): boolean {
  if (!MOVES[name][0].includes(view.status)) return false;
  if (name === 'supplement' && view.withdrawnBecause === 'applicant') return false;
  const round = view.rounds.at(-1);
  const last = round?.climbs.at(-1);
  const climb = last?.outcome === null ? last : undefined;
  return round !== undefined && (HINTS[name]?.(round, climb, view, facts) ?? true);
}
