import { defineErrors } from '../problem.ts';

/** One sentence for a wrong password, an unknown name and a locked account: nobody learns which it was. */
const LOGIN_FAILED =
  '用户名或密码不正确，请核对后重试。连续输错会暂时锁定账号：请稍等 15 分钟，或请系统管理员重置密码。';

export const identityErrors = defineErrors({
  'login.failed': { status: 401, sentence: LOGIN_FAILED },
  'login.crowded': { status: 503, sentence: '同时登录的人太多，请过几秒再试。' },
  'account.disabled': { status: 403, sentence: '这个账号已停用，请联系系统管理员。' },
  'session.required': { status: 401, sentence: '请先登录。' },
  'session.ended': { status: 401, sentence: '登录已失效，请重新登录；填写的内容仍在本页。' },
  'session.foreign-origin': {
    status: 403,
    sentence: '这个请求来自其他网站，已拦下。请在本系统的页面中操作。',
  },
  'right.missing': { status: 403, sentence: '您的账号没有这项权限，请联系负责的管理员办理。' },
  'password.too-short': {
    status: 422,
    sentence: ({ least }) => `新密码太短，请至少用 ${String(least)} 个字符。`,
  },
  'password.too-long': {
    status: 422,
    sentence: ({ most }) => `新密码太长，请不要超过 ${String(most)} 个字符。`,
  },
  'password.too-simple': {
    status: 422,
    sentence: '新密码太简单，请在大写字母、小写字母、数字、符号中至少用三种。',
  },
  'password.contains-username': { status: 422, sentence: '新密码里有您的用户名，请换一个。' },
  'password.reused': {
    status: 422,
    sentence: ({ last }) => `新密码与最近用过的 ${String(last)} 个密码之一相同，请换一个没用过的。`,
  },
  'password.wrong-current': { status: 422, sentence: '原密码不正确，请重新输入。' },
  'password.changed-meanwhile': { status: 409, sentence: '密码刚刚在别处改过，请用新密码重新登录。' },
  'role.second': { status: 409, sentence: '此账号已是另一类管理员，三员不得兼任，请另选一人。' },
  'role.self': { status: 403, sentence: '不能给自己授权，请由另一位安全管理员办理。' },
});
