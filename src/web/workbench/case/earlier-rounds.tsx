import type { CaseDto } from '../../../contract/cases.ts';
import { OUTCOME_LABELS } from '../../../domain/cases/labels.ts';
import { sayMoment } from '../../ui/say-time.ts';
import { AnswerText } from './answer-part.tsx';
import { ClimbText } from './climb-part.tsx';

/** Rounds before the present one, untouched, and climbs before the latest. */
export function EarlierRounds({ one }: { readonly one: CaseDto }) {
  const earlier = one.rounds.slice(0, -1);
  const climbs = one.rounds.at(-1)?.climbs.slice(0, -1) ?? [];
  if (earlier.length === 0 && climbs.length === 0) return null;
  return (
    <section className="part" aria-labelledby="part-earlier">
      <h2 id="part-earlier">以前的办理</h2>
      {climbs.length > 0 && (
        <details className="earlier">
          <summary>本轮较早的上报（{climbs.length} 次）</summary>
          {climbs.map((climb) => (
            <ClimbText key={climb.no} one={one} climb={climb} />
          ))}
        </details>
      )}
      {earlier.map((round) => (
        <details className="earlier" key={round.no}>
          <summary>
            第 {round.no} 次办理（{sayMoment(round.startedAt)} 起）：
            {round.answer ? OUTCOME_LABELS[round.answer.outcome] : '没有答复'}
          </summary>
          {round.climbs.map((climb) => (
            <ClimbText key={climb.no} one={one} climb={climb} />
          ))}
          {round.answer && <AnswerText answer={round.answer} rating={round.rating} />}
        </details>
      ))}
    </section>
  );
}
