/**
 * A case as the rules see it: one value, replaced by `decide`, never changed in place.
 * Texts and contact data are opaque here; the server seals what must be sealed before it gets in.
 */
import type { MatterCategory, Track } from '../catalogue/types.ts';
import type { Actor, BureauId, Chain, ChainLevel, PersonId, PostId, UnitId } from '../organisation/types.ts';
import type { Policy } from '../policy.ts';
import type { Instant, LocalDate } from '../time.ts';
import type {
  Channel,
  ClimbKind,
  ClimbOutcome,
  LevelResult,
  Outcome,
  ReasonKind,
  RequestKind,
  SkipCause,
  Status,
} from './vocabulary.ts';

export interface Applicant {
  readonly kind: 'person' | 'enterprise' | 'anonymous';
  readonly name: string | null;
  readonly organisation: string | null;
  /** Sealed by the server; null when none was left. */
  readonly phone: string | null;
  readonly address: string | null;
}

export interface Intake {
  readonly channel: Channel;
  readonly kind: RequestKind;
  readonly registeredAt: Instant;
  readonly registeredBy: PersonId | null;
  /** When the applicant asked, where that differs from registration (a letter's arrival). */
  readonly receivedAt: Instant;
  readonly title: string;
  readonly detail: string;
  /** Order of 12345 or a leader's sheet, with the deadline it sets. */
  readonly source: { readonly number: string; readonly dueOn: LocalDate | null } | null;
  /** 即问即答. */
  readonly instantAnswer: string | null;
}

/** The matter as it was published when the case was registered; keeps its limits. */
export interface MatterSnapshot {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly category: MatterCategory;
  readonly statutoryWorkingDays: number | null;
  readonly promisedWorkingDays: number | null;
}

export type ApplicantView =
  | { readonly kind: 'stated'; readonly text: string }
  | { readonly kind: 'declined' | 'unreachable' | 'anonymous' };

export interface Proposal {
  readonly reasonKind: ReasonKind;
  readonly reason: string;
  readonly articles: readonly string[];
  readonly tried: string;
  readonly wayForward: string;
  readonly applicantView: ApplicantView;
  /** What is new since the leader said "能办"; null on a first proposal (invariant 2). */
  readonly whatIsNew: string | null;
  /** The text resembles a brush-off; level 2 answers for it (invariant 5). */
  readonly resemblesBrushOff: boolean;
  /** 1 on submission, +1 with each resubmission after a send-back. */
  readonly edition: number;
}

/** What a level left behind in a climb: one entry a level, appended once. */
export interface LevelEntry {
  readonly level: ChainLevel;
  readonly result: LevelResult;
  readonly postId: PostId | null;
  readonly actor: Actor | null;
  readonly at: Instant;
  readonly opinion: string | null;
  readonly judgement: 'unsure' | 'infeasible' | null;
  readonly skipCause: SkipCause | null;
  /** The opinion that a silent level still owed, given later. */
  readonly lateOpinion: { readonly actor: Actor; readonly at: Instant; readonly opinion: string } | null;
  /** Entered from paper or voice by the office, confirmed by the leader. */
  readonly fromPaper: boolean;
}

export interface PaperDecision {
  readonly level: ChainLevel;
  readonly result: 'feasible' | 'passed-up' | 'approved';
  readonly opinion: string;
  readonly judgement: 'unsure' | 'infeasible' | null;
  readonly dueOn: LocalDate | null;
  readonly enteredBy: PersonId;
  readonly enteredAt: Instant;
  readonly scanId: string | null;
}

export interface Climb {
  /** Counts over the whole case, from 1. */
  readonly no: number;
  readonly kind: ClimbKind;
  readonly proposal: Proposal | null;
  readonly question: string | null;
  /** Who wrote the proposal or question in its present edition. */
  readonly startedBy: PersonId;
  /** Who wrote earlier editions, where that was somebody else. */
  readonly earlierProposers: readonly PersonId[];
  readonly startedAt: Instant;
  readonly chain: Chain;
  readonly level: ChainLevel;
  readonly levelSince: Instant;
  /** The leader who had said "能办" states what changed before the climb begins (invariant 2). */
  readonly reviewBy: ChainLevel | null;
  readonly changeStated: {
    readonly level: ChainLevel;
    readonly actor: Actor;
    readonly at: Instant;
    readonly text: string;
  } | null;
  /** Sent back to the first responder; resubmission returns to this level. */
  readonly returnTo: ChainLevel | null;
  readonly sentBack: readonly {
    readonly level: ChainLevel;
    readonly actor: Actor;
    readonly at: Instant;
    readonly missing: string;
  }[];
  readonly entries: readonly LevelEntry[];
  readonly reasonSpecific: { readonly actor: Actor; readonly at: Instant } | null;
  readonly lawReview: { readonly actor: Actor; readonly at: Instant; readonly opinion: string } | null;
  /** Who stands in for an absent level 4, as confirmed by the office. */
  readonly standIn: Actor | null;
  readonly paper: PaperDecision | null;
  readonly outcome: ClimbOutcome | null;
  readonly endedAt: Instant | null;
}

/** "能办" as ordered by a level; the first responder does it, that leader follows it up. */
export interface FeasibleOrder {
  readonly climbNo: number;
  readonly level: ChainLevel;
  readonly actor: Actor;
  readonly at: Instant;
  readonly instructions: string;
  readonly dueOn: LocalDate;
  /** When the applicant was told; null for instructions that only the first responder needs. */
  readonly toldAt: Instant | null;
  /** A 能办 must be told to the applicant; 指示 after a 请示 need not. */
  readonly kind: 'feasible' | 'instructed';
}

