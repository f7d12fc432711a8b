/** The calendar editor on the wire: notices, business hours, recomputing open deadlines. */
import { z } from 'zod';
import { CALENDAR_CHANGE_KINDS, RECOMPUTATION_STATUSES } from '../domain/calendar/labels.ts';
import { CLOCK_KINDS } from '../domain/cases/vocabulary.ts';
import { pageQuerySchema, pageSchema } from './pagination.ts';

/** Longest text of a notice, in signs; the real ones have about a thousand. */
export const NOTICE_TEXT_MAX = 20_000;
export const SEASONS_MAX = 6;
export const SEGMENTS_MAX = 4;

const YEAR_SENTENCE = '请选择 2016 年至 2060 年之间的年份。';
const year = z
  .number({ error: YEAR_SENTENCE })
  .int(YEAR_SENTENCE)
  .min(2016, YEAR_SENTENCE)
  .max(2060, YEAR_SENTENCE);
const text = z
  .string({ error: '请粘贴通知正文或表格。' })
  .max(NOTICE_TEXT_MAX, `最多 ${NOTICE_TEXT_MAX} 个字，请只粘贴通知正文。`);

const paperSchema = z.object({ number: z.string(), url: z.string() });
const dayState = z.object({ working: z.boolean(), why: z.string(), provisional: z.boolean() });
const segments = z.array(z.tuple([z.string(), z.string()]));

/** The version of the calendar that the person saw; another one by now is answered with 409. */
const calendarVersion = z.int().min(1);

export const calendarYearParamsSchema = z.object({
  year: z
    .string()
    .regex(/^\d{4}$/, YEAR_SENTENCE)
    .transform(Number)
    .pipe(year),
});

export const calendarYearSchema = z
  .object({
    year: z.int(),
    /** Its notice has been entered. */
    known: z.boolean(),
    papers: z.array(paperSchema),
    workingDays: z.int(),
    /** Days that differ from the ordinary week, in order. */
    days: z.array(
      z.object({
        on: z.iso.date(),
        weekday: z.string(),
        working: z.boolean(),
        why: z.string(),
        source: z.enum(['notice', 'local', 'statutory']),
      }),
    ),
    changedAt: z.iso.datetime().nullable(),
    /** Null for what the installation brought along. */
    changedByName: z.string().nullable(),
  })
  .meta({ id: 'CalendarYear' });

export const noticePreviewInputSchema = z.strictObject({ year, text });

export const noticePreviewSchema = z
  .object({
    year: z.int(),
    /** 国办发明电〔2026〕9号, where the text names it. */
    number: z.string().nullable(),
    /** It changes a part of a year whose notice is known. */
    supplement: z.boolean(),
    faults: z.array(z.object({ line: z.int().nullable(), message: z.string() })),
    /** Every day that the list of the year names or changes. */
    days: z.array(
      z.object({
        on: z.iso.date(),
        weekday: z.string(),
        before: dayState,
        after: dayState,
        /** Worked before and off now, or the other way round. */
        changed: z.boolean(),
        /** It has passed already. */
        past: z.boolean(),
      }),
    ),
    workingDays: z.object({ before: z.int(), after: z.int() }),
    /** Cases that would be looked at. */
    openCases: z.int(),
    calendarVersion,
  })
  .meta({ id: 'NoticePreview' });

export const noticeInputSchema = z.strictObject({
  year,
  text,
  number: z
    .string({ error: '请填写通知文号，例如 国办发明电〔2026〕9号。' })
    .trim()
    .min(4, '请填写通知文号，例如 国办发明电〔2026〕9号。')
    .max(60, '文号太长，请核对。'),
  url: z
    .url({ protocol: /^https?$/, error: '请填写通知在网上的地址，以 http:// 或 https:// 开头。' })
    .max(500, '网址太长，请核对。'),
  calendarVersion,
});

const seasonSchema = z.strictObject({
  fromMonthDay: z.string(),
  toMonthDay: z.string(),
  segments: segments.max(SEGMENTS_MAX, `一天最多 ${SEGMENTS_MAX} 段。`),
});

