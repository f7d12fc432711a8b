/** What is wrong with a cell and what to do, as people read it. One sentence each. */
import { cellName, quoted } from './cells.ts';
import type { MomentFault } from './moments.ts';
import type { Remark } from './types.ts';

interface Meta {
  /** What stands in the cell. */
  readonly text?: string;
  /** The column's meaning, e.g. 收件时间. */
  readonly field?: string;
  readonly nearest?: readonly string[];
  readonly row?: number;
  readonly most?: number;
  readonly said?: string;
  readonly other?: string;
  readonly count?: number;
}

type Say = (meta: Meta) => readonly [said: string, remedy: string | null];

const value = ({ text }: Meta) => quoted(text ?? '');
/** A number of a person is not repeated in a report. */
const hiddenNumber = ({ text }: Meta) => quoted((text ?? '').replace(/\d(?=[\d\- ]{3})/g, '*'));
const perhaps = ({ nearest }: Meta) =>
  nearest && nearest.length > 0 ? `是不是${nearest.map((name) => `“${name}”`).join('或')}？` : '';

const DATE_FAULTS: Readonly<Record<MomentFault, Say>> = {
  'not-a-date': (meta) => [`${value(meta)}不是日期`, '请写成 2022-01-05 或 2022年1月5日 14:30。'],
  'no-such-day': (meta) => [`${value(meta)}没有这一天`, '请核对年、月、日。'],
  'no-such-time': (meta) => [`${value(meta)}没有这个时刻`, '请核对时、分，例如 14:30。'],
  'no-year': (meta) => [`${value(meta)}没有写年份`, '请补上年份，例如 2022年1月5日。'],
  'two-ways': (meta) => [`${value(meta)}可以读成两个日期`, '请按年、月、日的顺序写，例如 2022-01-05。'],
  'out-of-range': (meta) => [`${value(meta)}的年份不对`, '请核对年份。'],
};

