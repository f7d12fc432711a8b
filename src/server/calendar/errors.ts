import type { NoticeFault } from '../../domain/calendar/types.ts';
import { defineErrors } from '../problem.ts';

const faultsOf = (meta: Readonly<Record<string, unknown>>): readonly NoticeFault[] =>
  (meta.faults as readonly NoticeFault[] | undefined) ?? [];

/** 第 3 行：… */
const sayFault = ({ line, message }: NoticeFault): string =>
  line === null ? message : `第 ${line} 行：${message}`;

export const calendarErrors = defineErrors({
  'calendar.none': {
    status: 503,
    sentence: '工作日历还没有建立，请系统管理员先完成初始设置，再来查询。',
  },
  'calendar.not-yours': { status: 403, sentence: '日历由办公室和系统管理员维护，请与他们联系。' },
  'calendar.changed': {
    status: 409,
    sentence: '日历刚刚被别人改过，您填写的内容还在，请重新预览后再存入。',
  },
  'calendar.notice-faulty': {
    status: 422,
    sentence: (meta) => {
      const [first, ...others] = faultsOf(meta);
      const rest = others.length > 0 ? `另有 ${others.length} 处，请一并核对。` : '';
      return `${first ? sayFault(first) : '通知内容有误，请核对。'}${rest}`;
    },
  },
  'calendar.notice-changes-nothing': { status: 409, sentence: '日历里已经是这样的安排，不需要再存入。' },
  'calendar.hours-faulty': { status: 422, sentence: (meta) => `办公时间有误：${String(meta.message)}` },
  'calendar.hours-change-nothing': { status: 409, sentence: '办公时间已经是这样，不需要再存入。' },
  'calendar.recomputation-not-found': { status: 404, sentence: '没有找到这次重新计算，请刷新后再看。' },
  'calendar.recomputing': { status: 409, sentence: '正在重新计算，请等它算完，或先停下。' },
  'calendar.not-running': { status: 409, sentence: '这次重新计算已经停下或算完，请刷新后再看。' },
  'calendar.undo-late': {
    status: 409,
    sentence: '在这之后日历又改动过，请先撤销后一次改动。',
  },
  'calendar.undo-nothing': { status: 409, sentence: '这次重新计算没有改动日历，没有可以撤销的内容。' },
});
