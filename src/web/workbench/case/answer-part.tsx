import type { CaseDto } from '../../../contract/cases.ts';
import { OUTCOME_LABELS } from '../../../domain/cases/labels.ts';
import type { Round } from '../../../domain/cases/state.ts';
import { currentRound } from '../commands/case-facts.ts';
import { Fact } from './fact.tsx';
import { sayDelivery } from './say-case.ts';

/** What the applicant was told, and what they thought of it. */
export function AnswerPart({ one }: { readonly one: CaseDto }) {
  const round = currentRound(one);
  if (!round) return null;
  const { answer, explanation } = round;
  const shown = answer ?? explanation;
  if (!shown) return null;
  return (
    <section className={`part part-answer part-${shown.outcome}`} aria-labelledby="part-answer">
      <h2 id="part-answer">
        {answer ? `答复：${OUTCOME_LABELS[answer.outcome]}` : '已说明情况，待送达文书'}
      </h2>
      <AnswerText answer={shown} rating={round.rating} />
    </section>
  );
}

interface AnswerTextProps {
  readonly answer: NonNullable<Round['answer']>;
  readonly rating: Round['rating'];
}

export function AnswerText({ answer, rating }: AnswerTextProps) {
  return (
    <>
      <p className="strong-text">{answer.text}</p>
      <dl className="facts facts-wide">
        <Fact label="理由">{answer.reason}</Fact>
        <Fact label="说“行”建议">{answer.wayForward}</Fact>
        <Fact label="告知方式">{sayDelivery(answer.delivery)}</Fact>
        <Fact label="法定文书">
          {answer.document && `${answer.document.number}；救济途径：${answer.document.remedies}`}
        </Fact>
        <Fact label="申请人评价">
          {rating && `${rating.score} 分${rating.reason ? `：${rating.reason}` : ''}`}
        </Fact>
      </dl>
    </>
  );
}
