/** What an applicant reads in a short message. Taken from the case while sending; kept nowhere. */
import { currentRound } from '../../domain/cases/rounds.ts';
import type { CaseState, Round } from '../../domain/cases/state.ts';
import type { NoticeFacts } from '../../domain/notifications/types.ts';
import { type Instant, type LocalDate, localDateOf } from '../../domain/time.ts';
import type { Executed } from '../cases/execute.ts';
import type { Sealer } from '../sealing.ts';
import type { NoticeRow } from './notice-store.ts';
import { fill, forMessage, section, type Values } from './templates.ts';

/** The message. Contains no name of staff, no opinion and no instruction. */
export function applicantMessage(
  notice: Pick<NoticeRow, 'kind' | 'facts'>,
  { row, world }: Executed,
  sealer: Sealer,
): string {
  const { bureau, directory } = world.organisation;
  const unit = directory.units.get(row.state.unitId);
  const values: Values = {
    bureau: bureau.shortName,
    number: row.number,
    unit: unit?.name ?? bureau.shortName,
    phone: unit?.phone || bureau.phone,
    complaintPhone: bureau.complaintPhone,
    code: sealer.open(row.code_sealed),
    due: notice.facts.dueAt === undefined ? undefined : dayText(localDateOf(notice.facts.dueAt)),
    until: notice.facts.untilOn === undefined ? undefined : dayText(notice.facts.untilOn),
    ...toldValues(row.state, notice.facts),
  };
  return forMessage(fill(section('applicant', sectionOf(notice)), values, forMessage));
}

function sectionOf({ kind, facts }: Pick<NoticeRow, 'kind' | 'facts'>): string {
  if (kind !== 'answer') return kind;
  return facts.deposited ? 'answer-deposited' : `answer-${facts.outcome ?? 'done'}`;
}

/** What the applicant was told in so many words: the materials, the reason of an extension, the interim answer. */
function toldValues(state: CaseState, { round: no, at }: NoticeFacts): Values {
  const round: Round = state.rounds.find((one) => one.no === no) ?? currentRound(state);
  return {
    materials: round.informedOnce?.materials.join('、'),
    reason: round.extension?.reason,
    days: round.extension ? String(round.extension.workingDays) : undefined,
    text: round.interimAnswers.find((one) => sameMoment(one.at, at))?.text,
  };
}

const sameMoment = (a: Instant, b: Instant | undefined) => b !== undefined && Date.parse(a) === Date.parse(b);

/** 3月16日. */
function dayText(on: LocalDate): string {
  const [, month, day] = on.split('-').map(Number);
  return `${month}月${day}日`;
}
