import Button from 'antd/es/button';
import Input from 'antd/es/input';
import { useRef } from 'react';

interface TextListProps {
  readonly id?: string;
  readonly value?: readonly string[];
  readonly onChange?: (value: string[]) => void;
  /** What one line is, for those who hear it: 材料, 条款. */
  readonly thing: string;
  readonly placeholder?: string;
  /** Known entries, one tap away. */
  readonly offers?: readonly string[];
}

/** Several short lines; Enter begins the next one. */
export function TextList({ id, value = [], onChange, thing, placeholder, offers = [] }: TextListProps) {
  const box = useRef<HTMLDivElement>(null);
  const lines = value.length === 0 ? [''] : value;
  const set = (next: readonly string[]) => onChange?.([...next]);
  const left = offers.filter((offer) => !value.includes(offer));

  const add = (after: number) => {
    set([...lines.slice(0, after + 1), '', ...lines.slice(after + 1)]);
    window.requestAnimationFrame(() => {
      box.current?.querySelectorAll<HTMLInputElement>('input')[after + 1]?.focus();
    });
  };

  return (
    <div className="text-list" ref={box} data-own-enter="">
      {lines.map((line, index) => (
        <div className="text-list-line" key={index}>
          <Input
            id={index === 0 && id ? id : `${id ?? thing}-${index}`}
            aria-label={`${thing}第 ${index + 1} 项`}
            placeholder={placeholder ?? ''}
            value={line}
            onChange={(event) => set(lines.map((one, at) => (at === index ? event.target.value : one)))}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || event.ctrlKey || event.nativeEvent.isComposing) return;
              event.preventDefault();
              add(index);
            }}
          />
          {lines.length > 1 && (
            <Button
              aria-label={`去掉${thing}第 ${index + 1} 项`}
              onClick={() => set(lines.filter((_, at) => at !== index))}
            >
              去掉
            </Button>
          )}
        </div>
      ))}
      <Button type="link" className="text-list-add" onClick={() => add(lines.length - 1)}>
        再加一项
      </Button>
      {left.length > 0 && (
        <fieldset className="chips">
          <legend className="hidden">常用{thing}</legend>
          {left.map((offer) => (
            <Button key={offer} onClick={() => set([...value.filter(Boolean), offer])}>
              {offer}
            </Button>
          ))}
        </fieldset>
      )}
    </div>
  );
}
