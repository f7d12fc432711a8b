import Drawer from 'antd/es/drawer';
import { useState } from 'react';
import type { ClockDto } from '../../../contract/cases.ts';
import { CLOCK_LABELS } from '../../../domain/cases/labels.ts';
import { localDateOf, localTimeOf } from '../../../domain/time.ts';
import { ClockMark } from '../../ui/clock-mark.tsx';
import { sayDate, sayExactly, weekdayOf } from '../../ui/say-time.ts';
import { useNarrow } from '../app/media.ts';

interface DeadlinesProps {
  readonly clocks: readonly ClockDto[];
  readonly onClose: () => void;
}

/** Every clock that runs, and how it was counted. @clause 2.1d */
export function Deadlines({ clocks, onClose }: DeadlinesProps) {
  const narrow = useNarrow();
  const [open, setOpen] = useState(true);
  return (
    <Drawer
      open={open}
      onClose={() => setOpen(false)}
      afterOpenChange={(shown) => !shown && onClose()}
      placement={narrow ? 'bottom' : 'right'}
      size={narrow ? 'auto' : 520}
      rootClassName={narrow ? 'sheet sheet-phone' : 'sheet'}
      title={<h2>时限怎么算的</h2>}
      closable={{ 'aria-label': '关闭', placement: 'end' }}
    >
      {soonestFirst(clocks).map((clock, index) => (
        <details className="clock" key={clock.kind} open={index === 0}>
          <summary>
            <h3>{CLOCK_LABELS[clock.kind]}</h3>
            <ClockMark colour={clock.colour} remaining={clock.remaining} />
          </summary>
          <p className="quiet">
            从 {sayExactly(clock.startedAt)} 算起，到 {sayExactly(clock.dueAt)} 为止。
          </p>
          {clock.pausedWorkingDays > 0 && (
            <p className="quiet">等申请人补充期间暂停了 {clock.pausedWorkingDays} 个工作日。</p>
          )}
          {clock.provisional && (
            <p className="clock-provisional">
              其中有的年份放假安排还没有公布，日期是暂定的，公布后会重新计算。
            </p>
          )}
          {clock.days && <DayList days={clock.days} />}
          {clock.stretches && (
            <ul className="stretches">
              {clock.stretches.map(({ from, to }) => (
                <li key={from}>
                  {sayDate(localDateOf(from))} {localTimeOf(from)}—{localTimeOf(to)}
                </li>
              ))}
            </ul>
          )}
        </details>
      ))}
    </Drawer>
  );
}

const soonestFirst = (clocks: readonly ClockDto[]) =>
  [...clocks].sort((a, b) => a.dueAt.localeCompare(b.dueAt));

function DayList({ days }: { readonly days: NonNullable<ClockDto['days']> }) {
  const counts = days.map((_, index) => days.slice(0, index + 1).filter((day) => day.counted).length);
  return (
    <ol className="day-list">
      {days.map(({ on, counted, why }, index) => (
        <li key={on} className={counted ? 'day-counted' : 'day-skipped'}>
          <span className="day-number">{counted ? `第 ${counts[index]} 天` : '不计'}</span>
          <span>
            {sayDate(on, true)} {weekdayOf(on)}
          </span>
          <span className="quiet">{why}</span>
        </li>
      ))}
    </ol>
  );
}
