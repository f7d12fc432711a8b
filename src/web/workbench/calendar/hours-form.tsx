import { useMutation, useQueryClient } from '@tanstack/react-query';
import Button from 'antd/es/button';
import { useState } from 'react';
import {
  type BusinessHoursInput,
  businessHoursInputSchema,
  SEASONS_MAX,
} from '../../../contract/calendar-editor.ts';
import type { LocalDate } from '../../../domain/time.ts';
import { sentenceOfError } from '../api/problems.ts';
import { FormProblem } from '../form/form-problem.tsx';
import { DayInput } from '../form/moments.tsx';
import { saveHours } from './calendar-api.ts';
import { SeasonFields } from './season-fields.tsx';

type Season = BusinessHoursInput['seasons'][number];

interface HoursFormProps {
  readonly calendarVersion: number;
  readonly seasons: readonly Season[];
  readonly onEnd: () => void;
}

const NEW_SEASON: Season = { fromMonthDay: '', toMonthDay: '', segments: [['', '']] };

/** New hours from a day on; they begin as a copy of those in force. */
export function HoursForm({ calendarVersion, seasons: inForce, onEnd }: HoursFormProps) {
  const queries = useQueryClient();
  const [validFrom, setValidFrom] = useState<LocalDate | null>(null);
  const [seasons, setSeasons] = useState<readonly Season[]>(() =>
    inForce.map(({ fromMonthDay, toMonthDay, segments }) => ({ fromMonthDay, toMonthDay, segments })),
  );
  const [sentences, setSentences] = useState<readonly string[]>([]);
  const save = useMutation({
    mutationFn: saveHours,
    onSuccess: onEnd,
    onError: (error) => setSentences([sentenceOfError(error)]),
    onSettled: () => queries.invalidateQueries({ queryKey: ['calendar'] }),
  });
  const submit = (event: React.FormEvent) => {
    event.preventDefault();
    const body = { validFrom, seasons: seasons.map(withZeros), calendarVersion };
    const checked = businessHoursInputSchema.safeParse(body);
    setSentences(checked.success ? [] : [...new Set(checked.error.issues.map((issue) => issue.message))]);
    if (checked.success) save.mutate(checked.data);
  };
  const change = (index: number, season: Season | null) =>
    setSeasons(seasons.flatMap((one, at) => (at === index ? (season ? [season] : []) : [one])));
  return (
    <form className="hours-form" onSubmit={submit} noValidate>
      <FormProblem sentences={sentences} />
      <div className="hours-from">
        <label htmlFor="hours-from">从哪一天起执行</label>
        <DayInput id="hours-from" value={validFrom} onChange={setValidFrom} />
      </div>
      {seasons.map((season, index) => (
        <SeasonFields
          key={index}
          no={index + 1}
          season={season}
          onChange={(changed) => change(index, changed)}
          {...(seasons.length > 1 && { onRemove: () => change(index, null) })}
        />
      ))}
      {seasons.length < SEASONS_MAX && (
        <Button type="link" className="text-list-add" onClick={() => setSeasons([...seasons, NEW_SEASON])}>
          再加一个季节
        </Button>
      )}
      <p className="notice-actions">
        <Button onClick={onEnd}>不改了</Button>
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          存入，重新计算期限
        </Button>
      </p>
    </form>
  );
}

/** 5-1 is 05-01, 8:30 is 08:30. */
function withZeros({ fromMonthDay, toMonthDay, segments }: Season): Season {
  const two = (text: string) => text.trim().replace(/(?<!\d)\d(?!\d)/g, '0$&');
  return {
    fromMonthDay: two(fromMonthDay),
    toMonthDay: two(toMonthDay),
    segments: segments.map(([from, to]) => [two(from), two(to)]),
  };
}
