/** What people are told about cases, and over which ways. No names, no opinions, nothing that somebody typed. */
import type { CommandName } from '../cases/command-inputs.ts';
import type { CaseEvent } from '../cases/context.ts';
import type { ClockKind, Outcome } from '../cases/vocabulary.ts';
import type { ChainLevel, PersonId, PostId } from '../organisation/types.ts';
import type { Instant, LocalDate } from '../time.ts';

/** Notices to people of the house. */
export const STAFF_NOTICE_KINDS = [
  'arrived',
  'sent-back',
  'arrived-after-silence',
  'responder-assigned',
  'near',
  'late',
  'urged-daily',
  'urged',
  'supervised',
  'interim-due',
  'passed-over',
  'level-silent',
  'principal-late',
  'breach',
  'order-done',
  'order-late',
  'help-asked',
  'help-answered',
  'help-unanswered',
  'consultation-opened',
  'consultation-opinion',
  'taken-over',
  'paper-rejected',
  'withdrawal-declined',
  'withdrawn',
  'rated-low',
  'reply-extended',
  'deadline-moved',
] as const;
export type StaffNoticeKind = (typeof STAFF_NOTICE_KINDS)[number];

/** Notices to the applicant: what happened with their request, and what they can do. */
export const APPLICANT_NOTICE_KINDS = [
  'receipt',
  'materials',
  'materials-near',
  'feasible',
  'extension',
  'interim',
  'answer',
  'lapsed',
  'reopened',
] as const;
export type ApplicantNoticeKind = (typeof APPLICANT_NOTICE_KINDS)[number];

export type NoticeKind = StaffNoticeKind | ApplicantNoticeKind;

/** red: time is over or somebody above asks; it does not wait for a digest nor for business hours. */
export type Urgency = 'plain' | 'red';

export type Recipient =
  | { readonly kind: 'person'; readonly personId: PersonId }
  | { readonly kind: 'applicant' };

/** Dates, levels and words of the procedure. Kept with the notice, so nothing personal may be among them. */
export interface NoticeFacts {
  readonly duty?: CommandName;
  readonly clock?: ClockKind;
  readonly dueAt?: Instant;
  readonly level?: ChainLevel;
  readonly outcome?: Outcome;
  readonly workingDays?: number;
  readonly untilOn?: LocalDate;
  /** Where the sentence for the applicant finds what they were told: the round, and the moment of the event. */
  readonly round?: number;
  readonly at?: Instant;
  /** The reply was deposited; it is fetched with the receipt and the PIN. */
  readonly deposited?: boolean;
  /** For a group robot: the post that is addressed. */
  readonly postId?: PostId;
}

export interface Notice {
  readonly kind: NoticeKind;
  readonly to: Recipient;
  readonly urgency: Urgency;
  /** Unique within the case; the same effect for the same recipient is told once. */
  readonly effect: string;
  readonly facts: NoticeFacts;
}

/** An event of a case's history with its place in it. */
export type NoticedEvent = Pick<CaseEvent, 'type' | 'at' | 'round' | 'who' | 'by' | 'shared'> & {
  readonly seq: number;
};

/** Ways out of the house. The inbox of the workbench is no channel: every notice to a person lies in it. */
export const DELIVERY_CHANNELS = ['mail', 'sms', 'webhook'] as const;
export type DeliveryChannel = (typeof DELIVERY_CHANNELS)[number];

export const DELIVERY_STATES = ['pending', 'sending', 'sent', 'dead', 'void'] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** 企业微信群机器人 · 钉钉群机器人 · 本单位自己的系统（带签名）. */
export const WEBHOOK_KINDS = ['wecom', 'dingtalk', 'generic'] as const;
export type WebhookKind = (typeof WEBHOOK_KINDS)[number];
