/** 答复书: what was decided, why, what can be done now, and where to turn with another opinion. @clause 2.1d */
import type { Answer, CaseState, Round } from '../../../domain/cases/state.ts';
import type { Channel } from '../../../domain/cases/vocabulary.ts';
import { rootOf } from '../../../domain/organisation/units.ts';
import { localDateOf } from '../../../domain/time.ts';
import type { Executed } from '../../cases/execute.ts';
import { progressView } from '../../cases/progress.ts';
import type { Deps } from '../../deps.ts';
import { DomainError } from '../../errors.ts';
import { dateText, lines, sentence } from './text.ts';
import type { ReplyPaper } from './types.ts';

type Section = ReplyPaper['sections'][number];
const NUMERALS = ['一', '二', '三', '四'] as const;

/**
 * The answer of the last round that was answered.
 *
 * @throws DomainError `document.no-answer` before there is one
 */
export function replyPaper(deps: Deps, executed: Executed): ReplyPaper {
  const { row, world } = executed;
  const { state } = row;
  const round = state.rounds.findLast((one) => one.answer !== null);
  if (!round?.answer) throw new DomainError({ code: 'document.no-answer', clause: '2.1d' });
  const { answer } = round;
  const { bureau, directory } = world.organisation;
  const { unitName, responderPhone } = progressView(deps, executed);
  const root = rootOf(directory, state.unitId);
  const sections = [
    ...bodyOf(answer, round),
    dissent(answer, { responderPhone, complaintPhone: bureau.complaintPhone }),
  ];
  return {
    bureau: bureau.name,
    number: answer.document?.number ?? row.number,
    salutation: salutationOf(state),
    opening: openingOf(state, answer, row.number),
    sections: sections.map(({ heading, text }, index) => ({
      heading: `${NUMERALS[index]}、${heading}`,
      text,
    })),
    unit: unitName,
    phone: responderPhone,
    signedBy: root.kind === 'affiliated-unit' ? root.name : bureau.name,
    date: dateText(localDateOf(answer.deliveredAt)),
  };
}

function salutationOf({ applicant }: CaseState): string {
  if (applicant.kind === 'anonymous') return '申请人';
  return (
    (applicant.kind === 'enterprise' ? applicant.organisation : applicant.name) ??
    applicant.organisation ??
    applicant.name ??
    '申请人'
  );
}

const HOW: Readonly<Record<Channel, string>> = {
  window: '在窗口',
  phone: '来电',
  letter: '来信',
  visit: '来访',
  portal: '在网上',
  assigned: '经上级交办',
  hotline: '通过12345热线',
};

const RESULTS: Readonly<Record<Answer['outcome'], string>> = {
  done: '您的事情已经办成，现答复如下：',
  informed: '现答复如下：',
  referred: '您的事情已转有权办理的单位，现将去向告知如下：',
  refused: '经逐级研究并由主要领导审定，目前确实办不成。现将原因和您可以怎样办告知如下：',
};

function openingOf({ intake }: CaseState, answer: Answer, number: string): string {
  const asked = intake.kind === 'consultation' ? '咨询' : '提出';
  const when = dateText(localDateOf(intake.receivedAt));
  const known = answer.document ? `（办件编号${number}）` : '';
  return `您于${when}${HOW[intake.channel]}${asked}的“${intake.title}”${known}收悉。${RESULTS[answer.outcome]}`;
}

function bodyOf(answer: Answer, round: Round): readonly Section[] {
  const { document } = answer;
  switch (answer.outcome) {
    case 'done':
      return [
        {
          heading: '办理结果',
          text: lines(sentence(answer.text), document && `文书编号：${document.number}。`),
        },
      ];
    case 'informed':
      return [{ heading: '答复', text: sentence(answer.text) }];
    case 'referred':
      return [{ heading: '转办去向', text: referredText(answer, round) }];
    case 'refused':
      return [
        { heading: '办不成的原因', text: refusedText(answer, round) },
        { heading: '您可以这样办', text: sentence(answer.wayForward ?? '') },
      ];
  }
}

function referredText(answer: Answer, { referrals }: Round): string {
  const referral = referrals.findLast((one) => one.result === 'accepted');
  return lines(
    referral && `已由${referral.receiver}受理${referral.reference ? `（${referral.reference}）` : ''}。`,
    referral && `依据：${sentence(referral.basis)}`,
    sentence(answer.text),
  );
}

function refusedText(answer: Answer, round: Round): string {
  const proposal = round.climbs.find((climb) => climb.no === answer.climbNo)?.proposal;
  const articles = (proposal?.articles ?? []).filter((article) => article.trim() !== '');
  const basis = answer.document?.basis ?? articles.join('；');
  return lines(
    sentence(answer.reason ?? answer.text),
    basis !== '' && `依据：${sentence(basis)}`,
    answer.reason !== null && answer.text !== answer.reason && sentence(answer.text),
  );
}

/** 复议、诉讼 where the document grants them; always: reopening, the section's phone, the complaints' phone. */
function dissent(
  { document, outcome }: Answer,
  phones: { readonly responderPhone: string; readonly complaintPhone: string },
): Section {
  const reopen = outcome === 'informed' ? '还有不明白的' : '对答复有不同意见，或者认为没有办成的';
  return {
    heading: '如有不同意见',
    text: lines(
      document && sentence(document.remedies),
      `${reopen}，请与我们联系（电话${phones.responderPhone}），或凭回执上的查询码要求重新办理。对办理不满意的，可拨打投诉举报电话${phones.complaintPhone}。`,
    ),
  };
}
