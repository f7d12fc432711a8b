/** The calendar editor over the wire. */
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type {
  BusinessHoursInput,
  CalendarChangedDto,
  CalendarStateDto,
  CalendarYearDto,
  NoticeInput,
  NoticePreviewDto,
  RecomputationDetailDto,
  RecomputationDto,
} from '../../../contract/calendar-editor.ts';
import { ask } from '../api/http.ts';

const WHILE_RUNNING = 1_500;
const OTHERWISE = 60_000;

export const isUnderWay = (one: RecomputationDto | null | undefined): boolean =>
  one?.status === 'waiting' || one?.status === 'running';

export const calendarStateQuery = queryOptions({
  queryKey: ['calendar', 'state'],
  queryFn: ({ signal }) => ask<CalendarStateDto>('/calendar/state', { signal }),
  refetchInterval: ({ state }) => (isUnderWay(state.data?.recomputation) ? WHILE_RUNNING : OTHERWISE),
});

export const calendarYearQuery = (year: number, calendarVersion: number) =>
  queryOptions({
    queryKey: ['calendar', 'year', year, calendarVersion],
    queryFn: ({ signal }) => ask<CalendarYearDto>(`/calendar/years/${year}`, { signal }),
  });

/** What moved; read anew when more has moved. */
export const movedQuery = (id: string, moved: number) =>
  infiniteQueryOptions({
    queryKey: ['calendar', 'moved', id, moved],
    queryFn: ({ pageParam, signal }) =>
      ask<RecomputationDetailDto>(
        `/calendar/recomputations/${id}?limit=20${pageParam && `&cursor=${encodeURIComponent(pageParam)}`}`,
        { signal },
      ),
    initialPageParam: '',
    getNextPageParam: (last: RecomputationDetailDto) => last.movedCases.nextCursor ?? undefined,
  });

export const previewNotice = (body: Pick<NoticeInput, 'year' | 'text'>): Promise<NoticePreviewDto> =>
  ask('/calendar/notices/preview', { method: 'POST', body });

export const saveNotice = (body: NoticeInput, idempotencyKey: string): Promise<CalendarChangedDto> =>
  ask('/calendar/notices', { method: 'POST', body, idempotencyKey });

export const saveHours = (body: BusinessHoursInput): Promise<CalendarChangedDto> =>
  ask('/calendar/business-hours', { method: 'PUT', body });

export const goOn = (): Promise<RecomputationDto> => ask('/calendar/recomputations', { method: 'POST' });

export const stopRecomputation = (id: string): Promise<RecomputationDto> =>
  ask(`/calendar/recomputations/${id}/stop`, { method: 'POST' });

export const undoChange = (id: string): Promise<CalendarChangedDto> =>
  ask(`/calendar/recomputations/${id}/undo`, { method: 'POST' });
