/** What stages a recomputing of deadlines goes through. */
export const RECOMPUTATION_STATUSES = ['waiting', 'running', 'stopped', 'done', 'superseded'] as const;
export type RecomputationStatus = (typeof RECOMPUTATION_STATUSES)[number];

export const RECOMPUTATION_STATUS_LABELS = {
  waiting: '等待开始',
  running: '正在重新计算',
  stopped: '已停下',
  done: '已算完',
  superseded: '已并入后一次',
} as const satisfies Record<RecomputationStatus, string>;

/** What changed a calendar. */
export const CALENDAR_CHANGE_KINDS = ['notice', 'hours', 'undo'] as const;
export type CalendarChangeKind = (typeof CALENDAR_CHANGE_KINDS)[number];
