import { defineErrors } from '../problem.ts';

export const notificationErrors = defineErrors({
  'delivery.not-found': { status: 404, sentence: '没有找到这条发送记录，它可能已经清理，请刷新后再看。' },
  'delivery.not-failed': { status: 409, sentence: '这条消息没有失败，不用重发；请刷新后再看。' },
  'webhook.not-found': { status: 404, sentence: '没有找到这个群机器人，它可能已经删除，请刷新后再看。' },
  'webhook.host-not-allowed': {
    status: 422,
    sentence: '这个地址不在允许的范围内：请用 HTTPS 地址，并请运维人员把主机加入 WEBHOOK_HOSTS。',
  },
  'webhook.id-taken': { status: 409, sentence: '这个编号已经用过，请刷新后重新添加。' },
  'calendar-feed.unknown': { status: 404, sentence: '这个日历链接已失效，请在工作台重新生成。' },
});
