/** Excel files that we hand out: reports and templates. */
import { type CellValue, writeXlsx, XlsxStreamWriter } from 'hucre/xlsx';
import { CASE_FIELD_LABELS, LINE_RESULT_LABELS, ROSTER_FIELD_LABELS } from '../../domain/imports/labels.ts';
import { CASE_FIELDS, type ImportKind, ROSTER_FIELDS } from '../../domain/imports/vocabulary.ts';
import type { Deps } from '../deps.ts';
import type { Job } from './job-store.ts';
import { readLines } from './line-store.ts';
import type { Line } from './outcome.ts';

const PIECE = 2_000;

/**
 * A text that no program takes for a formula, not even after it was saved as CSV: what begins with a sign of one
 * gets an apostrophe, as people type it.
 */
export function inert(text: string): string {
  return /^[=+\-@\t\r\n|]/.test(text) ? `'${text}` : text;
}

/** The whole report of an import, read in pieces. */
export async function reportSheet(deps: Deps, job: Job): Promise<Uint8Array> {
  const writer = new XlsxStreamWriter({
    name: '导入结果',
    columns: [
      { header: '行', key: 'row', width: 8 },
      { header: '单元格', key: 'cell', width: 10 },
      { header: '结果', key: 'result', width: 12 },
      { header: '说明', key: 'said', width: 60 },
      { header: '怎么办', key: 'remedy', width: 60 },
      { header: '办件编号', key: 'number', width: 22 },
    ],
    freezePane: { rows: 1 },
  });
  for (let after = 0; ; ) {
    const lines = await readLines(deps.pool, job.bureauId, job.id, { after, limit: PIECE, result: null });
    for (const line of lines) writer.addRow(rowOf(line));
    after = lines.at(-1)?.no ?? after;
    if (lines.length < PIECE) break;
  }
  return writer.finish();
}

function rowOf({ row, cell, result, said, remedy, caseNumber }: Line): CellValue[] {
  const texts = [cell ?? '', LINE_RESULT_LABELS[result], said, remedy ?? '', caseNumber ?? ''];
  return [row, ...texts.map(inert)];
}

/** Rows that show how it is meant; nobody real, no real number. */
const CASE_EXAMPLES = [
  [
    'SL20220105001',
    '2022-01-05 14:30',
    '村口机井水泵不出水',
    '村口机井的水泵坏了三天，冬小麦浇不上水，希望派人检修。',
    '申请人甲',
    '',
    '0377-00000001',
    '示例乡示例村',
    '诉求',
    '12345 热线',
    '农村水利水电科',
    '',
    '2022-01-12',
  ],
  [
    'SL20220105002',
    '2022年1月5日 16:05',
    '咨询取水许可怎么办',
    '我公司打算新建一处厂房，想问取用地下水要办什么手续、带哪些材料。',
    '',
    '示例食品有限公司',
    '0377-00000002',
    '',
    '咨询',
    '电话',
    '水资源管理科',
    '',
    '',
  ],
];

const ROSTER_EXAMPLES = [
  ['示例市水利局', '', '', '', '', '党组书记、局长', '主要领导', '某局长', '', '', ''],
  ['示例市水利局', '', '', '', '', '副局长（分管水资源）', '分管领导', '某副局长', '', '水资源管理科', ''],
  [
    '水资源管理科',
    '示例市水利局',
    '科室',
    '',
    '0377-00000003',
    '水资源管理科负责人',
    '科室负责人',
    '某科长',
    '',
    '',
    '',
  ],
  [
    '水资源管理科',
    '示例市水利局',
    '科室',
    '',
    '',
    '水资源管理科首问责任岗',
    '首问责任人',
    '某某',
    '0377-00000004',
    '',
    '',
  ],
];

const HELP: Readonly<Record<ImportKind, readonly string[]>> = {
  cases: [
    '一行一件。第一行是各列的名称，请不要改动；不用的列可以留空或删去。',
    '标题和内容至少填一项；没有写承办单位的，在导入时选一个默认单位。',
    '时间写成 2022-01-05、2022-01-05 14:30 或 2022年1月5日。',
    '承办单位写机构名称中的写法，事项写事项清单中的名称或编码。',
    '来件编号相同的只登记一次；没有编号的，同一人、同一时间、同样的内容只登记一次。',
    '有一处错误，整个文件都不登记；改正后重新上传即可。',
    '请先删去示例的两行，再填写。',
  ],
  organisation: [
    '一行一个岗位。同一单位有几个岗位，就写几行。',
    '上级单位不填，就是局机关直接管的科室；局属单位的科室，上级单位写局属单位。',
    '岗位类型：首问责任人、科室负责人、分管领导、主要领导、工作人员。',
    '姓名留空，在岗的人不变；写“空缺”，岗位就空出来。',
    '分管单位只写在领导那一行，几个单位用顿号分开。',
    '表中没有写的单位、岗位和人员，都保持不变；同一份表再导入一次，什么也不会变。',
    '请先删去示例的几行，再填写。',
  ],
};

/** A table to fill in, with examples and how it is meant. */
export async function templateSheet(kind: ImportKind): Promise<Uint8Array> {
  const headings =
    kind === 'cases'
      ? CASE_FIELDS.map((field) => CASE_FIELD_LABELS[field])
      : ROSTER_FIELDS.map((field) => ROSTER_FIELD_LABELS[field]);
  const examples = kind === 'cases' ? CASE_EXAMPLES : ROSTER_EXAMPLES;
  return writeXlsx({
    sheets: [
      {
        name: kind === 'cases' ? '办件' : '机构和人员',
        rows: [headings, ...examples],
        // Text, so that Excel does not turn numbers and dates into something else.
        columns: headings.map((heading) => ({ width: Math.max(14, heading.length * 2 + 4), numFmt: '@' })),
        freezePane: { rows: 1 },
      },
      { name: '填写说明', rows: HELP[kind].map((line) => [line]), columns: [{ width: 80 }] },
    ],
  });
}
