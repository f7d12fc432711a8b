/** Puts a delivery into words, as of the moment of sending. */
import type { Calendar } from '../../domain/calendar/types.ts';
import type { Instant } from '../../domain/time.ts';
import type { CaseHeading } from '../cases/headings.ts';
import type { MailMessage } from './channels/mail.ts';
import type { RobotMessage } from './channels/robots.ts';
import { mailPage } from './mail-page.ts';
import { markdownToText } from './markdown.ts';
import type { NoticeRow } from './notice-store.ts';
import { fill, forMarkdown, forMessage, forRobot, section, template, type Values } from './templates.ts';
import { noticeLabel, remainingAt, staffSentence } from './words.ts';

/** More than so many are not listed: the workbench has them all. */
const LISTED_MOST = 40;
/** 企业微信 takes 4,096 bytes. */
const ROBOT_LISTED_MOST = 15;

export interface Contents {
  readonly id: string;
  readonly bureau: string;
  readonly notices: readonly NoticeRow[];
  readonly headings: ReadonlyMap<string, CaseHeading>;
  readonly calendar: Calendar;
  readonly now: Instant;
  /** Titles of posts, for groups. */
  readonly posts: ReadonlyMap<string, { readonly title: string }>;
  /** Where the workbench is; undefined where nobody has said. */
  readonly workbenchUrl: string | undefined;
}

/** One mail of one notice or of many, what is red in front. */
export function mailOf(
  contents: Contents,
  to: { readonly address: string; readonly name: string },
): MailMessage {
  const red = contents.notices.filter((notice) => notice.urgency === 'red');
  const plain = contents.notices.filter((notice) => notice.urgency !== 'red');
  const shownRed = red.slice(0, LISTED_MOST);
  const shownPlain = plain.slice(0, LISTED_MOST - shownRed.length);
  const more = contents.notices.length - shownRed.length - shownPlain.length;
  const values: Values = {
    ...counts(contents),
    name: to.name,
    plainOnly: red.length === 0 ? 'yes' : undefined,
    more: more > 0 ? String(more) : undefined,
  };
  const say = (name: string) => fill(section('mail', name), values, forMarkdown);
  const list = (notices: readonly NoticeRow[]) =>
    notices
      .map((notice) => fill(section('mail', 'item'), itemValues(contents, notice), forMarkdown))
      .join('\n');
  const titled = red.length > 0 && plain.length > 0;
  const part = (name: string, notices: readonly NoticeRow[]) =>
    notices.length === 0 ? '' : `${titled ? `${say(name)}\n\n` : ''}${list(notices)}`;
  const parts = {
    intro: say('intro'),
    red: part('red', shownRed),
    plain: part('plain', shownPlain),
    rest: `${more > 0 ? `${say('more')}\n\n` : ''}${say('footer')}`,
  };
  const subject = subjectOf(contents);
  return {
    id: contents.id,
    to: to.address,
    subject,
    text: markdownToText(Object.values(parts).join('\n\n')),
    html: mailPage({ ...parts, bureau: contents.bureau, title: subject }),
    urgent: red.length > 0,
  };
}

function subjectOf(contents: Contents): string {
  const { settings } = template('mail');
  const [only, ...others] = contents.notices;
  const one = only && others.length === 0 ? itemValues(contents, only) : null;
  const text = one ? settings['subject-one'] : settings['subject-many'];
  return forMessage(fill(text ?? '', one ?? counts(contents), forMessage));
}

/** A message to a group: numbers and what is to be done by which post, nothing else. */
export function robotMessageOf(contents: Contents): RobotMessage {
  const shown = contents.notices.slice(0, ROBOT_LISTED_MOST);
  const more = contents.notices.length - shown.length;
  const say = (name: string, values: Values) => fill(section('short', name), values, forRobot);
  const title = say('robot-title', counts(contents));
  const lines = shown.map((notice) => {
    const red = notice.urgency === 'red' ? 'yes' : undefined;
    const who = contents.posts.get(notice.facts.postId ?? '')?.title ?? '';
    return say('robot-item', { ...itemValues(contents, notice), red, who });
  });
  if (more > 0) lines.push(say('robot-more', { more: String(more) }));
  return {
    id: contents.id,
    title,
    markdown: `**${title}**\n${lines.join('\n')}`,
    items: contents.notices.map((notice) => ({
      kind: notice.kind,
      label: noticeLabel(notice.kind),
      text: staffSentence(notice, remainingAt(contents.calendar, contents.now)),
      urgency: notice.urgency,
      number: contents.headings.get(notice.case_id)?.number ?? '',
      caseId: notice.case_id,
      dueAt: notice.facts.dueAt ?? null,
      at: notice.at,
    })),
  };
}

/** A short message to somebody of the house. */
export function staffMessageOf(contents: Contents): string {
  const [notice] = contents.notices;
  if (!notice) throw new Error(`delivery ${contents.id} says nothing`);
  const values = { ...itemValues(contents, notice), bureau: contents.bureau };
  return forMessage(fill(section('short', 'sms'), values, forMessage));
}

function counts({ notices }: Contents): Values {
  const red = notices.filter((notice) => notice.urgency === 'red').length;
  return { count: String(notices.length), redCount: red > 0 ? String(red) : undefined };
}

function itemValues(contents: Contents, notice: NoticeRow): Values {
  const heading = contents.headings.get(notice.case_id);
  const { workbenchUrl } = contents;
  return {
    number: heading?.number ?? '',
    title: heading?.title ?? '',
    label: noticeLabel(notice.kind),
    text: staffSentence(notice, remainingAt(contents.calendar, contents.now)),
    url: workbenchUrl === undefined ? undefined : new URL(`/cases/${notice.case_id}`, workbenchUrl).href,
  };
}
