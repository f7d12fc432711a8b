import Button from 'antd/es/button';
import { lazy, Suspense, useState } from 'react';
import type { CaseDto } from '../../../contract/cases.ts';
import {
  CHANNEL_LABELS,
  OUTCOME_LABELS,
  REQUEST_KIND_LABELS,
  STATUS_LABELS,
} from '../../../domain/cases/labels.ts';
import { ClockMark } from '../../ui/clock-mark.tsx';
import { sayExactly, sayMoment } from '../../ui/say-time.ts';
import { sayActor } from './flight-of.ts';

const Deadlines = lazy(async () => ({ default: (await import('./deadlines.tsx')).Deadlines }));

/** What it is, where it stands, whose turn it is and until when. */
export function CaseHead({ one }: { readonly one: CaseDto }) {
  const [explaining, setExplaining] = useState(false);
  const { next } = one;
  // The clock of a stand-in says nothing while nobody has to be confirmed.
  const clocks = one.clocks.filter(({ kind }) => kind !== 'stand-in' || next?.duty === 'confirm-stand-in');
  return (
    <header className="case-head">
      <p className="quiet case-marks">
        <span>{one.number}</span>
        <span>{REQUEST_KIND_LABELS[one.kind]}</span>
        <span>{CHANNEL_LABELS[one.channel]}</span>
        <span title={sayExactly(one.registeredAt)}>{sayMoment(one.registeredAt)} 登记</span>
        {one.round > 1 && <span>第 {one.round} 次办理</span>}
      </p>
      <h1>{one.title}</h1>
      <p className="case-turn">
        <strong>{STATUS_LABELS[one.status]}</strong>
        {one.outcome && <span>{OUTCOME_LABELS[one.outcome]}</span>}
        {next && <span>现在由 {sayActor(next.personName, next.onBehalfOfName)} 处理</span>}
        {next?.remaining && (
          <ClockMark
            colour={next.colour}
            remaining={next.remaining}
            title={next.dueAt ? sayExactly(next.dueAt) : undefined}
          />
        )}
        {clocks.length > 0 && (
          <Button type="link" className="case-why no-print" onClick={() => setExplaining(true)}>
            时限怎么算的
          </Button>
        )}
      </p>
      {explaining && (
        <Suspense fallback={null}>
          <Deadlines clocks={clocks} onClose={() => setExplaining(false)} />
        </Suspense>
      )}
    </header>
  );
}
