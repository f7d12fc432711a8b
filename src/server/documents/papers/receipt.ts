/** 受理回执: what the applicant takes home. @clause 2.1b */
import { progressAddress } from '../../../contract/documents.ts';
import { CHANNEL_LABELS } from '../../../domain/cases/labels.ts';
import { localDateOf } from '../../../domain/time.ts';
import type { Executed } from '../../cases/execute.ts';
import { progressView } from '../../cases/progress.ts';
import type { Deps } from '../../deps.ts';
import { applicantText } from './people.ts';
import { dateText, momentText } from './text.ts';
import type { ReceiptPaper } from './types.ts';

export interface ReceiptWishes {
  /** The tracking code, for who may see it. */
  readonly code: string | null;
  /** Where the portal is, as an applicant's phone reaches it. */
  readonly base: string;
}

export function receiptPaper(deps: Deps, executed: Executed, { code, base }: ReceiptWishes): ReceiptPaper {
  const { row, world } = executed;
  const { bureau } = world.organisation;
  const { intake, applicant } = row.state;
  const progress = progressView(deps, executed);
  return {
    bureau: bureau.name,
    number: row.number,
    applicant: applicantText(applicant),
    title: intake.title,
    receivedAt: momentText(intake.receivedAt),
    channel: CHANNEL_LABELS[intake.channel],
    unit: progress.unitName,
    responder: progress.responderPostTitle,
    phone: progress.responderPhone,
    deadline: progress.dueAt ? `${momentText(progress.dueAt)}前` : progress.standing,
    code: code === null ? '' : inGroups(code),
    howToFollow: followText(code, applicant.phone !== null),
    address: code === null ? null : progressAddress(base, code),
    complaintPhone: bureau.complaintPhone,
    date: dateText(localDateOf(deps.now())),
  };
}

function followText(code: string | null, hasPhone: boolean): string {
  const key = hasPhone ? '所留手机号码后四位（或自设的查询密码）' : '自设的查询密码';
  return code === null
    ? `查询码见首次出具的回执。查询时请另填${key}。`
    : `手机扫码，或在网站“查进度”输入查询码，再填${key}，即可看进度、补材料、作评价。`;
}

/** ABCD-EFGH-JKMN: read out over the phone four at a time. */
function inGroups(code: string): string {
  return code.match(/.{1,4}/g)?.join('-') ?? code;
}
