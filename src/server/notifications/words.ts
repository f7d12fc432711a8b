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
import type { Instant } from '../../domain/time.ts';
import { fill, forMessage, template, type Values } from './templates.ts';

/** Files with one sentence a kind. */
const STAFF_FILES = ['waiting', 'time'] as const;

export function noticeLabel(kind: NoticeKind): string {
  return isStaffKind(kind) ? STAFF_NOTICE_LABELS[kind] : APPLICANT_NOTICE_LABELS[kind];
}

/** One sentence for somebody of the house, as of now. No name, no opinion, nothing typed. */
export function staffSentence(
  { kind, facts }: { readonly kind: NoticeKind; readonly facts: NoticeFacts },
  calendar: Calendar,
  now: Instant,
): string {
  return forMessage(fill(sentenceOf(kind), staffValues(facts, calendar, now), forMessage));
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

function staffValues(facts: NoticeFacts, calendar: Calendar, now: Instant): Values {
  const { duty, clock, dueAt, level, outcome, workingDays } = facts;
  return {
    request: duty === undefined ? undefined : (DUTY_REQUESTS[duty] ?? '请处理'),
    due: dueAt === undefined ? undefined : remainingText(calendar, dueAt, now),
    clock: clock === undefined ? undefined : CLOCK_LABELS[clock],
    level: level === undefined ? undefined : LEVEL_LABELS[level],
    outcome: outcome === undefined ? undefined : OUTCOME_LABELS[outcome],
    days: workingDays === undefined ? undefined : String(workingDays),
  };
}
