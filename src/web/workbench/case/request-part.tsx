import type { CaseDto } from '../../../contract/cases.ts';
import { TRACK_LABELS } from '../../../domain/catalogue/labels.ts';
import { sayDate, sayExactly } from '../../ui/say-time.ts';
import { responderInUnit } from '../commands/case-facts.ts';
import { Fact } from './fact.tsx';
import { PhoneNumber } from './phone-number.tsx';

/** Who asks, and for what. */
export function RequestPart({ one }: { readonly one: CaseDto }) {
  const { applicant, source, matter } = one;
  const name = [applicant.organisation, applicant.name].filter(Boolean).join('，');
  return (
    <section className="part" aria-labelledby="part-request">
      <h2 id="part-request">申请人和申请事项</h2>
      {one.detail.trim() !== one.title.trim() && <p className="request-detail">{one.detail}</p>}
      <dl className="facts">
        <Fact label="申请人">{name || '匿名'}</Fact>
        <Fact label="联系电话">
          {applicant.phone && <PhoneNumber caseId={one.id} masked={applicant.phone} />}
        </Fact>
        <Fact label="地址">{applicant.address}</Fact>
        <Fact label="事项">{matter?.name}</Fact>
        <Fact label="办理程序">{one.track === 'general' ? null : TRACK_LABELS[one.track]}</Fact>
        <Fact label="承办">{responderInUnit(one)}</Fact>
        <Fact label="收件时间">
          {one.receivedAt === one.registeredAt ? null : sayExactly(one.receivedAt)}
        </Fact>
        <Fact label="来件">
          {source && `${source.number}${source.dueOn ? `，要求 ${sayDate(source.dueOn)} 前办结` : ''}`}
        </Fact>
        <Fact label="登记人">{one.registeredByName ?? '申请人网上提交'}</Fact>
      </dl>
    </section>
  );
}
