/** What each command needs to be told. One name per command, the same in code, API and documents. */
import type { ChainLevel, PersonId, PostId, UnitId } from '../organisation/types.ts';
import type { Instant, LocalDate } from '../time.ts';
import type { ApplicantView, Delivery, PaperDecision, StatutoryDocument } from './state.ts';
import type { ReasonKind } from './vocabulary.ts';

export interface ProposeRefusalInput {
  readonly reasonKind: ReasonKind;
  readonly reason: string;
  readonly articles: readonly string[];
  readonly tried: string;
  readonly wayForward: string;
  readonly applicantView: ApplicantView;
  readonly whatIsNew: string | null;
}

/** No input beyond the wish itself. */
export type Nothing = Readonly<Record<never, never>>;

export interface CommandInputs {
  // 首问责任人
  'inform-once': { readonly materials: readonly string[]; readonly note: string };
  supplement: { readonly note: string };
  'record-progress': { readonly note: string; readonly contactedApplicant: boolean };
  'record-attempt': { readonly number: string | null; readonly attemptedAt: Instant; readonly note: string };
  'tell-applicant': { readonly text: string; readonly delivery: Delivery };
  complete: {
    readonly outcome: 'done' | 'informed';
    readonly text: string;
    readonly delivery: Delivery;
    readonly document: StatutoryDocument | null;
  };
  'propose-refusal': ProposeRefusalInput;
  'ask-guidance': { readonly question: string };
  'withdraw-proposal': { readonly reason: string };
  'interim-answer': { readonly text: string; readonly untilOn: LocalDate };
  'ask-withdrawal': { readonly reason: string };
  reply: {
    readonly text: string;
    readonly reason: string;
    readonly wayForward: string;
    readonly delivery: Delivery;
  };
  'issue-document': {
    readonly text: string;
    readonly wayForward: string;
    readonly delivery: Delivery;
    readonly document: StatutoryDocument;
  };
  // 转办 · 协办 · 转出
  'hand-over': { readonly toUnitId: UnitId; readonly reason: string };
  'answer-hand-over': {
    readonly accept: boolean;
    readonly responderPostId: PostId | null;
    readonly note: string;
  };
  'settle-hand-over': { readonly unitId: UnitId; readonly responderPostId: PostId; readonly note: string };
  coordinate: {
    readonly id: string;
    readonly askedUnitId: UnitId | null;
    readonly askedOutside: string | null;
    readonly question: string;
  };
  'answer-coordination': { readonly id: string; readonly resolved: boolean; readonly text: string };
  'request-referral': { readonly receiver: string; readonly basis: string };
  'decide-referral': { readonly approve: boolean; readonly note: string };
  'record-referral-result': {
    readonly accepted: boolean;
    readonly reference: string;
    readonly text: string;
    readonly delivery: Delivery;
  };
  // 科室负责人
  lapse: { readonly note: string };
  'decide-withdrawal': { readonly confirm: boolean; readonly callRecord: string };
  'assign-responder': { readonly postId: PostId; readonly reason: string };
  // 各级
  feasible: { readonly opinion: string; readonly instructions: string; readonly dueOn: LocalDate };
  'answer-directly': { readonly text: string; readonly dueOn: LocalDate; readonly delivery: Delivery };
  'pass-up': { readonly judgement: 'unsure' | 'infeasible'; readonly opinion: string };
  'send-back': { readonly missing: string };
  'mark-specific': Nothing;
  'state-change': { readonly text: string };
  'review-law': { readonly opinion: string };
  instruct: { readonly instructions: string; readonly dueOn: LocalDate };
  assign: { readonly unitId: UnitId; readonly responderPostId: PostId; readonly instructions: string };
  'demand-refusal': { readonly opinion: string };
  'approve-refusal': { readonly opinion: string };
  'revoke-approval': { readonly reason: string };
  'call-in': { readonly reason: string };
  'late-opinion': { readonly level: ChainLevel; readonly opinion: string };
  recuse: { readonly personId: PersonId | null; readonly reason: string };
  'extend-reply': { readonly workingDays: number; readonly reason: string };
  'open-consultation': {
    readonly id: string;
    readonly participants: readonly PersonId[];
    readonly topic: string;
  };
  'give-opinion': { readonly id: string; readonly text: string };
  'conclude-consultation': { readonly id: string; readonly text: string };
  urge: { readonly note: string };
  // 办公室 · 监督
  'confirm-stand-in': { readonly personId: PersonId };
  'skip-level': { readonly note: string };
  'enter-paper-decision': Omit<PaperDecision, 'enteredBy' | 'enteredAt' | 'level'>;
  'answer-paper-decision': { readonly confirm: boolean; readonly note: string };
  supervise: { readonly note: string };
  reopen: { readonly reason: string };
  // 申请人
  withdraw: { readonly reason: string };
  rate: { readonly score: 1 | 2 | 3 | 4 | 5; readonly reason: string | null };
  object: { readonly reason: string };
  // 系统
  'escalate-overdue': Nothing;
  close: Nothing;
  'move-to-successor': { readonly unitId: UnitId; readonly responderPostId: PostId };
}

export type CommandName = keyof CommandInputs;
export type CommandOf<N extends CommandName> = { readonly name: N; readonly input: CommandInputs[N] };
export type Command = { [N in CommandName]: CommandOf<N> }[CommandName];
