import Button from 'antd/es/button';
import { useState } from 'react';
import type { CalendarStateDto } from '../../../contract/calendar-editor.ts';
import { sayDate } from '../../ui/say-time.ts';
import { HoursForm } from './hours-form.tsx';

type Table = CalendarStateDto['hours'][number];

/** Business hours by season, what holds now and what is to come; the editors change them here. */
export function HoursPart({ state }: { readonly state: CalendarStateDto }) {
  const [editing, setEditing] = useState(false);
  const starts = [...new Set(state.hours.map((table) => table.validFrom))].sort();
  const newest = starts.at(-1);
  return (
    <section aria-labelledby="hours" className="hours">
      <h2 id="hours">办公时间</h2>
      {starts.map((validFrom, index) => (
        <div key={validFrom}>
          {starts.length > 1 && (
            <h3 className="quiet">
              {index === 0 ? `${sayDate(starts[1] ?? '')}以前` : `${sayDate(validFrom)}起`}
            </h3>
          )}
          <ul>
            {state.hours
              .filter((table) => table.validFrom === validFrom)
              .map((table) => (
                <li key={table.fromMonthDay}>{sayTable(table)}</li>
              ))}
          </ul>
        </div>
      ))}
      {state.canEdit && !editing && <Button onClick={() => setEditing(true)}>修改办公时间</Button>}
      {editing && (
        <HoursForm
          calendarVersion={state.calendarVersion}
          seasons={state.hours.filter((table) => table.validFrom === newest)}
          onEnd={() => setEditing(false)}
        />
      )}
    </section>
  );
}

function sayTable({ fromMonthDay, toMonthDay, segments }: Table): string {
  const hours = segments.map(([from, to]) => `${from}—${to}`).join('，');
  const wholeYear = fromMonthDay === '01-01' && toMonthDay === '12-31';
  return `${wholeYear ? '全年' : `${sayMonthDay(fromMonthDay)}至${sayMonthDay(toMonthDay)}`}：${hours}`;
}

function sayMonthDay(monthDay: string): string {
  const [month, day] = monthDay.split('-').map(Number);
  return `${month}月${day}日`;
}
