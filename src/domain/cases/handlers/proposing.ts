/** Starting, resubmitting and withdrawing a climb; calling one in from above. */
import { superiorChainOf } from '../../organisation/chain.ts';
import { ascend, endClimb, entryOf, newEntries } from '../climbing.ts';
import { proposalRefusal, resemblesBrushOff } from '../proposals.ts';
import {
  approvedClimb,
  climbCount,
  climbUnderWay,
  currentRound,
  given,
  openClimb,
  patchClimb,
  patchRound,
} from '../rounds.ts';
import type { CaseState, Climb, Proposal } from '../state.ts';
import type { ClimbKind } from '../vocabulary.ts';
import { decided, eventOf, type Handlers, personOf, type Scene } from './handler.ts';

export const proposing: Handlers<'propose-refusal' | 'ask-guidance' | 'withdraw-proposal' | 'call-in'> = {
  /**
   * 拟说"不": climbs to level 2; after a send-back to the level that sent it back; after a 能办 first to the leader
   * who had said so, who states what changed (invariant 2).
   *
   * @clause 3.2
   */
  'propose-refusal': (act) => {
    const { state, input, context } = act;
    const refusal = proposalRefusal(input, state);
    if (refusal) return refusal;
    const sentBack = openClimb(state);
    const proposal: Proposal = {
      ...input,
      resemblesBrushOff: resemblesBrushOff(input),
      edition: (sentBack?.proposal?.edition ?? 0) + 1,
    };
    const facts = {
      reasonKind: input.reasonKind,
      edition: proposal.edition,
      flagged: proposal.resemblesBrushOff,
    };
    if (sentBack) {
      // A new edition is read anew: level 2's mark and the law section's reading were of the old one.
      return resubmitted(act, { proposal, reasonSpecific: null, lawReview: null }, facts, { ...input });
    }

    const round = currentRound(state);
    const order = round.order?.kind === 'feasible' ? round.order : null;
    const started = withClimb(act, 'refusal', { proposal, reviewBy: order?.level ?? null });
    const firstSinceOrder = round.proposedAt === null || (order && order.at > round.proposedAt);
    const climbing = patchRound(started, { proposedAt: firstSinceOrder ? context.now : round.proposedAt });
    if (order) {
      const reviewed = patchClimb({ ...climbing, status: 'escalated' }, { level: order.level });
      return decided(act, reviewed, 'refusal-proposed', { ...facts, reviewBy: order.level }, { ...input });
    }
    return entered(act, climbing, 'refusal-proposed', facts, { ...input });
  },

  /** 请示: beyond one's duty or unsure. Climbs the same chain, and can never end in an approval to refuse. */
  'ask-guidance': (act) => {
    const { input } = act;
    if (openClimb(act.state)) return resubmitted(act, { question: input.question }, {}, { ...input });
    return entered(
      act,
      withClimb(act, 'guidance', { question: input.question }),
      'guidance-asked',
      {},
      { ...input },
    );
  },

  'withdraw-proposal': (act) => {
    const after: CaseState = { ...endClimb(act.state, 'withdrawn', act.context), status: 'open' };
    return decided(act, after, 'proposal-withdrawn', {}, { ...act.input });
  },

  /**
   * The bureau leader who supervises an affiliated unit calls in a refusal that its principal leader approved.
   * The approval no longer counts as the last word: it stays as level 2 of a new climb with the same proposal,
   * which the supervising leader and then the bureau's principal leader decide.
   *
   * Reading of the text: docs/decisions/0002-level-four-of-affiliated-units.md
   *
   * @clause 3.2
   */
  'call-in': (act) => {
    const { state, context, input } = act;
    const approved = given(approvedClimb(state), 'approved climb');
    const superior = given(superiorChainOf(context.directory, state.unitId), 'leader above the unit');
    const approval = given(currentRound(state).approval, 'approval');
    const chain = { 2: approved.chain[4], 3: superior[3], 4: superior[4] };
    const carried = entryOf(2, 'carried-over', approval.actor, { now: approval.at });
    const called = withClimb(act, 'refusal', {
      proposal: approved.proposal,
      startedBy: approved.startedBy,
      earlierProposers: approved.earlierProposers,
      chain,
      entries: [carried],
    });
    const reopened = patchRound(called, { approval: null, explanation: null });
    const after = ascend(reopened, 3, context);
    return {
      ok: true,
      state: after,
      events: [
        eventOf(act, 'called-in', { climb: openClimb(after)?.no, ...skips(state, after) }, { ...input }),
      ],
    };
  },
};

function withClimb(act: Scene, kind: ClimbKind, patch: Partial<Climb>): CaseState {
  const { state, context } = act;
  const round = currentRound(state);
  const climb: Climb = {
    no: climbCount(state) + 1,
    kind,
    proposal: null,
    question: null,
    startedBy: personOf(act).personId,
    earlierProposers: [],
    startedAt: context.now,
    chain: round.chain,
    level: 2,
    levelSince: context.now,
    reviewBy: null,
    changeStated: null,
    returnTo: null,
    sentBack: [],
    entries: [],
    reasonSpecific: null,
    lawReview: null,
    standIn: null,
    paper: null,
    outcome: null,
    endedAt: null,
    ...patch,
  };
  return patchRound(state, { climbs: [...round.climbs, climb] });
}

type Facts = Readonly<Record<string, unknown>>;

/** To the lowest level at which somebody may decide. */
function entered(act: Scene, state: CaseState, type: string, shared: Facts, sealed: Facts) {
  const after = ascend(state, 2, act.context);
  const climb = openClimb(after);
  return decided(
    act,
    after,
    type,
    { ...shared, climb: climb?.no, level: climb?.level, ...skips(state, after) },
    sealed,
  );
}

/** Back to the level that had sent it back; the reviewing leader where it was they. */
function resubmitted(act: Scene, patch: Partial<Climb>, shared: Facts, sealed: Facts) {
  const { state, context } = act;
  const climb = climbUnderWay(state);
  const level = given(climb.returnTo, 'level to return to');
  const startedBy = personOf(act).personId;
  const earlierProposers = [...climb.earlierProposers, climb.startedBy].filter((one) => one !== startedBy);
  const resumed = patchClimb(state, {
    ...patch,
    startedBy,
    earlierProposers: [...new Set(earlierProposers)],
  });
  const underReview = climb.reviewBy !== null;
  const after: CaseState = underReview
    ? patchClimb({ ...resumed, status: 'escalated' }, { returnTo: null, levelSince: context.now })
    : ascend(resumed, level, context);
  return decided(
    act,
    after,
    'resubmitted',
    { ...shared, climb: climb.no, level, ...skips(state, after) },
    sealed,
  );
}

/** Levels that were passed over on the way, for the history. */
export function skips(before: CaseState, after: CaseState): { skipped?: readonly Facts[] } {
  const skipped = newEntries(before, after)
    .filter((entry) => entry.result === 'skipped')
    .map(({ level, skipCause }) => ({ level, cause: skipCause }));
  return skipped.length > 0 ? { skipped } : {};
}
