import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { CalendarStateDto, CalendarYearDto } from '../../../contract/calendar-editor.ts';
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
      <ol className="preview-days">
        {days.map(({ on, weekday, working, why }) => (
          <li key={on}>
            <span className="preview-date">
              {sayDate(on, on.startsWith(String(year)))} <span className="quiet">{weekday}</span>
            </span>
            <span className={working ? 'day-mark day-work' : 'day-mark day-off'}>
              {working ? '班' : '休'}
            </span>
            <span>{why}</span>
          </li>
        ))}
      </ol>
    </>
  );
}

interface OneYearProps {
  readonly year: CalendarYearDto;
}
