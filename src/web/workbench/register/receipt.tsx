import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import Button from 'antd/es/button';
import { useEffect, useRef } from 'react';
import type { RegisteredDto } from '../../../contract/cases.ts';
import { OUTCOME_LABELS } from '../../../domain/cases/labels.ts';
import { sayExactly } from '../../ui/say-time.ts';
import { organisationQuery } from '../api/house.ts';
import { responderInUnit } from '../commands/case-facts.ts';

interface ReceiptProps {
  readonly receipt: RegisteredDto;
  readonly onAnother: () => void;
}

/** What the applicant takes home: number, code, name, deadline. The code is shown this once. */
export function Receipt({ receipt, onAnother }: ReceiptProps) {
  const title = useRef<HTMLHeadingElement>(null);
  const { data: organisation } = useQuery(organisationQuery);
  useEffect(() => title.current?.focus(), []);
  const unit = organisation?.units.find(({ id }) => id === receipt.unitId);
  const { applicant, next } = receipt;
  return (
    <div className="receipt-page">
      <h1 ref={title} tabIndex={-1} className="no-print">
        已登记，请把回执交给申请人
      </h1>
      <article className="receipt" aria-label="回执">
        <h2>{organisation?.bureau.name}诉求登记回执</h2>
        <p className="receipt-title">{receipt.title}</p>
        <dl>
          <div>
            <dt>编号</dt>
            <dd>{receipt.number}</dd>
          </div>
          <div className="receipt-code">
            <dt>查询码</dt>
            <dd>{receipt.trackingCode}</dd>
          </div>
          <div>
            <dt>申请人</dt>
            <dd>{[applicant.organisation, applicant.name].filter(Boolean).join('，') || '匿名'}</dd>
          </div>
          <div>
            <dt>首问责任人</dt>
            <dd>
              {responderInUnit(receipt)}
              {unit && (
                <>
                  ，<span className="whole">电话 {unit.phone}</span>
                </>
              )}
            </dd>
          </div>
          <div>
            <dt>登记时间</dt>
            <dd>{sayExactly(receipt.registeredAt)}</dd>
          </div>
          <div>
            <dt>{receipt.outcome ? '结果' : '办理期限'}</dt>
            <dd>
              {receipt.outcome
                ? `${OUTCOME_LABELS[receipt.outcome]}，即问即答`
                : next?.dueAt
                  ? `${sayExactly(next.dueAt)} 前`
                  : '按事项规定'}
            </dd>
          </div>
        </dl>
        <p className="receipt-how">
          凭查询码和{applicant.phone ? '手机号码后四位' : '查询密码'}
          ，可以随时查进度、补材料、评价。没办成的，可以要求重办
          {organisation ? `，或拨打监督电话 ${organisation.bureau.complaintPhone}` : ''}。
        </p>
      </article>
      <p className="quiet no-print">查询码只显示这一次。</p>
      <p className="receipt-actions no-print">
        <Button type="primary" size="large" onClick={() => window.print()}>
          打印回执
        </Button>
        <Button size="large" onClick={onAnother}>
          再登记一件
        </Button>
        <Link to="/cases/$caseId" params={{ caseId: receipt.id }}>
          打开这件
        </Link>
      </p>
    </div>
  );
}
