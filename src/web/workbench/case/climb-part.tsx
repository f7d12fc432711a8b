import type { CaseDto } from '../../../contract/cases.ts';
import { LEVEL_LABELS, REASON_KIND_LABELS } from '../../../domain/cases/labels.ts';
import type { Climb, Proposal } from '../../../domain/cases/state.ts';
import { sayDate, sayMoment } from '../../ui/say-time.ts';
import { currentRound, latestClimb } from '../commands/case-facts.ts';
import { Fact } from './fact.tsx';
import { Opinions } from './opinions.tsx';
import { sayView } from './say-case.ts';

/** What has been raised to the levels, and what they said; and what was ordered. */
export function ClimbPart({ one }: { readonly one: CaseDto }) {
  const climb = latestClimb(one);
  const order = currentRound(one)?.order;
  return (
    <>
      {order && (
        <section className="part part-order" aria-labelledby="part-order">
          <h2 id="part-order">{order.kind === 'feasible' ? '领导已定：能办' : '领导指示'}</h2>
          <p className="strong-text">{order.instructions}</p>
          <p className="quiet">
            {LEVEL_LABELS[order.level]} {one.names.people[order.actor.personId]}，{sayMoment(order.at)}；
            {sayDate(order.dueOn)} 前办结。
            {order.kind === 'feasible' &&
              (order.toldAt ? `${sayMoment(order.toldAt)} 已告知申请人。` : '还没有告知申请人。')}
          </p>
        </section>
      )}
      {climb && <ClimbText one={one} climb={climb} />}
    </>
  );
}

export function ClimbText({ one, climb }: { readonly one: CaseDto; readonly climb: Climb }) {
  const { proposal, question } = climb;
  return (
    <section className="part" aria-labelledby={`part-climb-${climb.no}`}>
      <h2 id={`part-climb-${climb.no}`}>{proposal ? '拟说“不”的理由' : '请示'}</h2>
      {proposal && <ProposalText proposal={proposal} marked={climb.reasonSpecific !== null} />}
      {question && <p className="strong-text">{question}</p>}
      <p className="quiet">
        {one.names.people[climb.startedBy]} {sayMoment(climb.startedAt)} 提出
        {proposal && proposal.edition > 1 && `，第 ${proposal.edition} 稿`}
      </p>
      <Opinions one={one} climb={climb} />
    </section>
  );
}

function ProposalText({ proposal, marked }: { readonly proposal: Proposal; readonly marked: boolean }) {
  const { reasonKind, reason, articles, tried, wayForward, applicantView, whatIsNew } = proposal;
  return (
    <>
      {proposal.resemblesBrushOff && (
        <p className="doubt" role="note">
          {marked
            ? '理由曾被认为比较笼统，科室负责人已确认具体。'
            : '这份理由看起来比较笼统，请先核对：具体的，确认理由具体；不具体的，退回补充。'}
        </p>
      )}
      <p className="strong-text">
        <span className="reason-kind">{REASON_KIND_LABELS[reasonKind]}</span>
        {reason}
      </p>
      <dl className="facts facts-wide">
        <Fact label="依据">{articles.join('；')}</Fact>
        <Fact label="已做的努力">{tried}</Fact>
        <Fact label="说“行”建议">{wayForward}</Fact>
        <Fact label="申请人意见">{sayView(applicantView)}</Fact>
        <Fact label="新的情况">{whatIsNew}</Fact>
      </dl>
    </>
  );
}
