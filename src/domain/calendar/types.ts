/** What the rules need of the calendar. @clause 2.1d */
import type { Instant, LocalDate } from '../time.ts';

/** Two segments a day, `HH:mm` Asia/Shanghai, e.g. [['08:30','12:00'],['14:30','18:00']]. */
export type BusinessSegments = readonly (readonly [from: string, to: string])[];

export interface CalendarDay {
  readonly on: LocalDate;
  readonly working: boolean;
  /** What a person reads: 工作日, 周六, 春节放假, 春节调休上班 … */
  readonly why: string;
  /** True while that year's notice has not been entered: only weekends and statutory holidays are known. */
  readonly provisional: boolean;
}

export interface Calendar {
  day(on: LocalDate): CalendarDay;
  /** Business hours of a day; empty when the day is not a working day. */
  segments(on: LocalDate): BusinessSegments;
}

export interface CountedDay {
  readonly on: LocalDate;
  readonly counted: boolean;
  readonly why: string;
}

/** A deadline that explains itself. `dueAt` is the close of business of `dueOn`. */
export interface DayDeadline {
  readonly dueOn: LocalDate;
  readonly dueAt: Instant;
  readonly provisional: boolean;
  /** The start day (never counted), then every day up to and including `dueOn`. */
  readonly days: readonly CountedDay[];
}

/** A deadline in business hours. */
export interface HourDeadline {
  readonly dueAt: Instant;
  readonly provisional: boolean;
  /** The stretches of business time that were used up. */
  readonly stretches: readonly { readonly from: Instant; readonly to: Instant }[];
}

/** near (蓝) · late quarter (黄) · over (红). The same thresholds everywhere. */
export type ClockColour = 'none' | 'blue' | 'yellow' | 'red';

/** A day that differs from the ordinary week: a holiday, or a weekend day that is worked. */
export interface DayRecord {
  readonly on: LocalDate;
  readonly working: boolean;
  readonly why: string;
}

/** Business hours of one season, `MM-DD` to `MM-DD` inclusive; may run over the turn of the year. */
export interface BusinessHours {
  readonly fromMonthDay: string;
  readonly toMonthDay: string;
  readonly segments: BusinessSegments;
  /** First day on which this table holds; of several tables that fit, the latest wins. */
  readonly validFrom: LocalDate;
}

/** A time during which a clock rests, half-open: from ≤ t < to. */
export interface Pause {
  readonly from: Instant;
  readonly to: Instant;
}

/** The State Council's notice on the holidays of one year, with later changes worked in. */
export interface YearNotice {
  readonly year: number;
  readonly papers: readonly { readonly number: string; readonly url: string }[];
  /** Holidays, first to last day inclusive. */
  readonly off: readonly (readonly [name: string, from: LocalDate, to: LocalDate])[];
  /** Weekend days worked in exchange. */
  readonly work: readonly (readonly [name: string, on: LocalDate])[];
}

/** What is wrong with a pasted notice. */
export interface NoticeFault {
  /** Line of the paste, from 1; null where no line is to blame. */
  readonly line: number | null;
  readonly message: string;
}

/** 延长春节假期至2月2日: the days after the holiday that is known already, through `to`. */
export interface HolidayExtension {
  readonly name: string;
  readonly to: LocalDate;
  readonly line: number;
}

/** A notice as it was read, before it is laid over the days that a year has already. */
export interface ParsedNotice {
  /** In the order of the calendar. */
  readonly days: readonly DayRecord[];
  readonly extensions: readonly HolidayExtension[];
  /** Holidays whose days all come from this notice; in a table every day speaks for itself. */
  readonly names: readonly string[];
  /** 国办发明电〔2025〕7号, where the text names it. */
  readonly number: string | null;
  /** Statutory holidays of the year of which it says nothing; a notice for the whole year misses none. */
  readonly missing: readonly { readonly on: LocalDate; readonly name: string }[];
  readonly faults: readonly NoticeFault[];
}