export interface ContactAttempt {
  readonly at: Instant;
  readonly by: PersonId;
  readonly number: string | null;
  readonly note: string;
}

/** The statutory document on which a case outside the general track closes. */
export interface StatutoryDocument {
  readonly number: string;
  readonly reason: string;
  readonly basis: string;
  readonly remedies: string;
  readonly served: string;
  readonly servedAt: Instant;
}

export type Delivery =
  | {
      readonly method: 'phone';
      readonly number: string;
      readonly calledAt: Instant;
      readonly answeredBy: string;
      readonly said: string;
      readonly applicantWords: string;
    }
  | {
      readonly method: 'written';
      readonly form: 'letter' | 'message' | 'served';
      readonly sentAt: Instant;
      readonly reference: string;
    }
  | { readonly method: 'deposit' | 'on-the-spot' };

export interface Answer {
  readonly outcome: Outcome;
  readonly text: string;
  readonly reason: string | null;
  readonly wayForward: string | null;
  readonly delivery: Delivery;
  readonly deliveredAt: Instant;
  readonly by: Actor;
  readonly climbNo: number | null;
  readonly document: StatutoryDocument | null;
}

export interface HandOver {
  readonly fromUnitId: UnitId;
  readonly toUnitId: UnitId;
  /** Whose head is asked to accept. */
  readonly toPostId: PostId | null;
  readonly by: PersonId;
  readonly reason: string;
  readonly at: Instant;
  /** Where it went straight to the common leader: declined, or a second hand-over. */
  readonly commonLeaderPostId: PostId | null;
  readonly result: 'accepted' | 'declined' | 'settled' | null;
  readonly resultAt: Instant | null;
}

export interface Coordination {
  readonly id: string;
  readonly askedUnitId: UnitId | null;
  readonly askedOutside: string | null;
  readonly question: string;
  readonly at: Instant;
  readonly dueAt: Instant;
  readonly answer: { readonly resolved: boolean; readonly text: string; readonly at: Instant } | null;
}

export interface Consultation {
  readonly id: string;
  readonly climbNo: number;
  readonly lead: Actor;
  readonly participants: readonly PersonId[];
  readonly topic: string;
  readonly at: Instant;
  readonly opinions: readonly { readonly personId: PersonId; readonly text: string; readonly at: Instant }[];
  readonly conclusion: { readonly text: string; readonly at: Instant } | null;
}

export interface Referral {
  readonly receiver: string;
  readonly basis: string;
  readonly requestedBy: PersonId;
  readonly requestedAt: Instant;
  readonly approvedAt: Instant | null;
  readonly approvedBy: Actor | null;
  readonly result: 'declined-inside' | 'accepted' | 'refused' | null;
  readonly reference: string | null;
  readonly resultAt: Instant | null;
}

export interface Rating {
  readonly score: 1 | 2 | 3 | 4 | 5;
  readonly reason: string | null;
  readonly at: Instant;
}

export interface Pause {
  readonly from: Instant;
  readonly to: Instant | null;
  /** Last day of the pause when nothing comes. */
  readonly capOn: LocalDate;
}

/** One pass through the house. Reopening begins another; earlier rounds stay as they were (invariant 8). */
export interface Round {
  readonly no: number;
  readonly startedAt: Instant;
  readonly cause: 'intake' | 'objection' | 'supervision' | 'supplement';
  readonly chain: Chain;
  readonly policy: Policy;
  readonly responderPostId: PostId;
  readonly recused: readonly PersonId[];
  readonly firstContactAt: Instant | null;
  readonly informedOnce: {
    readonly at: Instant;
    readonly by: PersonId;
    readonly materials: readonly string[];
    readonly note: string;
  } | null;
  readonly pauses: readonly Pause[];
  readonly attempts: readonly ContactAttempt[];
  readonly climbs: readonly Climb[];
  readonly order: FeasibleOrder | null;
  /** First proposal since the last "能办"; the reply clock starts here. */
  readonly proposedAt: Instant | null;
  readonly approval: { readonly climbNo: number; readonly at: Instant; readonly actor: Actor } | null;
  readonly interimAnswers: readonly {
    readonly at: Instant;
    readonly text: string;
    readonly untilOn: LocalDate;
  }[];
  readonly extension: { readonly workingDays: number; readonly reason: string; readonly at: Instant } | null;
  readonly handOvers: readonly HandOver[];
  readonly coordinations: readonly Coordination[];
  readonly consultations: readonly Consultation[];
  readonly referrals: readonly Referral[];
  readonly withdrawalAsked: { readonly reason: string; readonly by: PersonId; readonly at: Instant } | null;
  /** Outside the general track: told by phone, but not yet closed by a document. */
  readonly explanation: Answer | null;
  readonly answer: Answer | null;
  readonly rating: Rating | null;
  /** 催办 and 督办 by hand; the same person waits before doing it again. */
  readonly nudges: readonly {
    readonly kind: 'urge' | 'supervise';
    readonly by: PersonId;
    readonly at: Instant;
  }[];
  /** Keys of the clock effects that have happened; each happens once (design §4). */
  readonly rung: readonly string[];
}

export interface CaseState {
  readonly id: string;
  readonly bureauId: BureauId;
  readonly status: Status;
  readonly track: Track;
  readonly unitId: UnitId;
  readonly matter: MatterSnapshot | null;
  readonly applicant: Applicant;
  readonly intake: Intake;
  /** Oldest first; the last one is the current round. */
  readonly rounds: readonly Round[];
  readonly closedAt: Instant | null;
  /** How it ended without an answer: the applicant withdrew, or nothing came after a one-time notice. */
  readonly withdrawnBecause: 'applicant' | 'lapsed' | null;
}
