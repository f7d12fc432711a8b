import { useQuery } from '@tanstack/react-query';
import Button from 'antd/es/button';
import { type Instant, type LocalDate, localDateOf, localTimeOf } from '../../../domain/time.ts';
import { sayDate, todayIs, weekdayOf } from '../../ui/say-time.ts';
import { deadlineQuery } from '../api/house.ts';
import { readDay, readMoment } from './read-time.ts';
import { TimeText } from './time-text.tsx';

interface FieldProps<Value> {
  readonly id?: string;
  readonly value?: Value | null;
  /** What could not be read is given on as it was typed, so that the check can say so. */
  readonly onChange?: (value: Value | null) => void;
}

/** A day, typed freely or picked. */
export function DayInput(props: FieldProps<LocalDate>) {
  return (
    <TimeText
      {...props}
      kind="date"
      placeholder="例如 11-30"
      read={(text) => readDay(text, todayIs())}
      show={(on) => on}
      toPicker={(on) => on}
      fromPicker={(picked) => picked}
    />
  );
}

/** A moment in Shanghai time; the value is an instant. */
export function MomentInput(props: FieldProps<Instant>) {
  return (
    <TimeText
      {...props}
      kind="datetime-local"
      placeholder="例如 9:30 或 11-30 9:30"
      read={(text) => readMoment(text, todayIs())}
      show={(at) => `${localDateOf(at)} ${localTimeOf(at)}`}
      toPicker={(at) => `${localDateOf(at)}T${localTimeOf(at)}`}
      fromPicker={(picked) => readMoment(picked.slice(0, 16).replace('T', ' '), todayIs())}
    />
  );
}

interface WorkingDayInputProps extends FieldProps<LocalDate> {
  /** Working days from today that are offered with one tap. */
  readonly offers: readonly number[];
}

/** A day, with the usual distances in working days one tap away. */
export function WorkingDayInput({ offers, value, onChange, ...rest }: WorkingDayInputProps) {
  const known = value ? readDay(value, todayIs()) : null;
  return (
    <div className="working-day">
      <DayInput value={value ?? null} {...(onChange && { onChange })} {...rest} />
      {known && <span className="quiet">{`${sayDate(known)}，${weekdayOf(known)}`}</span>}
      <fieldset className="chips">
        <legend className="hidden">按工作日选择</legend>
        {offers.map((count) => (
          <WorkingDayOffer key={count} count={count} chosen={known} onChoose={(on) => onChange?.(on)} />
        ))}
      </fieldset>
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
