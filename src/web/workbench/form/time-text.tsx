import Button from 'antd/es/button';
import Input from 'antd/es/input';
import { useEffect, useRef, useState } from 'react';

interface TimeTextProps {
  readonly id?: string;
  readonly value?: string | null;
  readonly onChange?: (value: string | null) => void;
  readonly kind: 'date' | 'datetime-local';
  readonly placeholder: string;
  readonly read: (text: string) => string | null;
  readonly show: (value: string) => string;
  readonly toPicker: (value: string) => string;
  readonly fromPicker: (picked: string) => string | null;
}

const ISO = /^\d{4}-\d{2}-\d{2}(T.*Z)?$/;

/** Typed as people write it, or picked with the system's own picker; the same in every browser. */
export function TimeText({ id, value, onChange, kind, placeholder, read, show, ...pick }: TimeTextProps) {
  const picker = useRef<HTMLInputElement>(null);
  const known = value && ISO.test(value) ? value : null;
  const shown = known ? show(known) : (value ?? '');
  const [text, setText] = useState(shown);
  useEffect(() => setText(shown), [shown]);

  const settle = () => {
    if (text === shown) return;
    const meant = read(text);
    onChange?.(text.trim() === '' ? null : (meant ?? text));
    if (meant) setText(show(meant));
  };

  return (
    <span className="time-text">
      <Input
        {...(id && { id })}
        autoComplete="off"
        placeholder={placeholder}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onBlur={settle}
        onKeyDown={(event) => event.key === 'Enter' && settle()}
      />
      <Button tabIndex={-1} aria-label="从日历中选" onClick={() => picker.current?.showPicker()}>
        日历
      </Button>
      <input
        ref={picker}
        className="time-picker"
        type={kind}
        tabIndex={-1}
        aria-hidden="true"
        value={known ? pick.toPicker(known) : ''}
        onChange={(event) => onChange?.(pick.fromPicker(event.target.value))}
      />
    </span>
  );
}
