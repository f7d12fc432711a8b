import Button from 'antd/es/button';
import type { Phrase, Values } from './field.ts';

interface PhrasesProps {
  readonly phrases: readonly Phrase[];
  readonly values: Values;
  readonly onChoose: (fill: Values) => void;
}

/** Whole opinions, one tap each; they can be changed afterwards. */
export function Phrases({ phrases, values, onChoose }: PhrasesProps) {
  if (phrases.length === 0) return null;
  const chosen = ({ fill }: Phrase) => Object.entries(fill).every(([name, value]) => values[name] === value);
  return (
    <fieldset className="chips phrases">
      <legend>常用意见</legend>
      {phrases.map((phrase) => (
        <Button key={phrase.label} aria-pressed={chosen(phrase)} onClick={() => onChoose(phrase.fill)}>
          {phrase.label}
        </Button>
      ))}
    </fieldset>
  );
}
