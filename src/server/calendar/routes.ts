import {
  calendarDaysQuerySchema,
  calendarDaysSchema,
  deadlineQuerySchema,
  deadlineSchema,
} from '../../contract/calendar.ts';
import type { Calendar } from '../../domain/calendar/types.ts';
import { addWorkingDays } from '../../domain/calendar/working-days.ts';
import { addDays, type LocalDate } from '../../domain/time.ts';
import type { App, Deps } from '../deps.ts';
import { publicCalendar } from './calendar.ts';
import { calendarEditorRoutes } from './editor-routes.ts';
import { calendarErrors } from './errors.ts';

/** The calendar: what anyone may ask of it without a login, and its editor. */
export async function calendarRoutes(app: App, deps: Deps): Promise<void> {
  app.registerErrors(calendarErrors);
  await calendarEditorRoutes(app, deps);
  // A page asks several times while somebody picks a date; nothing personal can be guessed here.
  const config = {
    public: true as const,
    rateLimit: { max: deps.config.RATE_PUBLIC_PER_MINUTE * 10, timeWindow: '1 minute' },
  };

  app.get(
    '/calendar/deadline',
    {
      config,
      schema: {
        summary: '从某日起若干个工作日后是哪一天，逐日说明',
        querystring: deadlineQuerySchema,
        response: { 200: deadlineSchema },
      },
    },
    async (request) => {
      const { from, workingDays } = request.query;
      const { dueOn, provisional, days } = addWorkingDays(await publicCalendar(deps.pool), from, workingDays);
      return { dueOn, provisional, days: [...days] };
    },
  );

  app.get(
    '/calendar/days',
    {
      config,
      schema: {
        summary: '某段时间的工作日、休息日和办公时间',
        querystring: calendarDaysQuerySchema,
        response: { 200: calendarDaysSchema },
      },
    },
    async (request) => {
      const { from, to } = request.query;
      return { days: daysOf(await publicCalendar(deps.pool), from, to) };
    },
  );
}

function daysOf(calendar: Calendar, from: LocalDate, to: LocalDate) {
  const days = [];
  for (let on = from; on <= to; on = addDays(on, 1)) {
    const segments = calendar.segments(on).map(([opens, closes]): [string, string] => [opens, closes]);
    days.push({ ...calendar.day(on), segments });
  }
  return days;
}
