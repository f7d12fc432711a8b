/** The answer: how it ended, why, and what can be done. @clause 3.2 */
import type { ProgressDto } from '../../contract/public.ts';
import { OUTCOME_LABELS } from '../../domain/cases/labels.ts';
import { sayExactly } from '../ui/say-time.ts';

export function Answered({ answer }: { readonly answer: NonNullable<ProgressDto['answer']> }) {
  const { outcome, text, reason, wayForward, deliveredAt } = answer;
  return (
    <section className={`answer answer-${outcome}`}>
      <h2>
        给您的答复：<span className="outcome">{OUTCOME_LABELS[outcome]}</span>
      </h2>
      <p className="said">{text}</p>
      {reason && (
        <>
          <h3>{outcome === 'referred' ? '依据' : '原因'}</h3>
          <p className="said">{reason}</p>
        </>
      )}
      {wayForward && (
        <div className="way">
          <h3>{outcome === 'referred' ? '由谁接着办' : '您可以这样办'}</h3>
          <p className="said">{wayForward}</p>
        </div>
      )}
      <p className="quiet">{sayExactly(deliveredAt)} 答复</p>
    </section>
  );
}
