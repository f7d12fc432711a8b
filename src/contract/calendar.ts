/** The working calendar on the wire. */
import { z } from 'zod';

/** Most working days that one question may count. */
export const DEADLINE_MAX_WORKING_DAYS = 400;
/** Most days that one list may hold. */
export const CALENDAR_DAYS_MAX = 800;

const FIRST_ON = '2000-01-01';
/** Two years before the calendar ends, so that every allowed count ends inside it. */
const LAST_ON = '2058-12-31';

const DATE_SENTENCE = '请按“年-月-日”填写日期，例如 2026-03-02。';
const COUNT_SENTENCE = `请填写 0 到 ${DEADLINE_MAX_WORKING_DAYS} 之间的整数，作为工作日天数。`;

const calendarDate = z.iso
  .date({ error: DATE_SENTENCE, abort: true })
  .refine((on) => FIRST_ON <= on && on <= LAST_ON, '只能查询 2000 年至 2058 年之间的日期，请修改。');

export const deadlineQuerySchema = z.object({
  from: calendarDate,
  workingDays: z
    .string(COUNT_SENTENCE)
    .regex(/^\d{1,3}$/, COUNT_SENTENCE)
    .transform(Number)
    .refine((n) => n <= DEADLINE_MAX_WORKING_DAYS, COUNT_SENTENCE),
});

/** A deadline in working days that explains itself: the start day, then every day up to the last. @clause 2.1d */
export const deadlineSchema = z
  .object({
    dueOn: z.iso.date(),
    /** Some day on the way lies in a year whose notice has not been entered. */
    provisional: z.boolean(),
    days: z.array(z.object({ on: z.iso.date(), counted: z.boolean(), why: z.string() })),
  })
  .meta({ id: 'Deadline' });

export const calendarDaysQuerySchema = z
  .object({ from: calendarDate, to: calendarDate })
  .refine(({ from, to }) => from <= to, { path: ['to'], message: '结束日期早于开始日期，请修改。' })
  .refine(({ from, to }) => Date.parse(to) - Date.parse(from) < CALENDAR_DAYS_MAX * 86_400_000, {
    path: ['to'],
    message: `一次最多查询 ${CALENDAR_DAYS_MAX} 天，请缩短区间。`,
  });

export const calendarDaysSchema = z
  .object({
    days: z.array(
      z.object({
        on: z.iso.date(),
        working: z.boolean(),
        why: z.string(),
        provisional: z.boolean(),
        /** Business hours, empty on days that are not worked. */
        segments: z.array(z.tuple([z.string(), z.string()])),
      }),
    ),
  })
  .meta({ id: 'CalendarDays' });

export type Deadline = z.output<typeof deadlineSchema>;