/** From a day on; what held before it stays for the days before. Seasons and segments are checked by the rules. */
export const businessHoursInputSchema = z.strictObject({
  validFrom: z.iso
    .date({ error: '请按“年-月-日”填写从哪一天起执行，例如 2026-05-01。', abort: true })
    .refine((on) => '2016-01-01' <= on && on <= '2058-12-31', '请填写 2016 年至 2058 年之间的日期。'),
  seasons: z
    .array(seasonSchema)
    .min(1, '请至少填写一个季节。')
    .max(SEASONS_MAX, `最多 ${SEASONS_MAX} 个季节，请合并。`),
  calendarVersion,
});

export const businessHoursSchema = z.object({
  validFrom: z.iso.date(),
  fromMonthDay: z.string(),
  toMonthDay: z.string(),
  segments,
});

export const recomputationSchema = z
  .object({
    id: z.uuid(),
    status: z.enum(RECOMPUTATION_STATUSES),
    /** What changed the calendar; null for a recomputing that somebody asked for without a change. */
    kind: z.enum(CALENDAR_CHANGE_KINDS).nullable(),
    reason: z.string().nullable(),
    calendarVersion,
    createdAt: z.iso.datetime(),
    createdByName: z.string(),
    endedAt: z.iso.datetime().nullable(),
    /** Cases to look at; null until they are listed. */
    total: z.int().nullable(),
    done: z.int(),
    moved: z.int(),
    failed: z.int(),
    /** What the one who asks may do now. */
    can: z.array(z.enum(['stop', 'go-on', 'undo'])),
  })
  .meta({ id: 'Recomputation' });

const movedCaseSchema = z.object({
  caseId: z.uuid(),
  number: z.string(),
  title: z.string(),
  unitName: z.string(),
  at: z.iso.datetime(),
  deadlines: z.array(
    z.object({
      clock: z.enum(CLOCK_KINDS),
      from: z.iso.datetime(),
      to: z.iso.datetime(),
      /** On record as missed before, and still so. */
      missed: z.boolean(),
    }),
  ),
});

export const recomputationParamsSchema = z.object({ id: z.uuid() });
export const recomputationQuerySchema = pageQuerySchema;

/** With a page of what moved, as far as the one who asks may know of the cases. */
export const recomputationDetailSchema = recomputationSchema
  .extend({ movedCases: pageSchema(movedCaseSchema) })
  .meta({ id: 'RecomputationDetail' });

/** A change of the calendar, and the recomputing that it began. */
export const calendarChangedSchema = z
  .object({ calendarVersion, recomputation: recomputationSchema })
  .meta({ id: 'CalendarChanged' });

export const calendarStateSchema = z
  .object({
    calendarVersion,
    /** May change it: 办公室 and the system administrator. */
    canEdit: z.boolean(),
    years: z.array(z.object({ year: z.int(), known: z.boolean(), papers: z.array(paperSchema) })),
    hours: z.array(businessHoursSchema),
    /** Year whose notice should be entered now; only told to who may enter it. */
    missingYear: z.int().nullable(),
    /** The last recomputing, of whatever status. */
    recomputation: recomputationSchema.nullable(),
  })
  .meta({ id: 'CalendarState' });

export type CalendarYearDto = z.output<typeof calendarYearSchema>;
export type NoticePreviewDto = z.output<typeof noticePreviewSchema>;
export type NoticeInput = z.output<typeof noticeInputSchema>;
export type BusinessHoursInput = z.output<typeof businessHoursInputSchema>;
export type RecomputationDto = z.output<typeof recomputationSchema>;
export type RecomputationDetailDto = z.output<typeof recomputationDetailSchema>;
export type MovedCaseDto = z.output<typeof movedCaseSchema>;
export type CalendarChangedDto = z.output<typeof calendarChangedSchema>;
export type CalendarStateDto = z.output<typeof calendarStateSchema>;
