/** What people read on the flow chart. @clause A3 */
import type { ChartCommand, ChartFrame, ChartPlace } from './flow-chart.ts';
import { CLIMB_KIND_LABELS, COMMAND_LABELS, LEVEL_LABELS, STATUS_LABELS } from './labels.ts';

/** Title, and below it who acts there or what happens. A line may end where a bar stands. */
export interface PlaceLabel {
  readonly title: string;
  readonly below: string;
}

const level = (at: 2 | 3 | 4): PlaceLabel => ({ title: LEVEL_LABELS[at], below: `第 ${at} 级` });

export const PLACE_LABELS: Readonly<Record<ChartPlace, PlaceLabel>> = {
  registered: { title: '登记', below: '首问责任人当场登记' },
  open: { title: STATUS_LABELS.open, below: LEVEL_LABELS[1] },
  'awaiting-applicant': { title: STATUS_LABELS['awaiting-applicant'], below: '期间不计时' },
  review: { title: '原定“能办”的领导', below: '说明情况变化' },
  'refusal-2': level(2),
  'refusal-3': level(3),
  'refusal-4': level(4),
  'guidance-2': level(2),
  'guidance-3': level(3),
  'guidance-4': level(4),
  'refusal-approved': { title: STATUS_LABELS['refusal-approved'], below: LEVEL_LABELS[1] },
  answered: { title: STATUS_LABELS.answered, below: '申请人评价' },
  closed: { title: STATUS_LABELS.closed, below: '' },
  withdrawn: { title: STATUS_LABELS.withdrawn, below: '' },
};

/** In the plan's own words, for its view. */
export const PLAN_PLACE_LABELS: Readonly<Record<ChartPlace, PlaceLabel>> = {
  ...PLACE_LABELS,
  registered: { title: '登记', below: '发给回执' },
  open: { title: LEVEL_LABELS[1], below: '能办即办' },
  'refusal-approved': { title: '确定不能办', below: '首问责任人答复' },
  answered: { title: '答复申请人', below: '电话或书面' },
};

export const FRAME_LABELS: Readonly<Record<ChartFrame, string>> = {
  escalated: STATUS_LABELS.escalated,
  refusal: CLIMB_KIND_LABELS.refusal,
  guidance: CLIMB_KIND_LABELS.guidance,
};

export const WAY_LABELS: Readonly<Record<ChartCommand, string>> = {
  ...COMMAND_LABELS,
  register: '',
  'answer-instantly': '即问即答',
  'send-back': '退回补充，补后重报',
};

export const PLAN_WAY_LABELS: Readonly<Record<ChartCommand, string>> = {
  ...WAY_LABELS,
  'inform-once': '一次性|告知',
  supplement: '补齐|材料',
  complete: '办成，|告知',
  'propose-refusal': '拟说|“不”，|填审批表',
  'ask-guidance': '把握|不准，|请示',
  feasible: '能办，|即反馈',
  'pass-up': '把握不准|或不能办',
  'approve-refusal': '审定|不能办',
  reply: '说明理由|说“行”|建议',
};
