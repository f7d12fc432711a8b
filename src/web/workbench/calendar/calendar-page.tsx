import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { CalendarStateDto, RecomputationDto } from '../../../contract/calendar-editor.ts';
import { addDays, localDateOf } from '../../../domain/time.ts';
import { todayIs } from '../../ui/say-time.ts';
import { sentenceOfError } from '../api/problems.ts';
import { calendarStateQuery } from './calendar-api.ts';
import { HoursPart } from './hours-part.tsx';
import { NoticePart } from './notice-part.tsx';
import { RecomputePart } from './recompute-part.tsx';
import { YearsPart } from './years-part.tsx';
import './calendar.css';

const RECENT_DAYS = 7;

/** The working calendar: read by everybody, kept by 办公室 and the system administrator. */
export function CalendarPage() {
  const { data, error } = useQuery(calendarStateQuery);
  const last = data?.recomputation ?? null;
  const recent = last && isRecent(last) ? last : null;
  const title = data ? titleOf(data) : '工作日历';
  useEffect(() => {
    document.title = `${title} · 如何办`;
  }, [title]);
  return (
    <>
      <header className="page-head">
        <h1>{title}</h1>
        {data && <p className="quiet">第 {data.calendarVersion} 版，每次改动都另存一版</p>}
      </header>
      {error && !data && (
        <p role="alert" className="form-fault">
          {sentenceOfError(error)}
        </p>
      )}
      {recent && <RecomputePart recomputation={recent} />}
      {data && (
        <div className={data.canEdit ? 'calendar' : 'calendar calendar-read'}>
          <div>
            {data.canEdit && <NoticePart state={data} />}
            <HoursPart state={data} />
          </div>
          <YearsPart state={data} />
        </div>
      )}
      {last && !recent && <RecomputePart recomputation={last} />}
    </>
  );
}

/** What is under way or has just ended stands in front; later it goes to the end of the page. */
function isRecent({ endedAt }: RecomputationDto): boolean {
  return endedAt === null || localDateOf(endedAt) >= addDays(todayIs(), -RECENT_DAYS);
}

function titleOf({ missingYear, years }: CalendarStateDto): string {
  if (missingYear !== null) return `${missingYear} 年的放假安排还没有录入`;
  const last = years.findLast((one) => one.known);
  return last ? `工作日历已录入到 ${last.year} 年` : '工作日历';
}
