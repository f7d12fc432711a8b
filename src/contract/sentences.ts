import { type core, z } from 'zod';

const FORMATS: Readonly<Record<string, string>> = {
  email: '请填写正确的电子邮箱。',
  url: '请填写正确的网址。',
  uuid: '编号不正确，请从列表中重新选择。',
  date: '请按“年-月-日”填写日期，例如 2026-03-02。',
  datetime: '请填写正确的日期和时间。',
  time: '请按“时:分”填写时间，例如 09:30。',
};

const TYPES: Readonly<Record<string, string>> = {
  string: '请填写文字。',
  number: '请填写数字。',
  int: '请填写整数。',
  boolean: '请选择“是”或“否”。',
  array: '请填写一组内容。',
  object: '内容的格式不正确，请刷新页面后重新填写。',
  date: '请填写日期。',
};

function tooSmall(issue: core.$ZodRawIssue<core.$ZodIssueTooSmall>): string {
  const least = String(issue.minimum);
  if (issue.origin === 'string') return least === '1' ? '此项必填，请填写。' : `请至少填写 ${least} 个字。`;
  if (issue.origin === 'array' || issue.origin === 'set') return `请至少填写 ${least} 项。`;
  return issue.inclusive === false ? `请填写大于 ${least} 的数。` : `请填写不小于 ${least} 的数。`;
}

function tooBig(issue: core.$ZodRawIssue<core.$ZodIssueTooBig>): string {
  const most = String(issue.maximum);
  if (issue.origin === 'string') return `最多填写 ${most} 个字，请缩短。`;
  if (issue.origin === 'array' || issue.origin === 'set') return `最多 ${most} 项，请减少。`;
  return issue.inclusive === false ? `请填写小于 ${most} 的数。` : `请填写不大于 ${most} 的数。`;
}

/** The sentence for one fault of a form; a schema's own sentence, where it has one, comes first. */
export function sentenceOf(issue: core.$ZodRawIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined || issue.input === null) return '此项必填，请填写。';
      return TYPES[issue.expected] ?? '填写的内容不正确，请修改。';
    case 'too_small':
      return tooSmall(issue);
    case 'too_big':
      return tooBig(issue);
    case 'invalid_format':
      return FORMATS[issue.format] ?? '格式不正确，请修改。';
    case 'invalid_value':
      return '请从给出的选项中选择。';
    case 'unrecognized_keys':
      return `不认识这些内容，请去掉：${issue.keys.join('、')}。`;
    case 'not_multiple_of':
      return `请填写 ${String(issue.divisor)} 的倍数。`;
    default:
      return '填写的内容不正确，请修改。';
  }
}

/** Makes every schema of this process answer in Chinese sentences; server and pages call it once. */
export function speakChinese(): void {
  z.config({ customError: sentenceOf });
}
