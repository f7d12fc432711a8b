/** What a notice says in words, put together when somebody reads it or when it is sent. */
import { remainingText } from '../../domain/calendar/remaining-text.ts';
import type { Calendar } from '../../domain/calendar/types.ts';
import { CLOCK_LABELS, LEVEL_LABELS, OUTCOME_LABELS } from '../../domain/cases/labels.ts';
import {
  APPLICANT_NOTICE_LABELS,
  DUTY_REQUESTS,
  STAFF_NOTICE_LABELS,
} from '../../domain/notifications/labels.ts';
import {
  type NoticeFacts,
  type NoticeKind,
  STAFF_NOTICE_KINDS,
  type StaffNoticeKind,
} from '../../domain/notifications/types.ts';
import { type Instant, localDateOf, localTimeOf } from '../../domain/time.ts';
import { fill, forMessage, template, type Values } from './templates.ts';

/** Files with one sentence a kind. */
const STAFF_FILES = ['waiting', 'time'] as const;

export function noticeLabel(kind: NoticeKind): string {
  return isStaffKind(kind) ? STAFF_NOTICE_LABELS[kind] : APPLICANT_NOTICE_LABELS[kind];
}

/** How a sentence says when something is due. */
export type DueText = (dueAt: Instant) => string;

/** For what is read at once: 今天 11:00 前，还剩 2 小时. */
export const remainingAt =
  (calendar: Calendar, now: Instant): DueText =>
  (dueAt) =>
    remainingText(calendar, dueAt, now);

/** For what lies about, and may be settled long since: 3月2日 11:00 到期. */
export const dueOn: DueText = (dueAt) => {
  const [, month, day] = localDateOf(dueAt).split('-').map(Number);
  return `${month}月${day}日 ${localTimeOf(dueAt)} 到期`;
};

/** One sentence for somebody of the house. No name, no opinion, nothing typed. */
export function staffSentence(
  { kind, facts }: { readonly kind: NoticeKind; readonly facts: NoticeFacts },
  dueText: DueText,
): string {
  return forMessage(fill(sentenceOf(kind), staffValues(facts, dueText), forMessage));
}

export function isStaffKind(kind: NoticeKind): kind is StaffNoticeKind {
  return (STAFF_NOTICE_KINDS as readonly string[]).includes(kind);
}

function sentenceOf(kind: NoticeKind): string {
  for (const file of STAFF_FILES) {
    const found = template(file).sections.get(kind);
    if (found !== undefined) return found;
  }
  throw new Error(`no template says anything for ${kind}`);
}

function staffValues(facts: NoticeFacts, dueText: DueText): Values {
  const { duty, clock, dueAt, level, outcome, workingDays } = facts;
  return {
    request: duty === undefined ? undefined : (DUTY_REQUESTS[duty] ?? '请处理'),
    due: dueAt === undefined ? undefined : dueText(dueAt),
    clock: clock === undefined ? undefined : CLOCK_LABELS[clock],
    level: level === undefined ? undefined : LEVEL_LABELS[level],
    outcome: outcome === undefined ? undefined : OUTCOME_LABELS[outcome],
    days: workingDays === undefined ? undefined : String(workingDays),
  };
}
