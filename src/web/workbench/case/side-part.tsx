import type { CaseDto } from '../../../contract/cases.ts';
import { sayDate, sayMoment } from '../../ui/say-time.ts';
import { currentRound } from '../commands/case-facts.ts';

interface Line {
  readonly key: string;
  readonly what: string;
  readonly text: string;
  readonly after: string;
}

/** What runs beside the main way: the one-time notice, hand-overs, coordination, consultations, interim answers. */
export function SidePart({ one }: { readonly one: CaseDto }) {
  const lines = linesOf(one);
  if (lines.length === 0) return null;
  return (
    <section className="part" aria-labelledby="part-side">
      <h2 id="part-side">告知、协作和会商</h2>
      <ul className="side-lines">
        {lines.map(({ key, what, text, after }) => (
          <li key={key}>
            <strong>{what}</strong>
            <p>{text}</p>
            <p className="quiet">{after}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function linesOf(one: CaseDto): Line[] {
  const round = currentRound(one);
  if (!round) return [];
  const unit = (id: string | null) => (id ? (one.names.units[id] ?? '') : '');
  const { informedOnce } = round;
  return [
    ...(informedOnce
      ? [
          {
            key: 'informed',
            what: '一次性告知',
            text: [...informedOnce.materials, informedOnce.note].filter(Boolean).join('；'),
            after: sayMoment(informedOnce.at),
          },
        ]
      : []),
    ...round.interimAnswers.map(({ at, text, untilOn }) => ({
      key: `interim-${at}`,
      what: '阶段性答复',
      text,
      after: `${sayMoment(at)}，${sayDate(untilOn)} 前再答复`,
    })),
    ...round.handOvers.map(({ at, toUnitId, reason, result }) => ({
      key: `hand-over-${at}`,
      what: `转办${unit(toUnitId)}`,
      text: reason,
      after: `${sayMoment(at)}，${result === null ? '等对方答复' : HAND_OVER[result]}`,
    })),
    ...round.coordinations.map(({ id, at, askedUnitId, askedOutside, question, answer, dueAt }) => ({
      key: id,
      what: `请${askedOutside ?? unit(askedUnitId)}协办`,
      text: answer ? `${question} 答复：${answer.text}` : question,
      after: answer ? `${sayMoment(answer.at)} 已答复` : `${sayMoment(at)} 请求，${sayMoment(dueAt)} 前答复`,
    })),
    ...round.referrals.map(({ receiver, basis, requestedAt, result, approvedAt }) => ({
      key: `referral-${requestedAt}`,
      what: `转出${receiver}`,
      text: basis,
      after: result ? REFERRAL[result] : approvedAt ? '科室负责人已同意，等对方接收' : '等科室负责人审核',
    })),
    ...round.consultations.map(({ id, at, topic, opinions, conclusion }) => ({
      key: id,
      what: '会商',
      text: [
        topic,
        ...opinions.map(({ personId, text }) => `${one.names.people[personId] ?? ''}：${text}`),
        conclusion && `结论：${conclusion.text}`,
      ]
        .filter(Boolean)
        .join('　'),
      after: sayMoment(conclusion?.at ?? at),
    })),
    ...(round.withdrawalAsked
      ? [
          {
            key: 'withdrawal',
            what: '申请人要求撤回，待核实',
            text: round.withdrawalAsked.reason,
            after: sayMoment(round.withdrawalAsked.at),
          },
        ]
      : []),
  ];
}

const HAND_OVER = { accepted: '对方已接收', declined: '对方不接收', settled: '共同上级已确定' } as const;
const REFERRAL = {
  'declined-inside': '科室负责人不同意，继续办理',
  accepted: '对方已接收',
  refused: '对方退回，继续办理',
} as const;
