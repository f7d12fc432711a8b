import Radio from 'antd/es/radio';

export interface Option {
  readonly value: string | boolean | number;
  readonly label: string;
  /** What choosing it means. */
  readonly note?: string;
}

interface ChoiceProps {
  readonly id?: string;
  readonly value?: string | boolean | number | null;
  readonly onChange?: (value: string | boolean | number) => void;
  readonly options: readonly Option[];
  readonly label: string;
}

/** A few possibilities, all in sight, as large as a finger. */
export function Choice({ id, value, onChange, options, label }: ChoiceProps) {
  return (
    <Radio.Group
      {...(id && { id })}
      className="choice"
      aria-label={label}
      value={value ?? null}
      onChange={(event) => onChange?.(event.target.value as Option['value'])}
    >
      {options.map(({ value: own, label: words, note }) => (
        <Radio key={String(own)} value={own} className="choice-one">
          {words}
          {note && <span className="quiet">{note}</span>}
        </Radio>
      ))}
    </Radio.Group>
  );
}
