import { defineErrors } from '../problem.ts';

export const calendarErrors = defineErrors({
  'calendar.none': {
    status: 503,
    sentence: '工作日历还没有建立，请系统管理员先完成初始设置，再来查询。',
  },
});
