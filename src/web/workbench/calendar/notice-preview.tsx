import type { NoticePreviewDto } from '../../../contract/calendar-editor.ts';
import { sayDate } from '../../ui/say-time.ts';

type PreviewDay = NoticePreviewDto['days'][number];

/** What the notice says day by day, beside what the calendar says now; or what is wrong with it. */
export function NoticePreview({ preview }: { readonly preview: NoticePreviewDto }) {
  if (preview.faults.length > 0) return <Faults faults={preview.faults} />;
  const changed = preview.days.filter((day) => day.changed);
  const past = changed.filter((day) => day.past);
  const { before, after } = preview.workingDays;
  return (
    <div className="preview" role="status">
      <h3>
        {changed.length > 0 ? `有 ${changed.length} 天和现在的日历不同` : '每一天是否上班都和现在的日历相同'}
      </h3>
      <p className="quiet">
        {preview.supplement ? '按补充通知处理：没有写到的节日不变。' : '按全年通知处理。'}
        全年 {after} 个工作日{before !== after && `（现在按 ${before} 个算）`}。
      </p>
      {past.length > 0 && (
        <p className="preview-past">
          其中 {past.length} 天已经过去：{past.map((day) => sayDate(day.on, true)).join('、')}
          。已经记下的逾期不会抹去，请监督部门据此核销。
        </p>
      )}
      <ol className="preview-days">
        {preview.days.map((day) => (
          <DayLine key={day.on} day={day} year={preview.year} />
        ))}
      </ol>
    </div>
  );
}

function DayLine({ day, year }: { readonly day: PreviewDay; readonly year: number }) {
  const { on, weekday, before, after, changed } = day;
  return (
    <li className={changed ? 'preview-changed' : undefined}>
      <span className="preview-date">
        {sayDate(on, on.startsWith(String(year)))} <span className="quiet">{weekday}</span>
      </span>
      <span className={after.working ? 'day-mark day-work' : 'day-mark day-off'}>
        {after.working ? '班' : '休'}
      </span>
      <span>{after.why}</span>
      {changed && (
        <span className="preview-before">
          现在：{before.working ? '上班' : '休息'}（{before.why}）
        </span>
      )}
    </li>
  );
}

function Faults({ faults }: { readonly faults: NoticePreviewDto['faults'] }) {
  return (
    <div className="form-problem" role="alert">
      <p>有 {faults.length} 处看不明白或对不上，改好才能存入：</p>
      <ol className="preview-faults">
        {faults.map(({ line, message }) => (
          <li key={`${line} ${message}`}>
            {line !== null && <strong>第 {line} 行：</strong>}
            {message}
          </li>
        ))}
      </ol>
    </div>
  );
}