const REMARKS = {
  ...DATE_FAULTS,
  'error-value': (meta) => [`单元格显示的是公式错误${value(meta)}`, '请改为实际内容，再重新上传。'],
  'in-the-future': (meta) => [`${value(meta)}晚于现在`, '请核对日期，或改用其他一列作为收件时间。'],
  'number-rounded': (meta) => [
    `${value(meta)}已被 Excel 改写，末尾几位不可靠`,
    '请在原系统中把这一列按“文本”导出，再重新上传。',
  ],
  'too-long': (meta) => [`${meta.field}超过 ${meta.most} 个字`, '请缩短，或分成几件登记。'],
  'too-short': (meta) => [`${meta.field}${value(meta)}太短`, '请写清楚是什么事。'],
  empty: (meta) => [`${meta.field}是空的`, '请补上，或删去这一行。'],
  'no-text': () => ['标题和内容都是空的', '请补上其中一项，或删去这一行。'],
  'phone-no-number': (meta) => [`${quoted(meta.text ?? '')}不是电话号码`, '请改为号码；没有留电话的，留空。'],
  'phone-too-long': (meta) => [
    `${hiddenNumber(meta)}位数太多，不像电话号码`,
    '请核对；身份证号请不要填在电话一列。',
  ],
  'phone-too-short': (meta) => [`${hiddenNumber(meta)}位数太少`, '请补全号码；没有留电话的，留空。'],
  'unknown-unit': (meta) => [`没有名为${value(meta)}的承办单位`, `${perhaps(meta)}请改为机构名称中的写法。`],
  'two-units': (meta) => [`有几个单位都叫${value(meta)}`, '请写全名，例如“水库运行保障中心综合科”。'],
  'unit-not-handling': (meta) => [`${value(meta)}不承办办件`, '请改为有首问责任岗的科室或局属单位。'],
  'no-unit': () => ['没有写承办单位', '请补上，或在导入前选定一个默认的承办单位。'],
  'unknown-matter': (meta) => [
    `事项清单里没有${value(meta)}`,
    `${perhaps(meta)}请改为清单中的名称或编码，或留空。`,
  ],
  'unknown-kind': (meta) => [`${value(meta)}看不出是诉求还是咨询`, '请改为“诉求”或“咨询”，或不选这一列。'],
  'unknown-channel': (meta) => [
    `${value(meta)}不是来件方式`,
    '请改为窗口、电话、来信、来访、网上、领导交办或 12345。',
  ],
  'due-without-number': () => ['有期限，但没有来件编号', '请补上来件编号，或不选期限这一列。'],
  'number-twice': (meta) => [
    `来件编号${value(meta)}与第 ${meta.row} 行相同，但内容不同`,
    '请核对编号，或删去其中一行。',
  ],
  refused: (meta) => [meta.said ?? '不能登记', null],
  // 不妨碍导入
  'more-numbers': (meta) => [`另有 ${meta.count} 个号码没有登记`, '只登记第一个号码，其余请登记后补记。'],
  'same-number-other-text': (meta) => [
    `来件编号与 ${meta.other} 相同，但内容不同，没有再登记`,
    '请核对；确有新内容的，请到那件办件中补记。',
  ],
  'known-number': (meta) => [`来件编号与 ${meta.other} 相同`, null],
  'known-content': (meta) => [`同一人、同一时间、同样的内容已登记为 ${meta.other}`, null],
  'repeated-row': (meta) => [`与第 ${meta.row} 行相同，只登记一次`, null],
  // 机构和人员
  'unknown-parent': (meta) => [
    `没有名为${value(meta)}的上级单位`,
    `${perhaps(meta)}请把上级单位写在它前面的行里。`,
  ],
  'unknown-word': (meta) => [`${meta.field}${value(meta)}看不懂`, `请改为：${meta.other}。`],
  'kind-changed': (meta) => [
    `${meta.field}与现有的“${meta.other}”不同`,
    '类型不能改；请核对，或换一个名称。',
  ],
  'said-differently': (meta) => [`${meta.field}与第 ${meta.row} 行不同`, '同一个单位或岗位，请写得一样。'],
  'second-holder': (meta) => [`这个岗位在第 ${meta.row} 行已有人`, '一个岗位一个人；请另设一个岗位。'],
  'second-of-kind': (meta) => [
    `本单位已有${meta.other}`,
    '一个单位只有一个科室负责人、一个主要领导，请核对。',
  ],
  'duty-taken': (meta) => [`这项职责已由“${meta.other}”承担`, '请先改那个单位，或留空。'],
  'two-people': (meta) => [`有几个人都叫${value(meta)}`, '请填办公电话，以便区分。'],
  namesake: (meta) => [
    `已有一位${value(meta)}，电话不同`,
    '同一人请填原来的电话；不是同一人，请在姓名后加以区分，例如“张三（河湖科）”。',
  ],
  'leader-and-responder': (meta) => [
    `${value(meta)}同时是领导和首问责任人`,
    '领导不作首问责任人，请另安排一人。',
  ],
  'unknown-post': (meta) => [`没有名为${value(meta)}的岗位`, `${perhaps(meta)}请改为岗位名称中的写法。`],
  'not-a-leader': () => ['只有分管领导、主要领导可以填分管单位', '请核对岗位类型，或留空。'],
  'own-deputy': () => ['岗位不能是自己的 AB角', '请改为另一个岗位。'],
  'not-supervisable': (meta) => [
    `${value(meta)}不归这位领导所在的单位管`,
    '请改为同一个单位里的科室，或局属单位。',
  ],
  'no-responder': (meta) => [`${value(meta)}没有首问责任岗，还不能登记办件`, '请为它设一个首问责任岗。'],
} as const satisfies Readonly<Record<string, Say>>;

export type RemarkCode = keyof typeof REMARKS;

/** What to say about a cell. `column` from 0. */
export function remark(row: number, column: number, code: RemarkCode, meta: Meta = {}): Remark {
  const [said, remedy] = (REMARKS[code] as Say)(meta);
  return { row, cell: cellName(column, row), said, remedy };
}
