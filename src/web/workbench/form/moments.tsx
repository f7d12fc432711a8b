import { useQuery } from '@tanstack/react-query';
import Button from 'antd/es/button';
import Input from 'antd/es/input';
import { type Instant, instantAt, type LocalDate, localDateOf, localTimeOf } from '../../../domain/time.ts';
import { sayDate, todayIs, weekdayOf } from '../../ui/say-time.ts';
import { deadlineQuery } from '../api/house.ts';

interface FieldProps<Value> {
  readonly id?: string;
  readonly value?: Value | null;
  readonly onChange?: (value: Value | null) => void;
}

/** A day, from the keyboard or the system's own picker. */
export function DayInput({
  id,
  value,
  onChange,
  ...rest
}: FieldProps<LocalDate> & { readonly min?: LocalDate }) {
  return (
    <Input
      type="date"
      id={id ?? ''}
      className="day-input"
      value={value ?? ''}
      onChange={(event) => onChange?.(event.target.value || null)}
      {...rest}
    />
  );
}

/** A moment in Shanghai time; the value is an instant. */
export function MomentInput({ id, value, onChange, ...rest }: FieldProps<Instant>) {
  return (
    <Input
      type="datetime-local"
      id={id ?? ''}
      className="day-input"
      value={value ? `${localDateOf(value)}T${localTimeOf(value)}` : ''}
      onChange={(event) => {
        const [on, time] = event.target.value.split('T');
        onChange?.(on && time ? instantAt(on, time.slice(0, 5)) : null);
      }}
      {...rest}
    />
  );
}

interface WorkingDayInputProps extends FieldProps<LocalDate> {
  /** Working days from today that are offered with one tap. */
  readonly offers: readonly number[];
}

/** A day, with the usual distances in working days one tap away. */
export function WorkingDayInput({ offers, value, onChange, ...rest }: WorkingDayInputProps) {
  return (
    <div className="working-day">
      <DayInput value={value ?? null} {...(onChange && { onChange })} min={todayIs()} {...rest} />
      <fieldset className="chips">
        <legend className="hidden">按工作日选择</legend>
        {offers.map((count) => (
          <WorkingDayOffer
            key={count}
            count={count}
            chosen={value ?? null}
            onChoose={(on) => onChange?.(on)}
          />
        ))}
      </fieldset>
      {value && <span className="quiet">{`${sayDate(value)}，${weekdayOf(value)}`}</span>}
    </div>
  );
}

interface OfferProps {
  readonly count: number;
  readonly chosen: LocalDate | null;
  readonly onChoose: (on: LocalDate) => void;
}

function WorkingDayOffer({ count, chosen, onChoose }: OfferProps) {
  const { data } = useQuery(deadlineQuery(todayIs(), count));
  return (
    <Button
      disabled={!data}
      aria-pressed={data !== undefined && data.dueOn === chosen}
      onClick={() => data && onChoose(data.dueOn)}
    >
      {count} 个工作日
    </Button>
  );
}
