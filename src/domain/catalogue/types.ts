/** The published list of matters. @clause 3.1 */
import type { BureauId, UnitId } from '../organisation/types.ts';

/** 行政许可 · 政务服务 · 领导交办 · 来信来访 · 投诉咨询 · 堵点 · 断点. @clause 3.1 */
export type MatterCategory =
  | 'licence'
  | 'service'
  | 'assigned'
  | 'letters-visits'
  | 'complaint-consultation'
  | 'blockage'
  | 'breakpoint';

/** By which procedure a case of this matter closes; outside `general` only a statutory document closes it. */
export type Track = 'general' | 'licence' | 'petition' | 'disclosure' | 'hotline';

export interface Matter {
  readonly id: string;
  readonly bureauId: BureauId;
  readonly version: number;
  readonly code: string;
  readonly category: MatterCategory;
  readonly track: Track;
  readonly name: string;
  readonly unitId: UnitId;
  readonly basis: readonly string[];
  /** Working days; null where no law sets one. */
  readonly statutoryWorkingDays: number | null;
  /** Working days promised publicly; null where none is promised. */
  readonly promisedWorkingDays: number | null;
  readonly materials: readonly string[];
  /** Common reasons why it fails. */
  readonly commonReasons: readonly string[];
  /** What can be done then. */
  readonly wayForward: string;
  readonly status: 'draft' | 'published' | 'withdrawn';
}
