import { useQuery } from '@tanstack/react-query';
import { Link, useRouterState } from '@tanstack/react-router';
import { calendarStateQuery } from './calendar-api.ts';
import './missing-notice-note.css';

const AN_HOUR = 3_600_000;

/** From 1 November on, for who can enter it: next year's notice is missing. Nothing for everybody else. */
export function MissingNoticeNote() {
  const { data } = useQuery({ ...calendarStateQuery, staleTime: AN_HOUR, refetchInterval: AN_HOUR });
  const there = useRouterState({ select: ({ location }) => location.pathname === '/calendar' });
  if (!data || data.missingYear === null || there) return null;
  return (
    <p className="missing-notice no-print" role="status">
      {data.missingYear} 年的放假安排还没有录入，跨年的期限现在是暂定的。
      <Link to="/calendar">去录入</Link>
    </p>
  );
}
