/** What people read for the categories and tracks of matters, in the order in which the plan names them. */
import type { MatterCategory, Track } from './types.ts';

/** @clause 3.1 */
export const CATEGORY_LABELS: Readonly<Record<MatterCategory, string>> = {
  licence: '行政许可',
  service: '政务服务',
  assigned: '党委政府领导交办',
  'letters-visits': '来信来访',
  'complaint-consultation': '投诉和业务咨询',
  blockage: '堵点',
  breakpoint: '断点',
};

export const CATEGORIES: readonly MatterCategory[] = [
  'licence',
  'service',
  'assigned',
  'letters-visits',
  'complaint-consultation',
  'blockage',
  'breakpoint',
];

export const TRACK_LABELS: Readonly<Record<Track, string>> = {
  general: '一般事项',
  licence: '行政许可',
  petition: '信访事项',
  disclosure: '政府信息公开',
  hotline: '12345 热线工单',
};
