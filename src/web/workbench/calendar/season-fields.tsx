import Button from 'antd/es/button';
import Input from 'antd/es/input';
import { useId } from 'react';
import { type BusinessHoursInput, SEGMENTS_MAX } from '../../../contract/calendar-editor.ts';

type Season = BusinessHoursInput['seasons'][number];
type Segment = Season['segments'][number];

interface SeasonFieldsProps {
  readonly no: number;
  readonly season: Season;
  readonly onChange: (season: Season) => void;
  readonly onRemove?: () => void;
}

/** One season: from which day to which, and its segments. */
export function SeasonFields({ no, season, onChange, onRemove }: SeasonFieldsProps) {
  const setSegment = (index: number, segment: Segment | null) =>
    onChange({
      ...season,
      segments: season.segments.flatMap((one, at) => (at === index ? (segment ? [segment] : []) : [one])),
    });
  return (
    <fieldset className="season">
      <legend>第 {no} 个季节</legend>
      <p className="season-line">
        <Short
          label="从"
          value={season.fromMonthDay}
          example="05-01"
          onChange={(fromMonthDay) => onChange({ ...season, fromMonthDay })}
        />
        <Short
          label="至"
          value={season.toMonthDay}
          example="09-30"
          onChange={(toMonthDay) => onChange({ ...season, toMonthDay })}
        />
        {onRemove && (
          <Button type="link" onClick={onRemove}>
            去掉这个季节
          </Button>
        )}
      </p>
      {season.segments.map(([from, to], index) => (
        <p className="season-line" key={index}>
          <Short
            label="上班"
            value={from}
            example="08:30"
            onChange={(value) => setSegment(index, [value, to])}
          />
          <Short
            label="下班"
            value={to}
            example="12:00"
            onChange={(value) => setSegment(index, [from, value])}
          />
          {season.segments.length > 1 && (
            <Button type="link" onClick={() => setSegment(index, null)}>
              去掉这一段
            </Button>
          )}
        </p>
      ))}
      {season.segments.length < SEGMENTS_MAX && (
        <Button
          type="link"
          className="text-list-add"
          onClick={() => onChange({ ...season, segments: [...season.segments, ['', '']] })}
        >
          再加一段
        </Button>
      )}
    </fieldset>
  );
}

interface ShortProps {
  readonly label: string;
  readonly value: string;
  readonly example: string;
  readonly onChange: (value: string) => void;
}

function Short({ label, value, example, onChange }: ShortProps) {
  const id = useId();
  return (
    <span className="season-field">
      <label htmlFor={id}>{label}</label>
      <Input id={id} value={value} placeholder={example} onChange={(event) => onChange(event.target.value)} />
    </span>
  );
}
