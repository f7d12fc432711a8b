import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { CalendarStateDto, CalendarYearDto } from '../../../contract/calendar-editor.ts';
import { addDays } from '../../../domain/time.ts';
import { sayDate, sayMoment, todayIs } from '../../ui/say-time.ts';
import { sentenceOfError } from '../api/problems.ts';
import { calendarYearQuery } from './calendar-api.ts';

/** One year at a time: its papers, and every day that differs from the ordinary week. */
export function YearsPart({ state }: { readonly state: CalendarStateDto }) {
  const [year, setYear] = useState(Number(todayIs().slice(0, 4)));
  const { data, error } = useQuery(calendarYearQuery(year, state.calendarVersion));
  return (
    <section aria-labelledby="years">
      <h2 id="years">各年安排</h2>
      <fieldset className="years">
        <legend className="hidden">选择年份</legend>
        {state.years.map((one) => (
          <button
            key={one.year}
            type="button"
            aria-pressed={one.year === year}
            onClick={() => setYear(one.year)}
          >
            {one.year}
            {!one.known && <span className="year-unknown">暂定</span>}
          </button>
        ))}
      </fieldset>
      {error && (
        <p role="alert" className="form-fault">
          {sentenceOfError(error)}
        </p>
      )}
      {data && <OneYear year={data} />}
    </section>
  );
}

function OneYear({
  year: { year, known, papers, workingDays, days, changedAt, changedByName },
}: OneYearProps) {
  return (
    <>
      <p>
        {year} 年 {workingDays} 个工作日
        {!known && '，按法定节假日推算，通知录入后会重新计算'}。
      </p>
      {papers.map(({ number, url }) => (
        <p key={number}>
          <a href={url} target="_blank" rel="noreferrer">
            {number}
          </a>
        </p>
      ))}
      {changedAt && changedByName && (
        <p className="quiet">
          {changedByName} {sayMoment(changedAt)} 录入
        </p>
      )}
      <ol className="preview-days year-spans">
        {spansOf(days).map(({ first, last, count }) => (
          <li key={first.on}>
            <span className="preview-date">{saySpan(first, last, year)}</span>
            <span className={first.working ? 'day-mark day-work' : 'day-mark day-off'}>
              {first.working ? '班' : '休'}
            </span>
            <span>
              {first.why}
              {count > 1 && `，${count} 天`}
            </span>
          </li>
        ))}
      </ol>
    </>
  );
}

interface OneYearProps {
  readonly year: CalendarYearDto;
}

type YearDay = CalendarYearDto['days'][number];

interface Span {
  readonly first: YearDay;
  readonly last: YearDay;
  readonly count: number;
}

/** Days in a row for the same reason are one line. */
function spansOf(days: readonly YearDay[]): readonly Span[] {
  const spans: Span[] = [];
  for (const day of days) {
    const span = spans.at(-1);
    const goesOn = span?.last.why === day.why && addDays(span.last.on, 1) === day.on;
    if (goesOn) spans[spans.length - 1] = { ...span, last: day, count: span.count + 1 };
    else spans.push({ first: day, last: day, count: 1 });
  }
  return spans;
}

/** 1月4日（周日） · 1月1日至3日 · 4月29日至5月3日. */
function saySpan(first: YearDay, last: YearDay, year: number): string {
  const say = (on: string) => sayDate(on, on.startsWith(String(year)));
  if (first === last) return `${say(first.on)}（${first.weekday}）`;
  const sameMonth = first.on.slice(0, 7) === last.on.slice(0, 7);
  return `${say(first.on)}至${sameMonth ? `${Number(last.on.slice(8))}日` : say(last.on)}`;
}
