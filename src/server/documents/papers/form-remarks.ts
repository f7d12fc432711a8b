/** 备注 of the form: what has a bearing on the decision and has no field of its own in 附件1. */
import type { Answer, CaseState, Climb, Round } from '../../../domain/cases/state.ts';
import type { Organisation } from '../../organisation/directory.ts';
import { actorName, nameOf } from './people.ts';
import { lines, momentText, sentence } from './text.ts';

interface Scene {
  readonly number: string;
  readonly state: CaseState;
  readonly round: Round;
  readonly climb: Climb;
  readonly organisation: Organisation;
}

export function remarksOf(scene: Scene): string {
  const { climb, round, organisation } = scene;
  const { lawReview, reasonSpecific } = climb;
  const specific = reasonSpecific && actorName(organisation, reasonSpecific.actor);
  return lines(
    heading(scene),
    specific !== null && `${specific}已核对，理由具体。`,
    lawReview !== null &&
      `法规审查：${sentence(lawReview.opinion)}（${actorName(organisation, lawReview.actor)}　${momentText(lawReview.at)}）`,
    ...consultations(scene),
    round.recused.length > 0 &&
      `已回避：${round.recused.map((person) => nameOf(organisation, person)).join('、')}。`,
    round.extension !== null &&
      `答复时限延长${round.extension.workingDays}个工作日：${sentence(round.extension.reason)}`,
    outcome(scene),
  );
}

function heading({ number, state, round, climb }: Scene): string {
  const proposals = state.rounds.flatMap((one) => one.climbs).filter((one) => one.proposal !== null);
  const nth = proposals.indexOf(climb) + 1;
  return [
    `办件编号：${number}`,
    state.matter ? `事项：${state.matter.name}` : '',
    round.no > 1 ? `第${round.no}轮办理` : '',
    nth > 1 ? `第${nth}次提出` : '',
  ]
    .filter((part) => part !== '')
    .join('；')
    .concat('。');
}

function consultations({ round, climb }: Scene): readonly string[] {
  return round.consultations
    .filter((one) => one.climbNo === climb.no)
    .map(({ topic, conclusion }) =>
      conclusion
        ? `会商：${sentence(topic)}结论：${sentence(conclusion.text)}`
        : `会商：${sentence(topic)}尚无结论。`,
    );
}

/** How the applicant was told, or why an approval no longer stands. @clause 2.1d */
function outcome({ round, climb }: Scene): string {
  const told = round.answer ?? round.explanation;
  if (told && told.climbNo === climb.no) return `已答复申请人：${howTold(told)}。`;
  if (climb.outcome === 'withdrawn') return '首问责任人已撤回，继续办理。';
  if (climb.outcome === 'approved' && round.approval?.climbNo !== climb.no) {
    const calledIn = round.climbs.some((one) =>
      one.entries.some((entry) => entry.result === 'carried-over' && entry.at === climb.endedAt),
    );
    return calledIn ? '局分管领导已提请局领导审定，见另表。' : '审定后出现新情况，本次审定不再有效。';
  }
  return '';
}

const FORMS = { letter: '信函', message: '短信', served: '送达' } as const;

function howTold({ delivery, deliveredAt, document }: Answer): string {
  const paper = document ? `，文书${document.number}` : '';
  switch (delivery.method) {
    case 'phone':
      return `${momentText(delivery.calledAt)}，电话，接听人：${delivery.answeredBy}${paper}`;
    case 'written':
      return `${momentText(delivery.sentAt)}，书面（${FORMS[delivery.form]}${delivery.reference ? `，${delivery.reference}` : ''}）${paper}`;
    case 'deposit':
      return `${momentText(deliveredAt)}，多次联系未接通，凭回执领取${paper}`;
    case 'on-the-spot':
      return `${momentText(deliveredAt)}，当面${paper}`;
  }
}
