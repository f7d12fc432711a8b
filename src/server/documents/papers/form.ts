/** 说“不”事项提级管理审批表, filled from a case. @clause A1 */
import { CHANNEL_LABELS, REASON_KIND_LABELS } from '../../../domain/cases/labels.ts';
import type { ApplicantView, CaseState, Climb, Proposal, Round } from '../../../domain/cases/state.ts';
import { localDateOf } from '../../../domain/time.ts';
import type { Executed } from '../../cases/execute.ts';
import { DomainError } from '../../errors.ts';
import type { Organisation } from '../../organisation/directory.ts';
import type { Sealer } from '../../sealing.ts';
import { levelCell } from './form-blocks.ts';
import { remarksOf } from './form-remarks.ts';
import { applicantText, contactText, nameOf } from './people.ts';
import { dateText, lines, momentText, sentence } from './text.ts';
import type { FormPaper, HistoryPages } from './types.ts';

export interface FormWishes {
  /** Number of the climb; null for the last proposal of the case. */
  readonly climbNo: number | null;
  readonly full: boolean;
  readonly history: HistoryPages | null;
}

/**
 * The form of one proposed refusal.
 *
 * @clause A1
 * @throws DomainError `document.no-proposal` when nobody has proposed a refusal, or the climb named is none
 */
export function formPaper({ row, world }: Executed, sealer: Sealer, wishes: FormWishes): FormPaper {
  const { state } = row;
  const { organisation } = world;
  const { climb, round, proposal } = proposedClimb(state, wishes.climbNo);
  const { intake } = state;
  return {
    bureau: organisation.bureau.name,
    number: row.number,
    date: dateText(localDateOf(climb.startedAt)),
    section: sectionName(climb, state, organisation),
    responder: nameOf(organisation, climb.startedBy),
    applicant: applicantText(state.applicant),
    contact: contactText(state.applicant, sealer, wishes.full),
    time: momentText(intake.receivedAt),
    channel: `${CHANNEL_LABELS[intake.channel]}${intake.source ? `（来件编号：${intake.source.number}）` : ''}`,
    matter: lines(sentence(intake.title), intake.detail),
    reason: reasonText(proposal),
    view: lines(viewText(proposal.applicantView), replyWords(round, climb)),
    head: levelCell(climb, 2, round, organisation),
    supervising: levelCell(climb, 3, round, organisation),
    principal: levelCell(climb, 4, round, organisation),
    remarks: remarksOf({ number: row.number, state, round, climb, organisation }),
    history: wishes.history,
  };
}

function proposedClimb(
  state: CaseState,
  climbNo: number | null,
): { readonly climb: Climb; readonly round: Round; readonly proposal: Proposal } {
  const found = state.rounds
    .flatMap((round) => round.climbs.map((climb) => ({ round, climb, proposal: climb.proposal })))
    .findLast(({ climb, proposal }) => proposal !== null && (climbNo === null || climb.no === climbNo));
  if (!found?.proposal) throw new DomainError({ code: 'document.no-proposal', clause: '3.2' });
  return { ...found, proposal: found.proposal };
}

/** The section whose head is level 2 of this climb; the case may have changed hands since. */
function sectionName(climb: Climb, state: CaseState, { directory }: Organisation): string {
  const head = climb.chain[2] === null ? undefined : directory.posts.get(climb.chain[2]);
  const unitId = head?.kind === 'section-head' ? head.unitId : state.unitId;
  return directory.units.get(unitId)?.name ?? '';
}

function reasonText(proposal: Proposal): string {
  const { articles, whatIsNew } = proposal;
  const basis = articles.map((article) => article.trim()).filter((article) => article !== '');
  return lines(
    `${REASON_KIND_LABELS[proposal.reasonKind]}：${sentence(proposal.reason)}`,
    basis.length > 0 && `依据：${sentence(basis.join('；'))}`,
    whatIsNew !== null && `新情况：${sentence(whatIsNew)}`,
    `已做工作：${sentence(proposal.tried)}`,
    `说“行”建议：${sentence(proposal.wayForward)}`,
  );
}

function viewText(view: ApplicantView): string {
  switch (view.kind) {
    case 'stated':
      return sentence(view.text);
    case 'declined':
      return '申请人未表示意见。';
    case 'unreachable':
      return '多次联系未接通，暂未听取到意见。';
    case 'anonymous':
      return '匿名申请，无法听取意见。';
  }
}

/** What the applicant said when the refusal was told by phone. */
function replyWords(round: Round, climb: Climb): string {
  const told = round.answer ?? round.explanation;
  if (told?.climbNo !== climb.no || told.delivery.method !== 'phone') return '';
  const words = told.delivery.applicantWords.trim();
  return words === '' ? '' : `答复时表示：${sentence(words)}（${momentText(told.delivery.calledAt)}）`;
}
