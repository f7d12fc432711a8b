import { MOST_COLUMNS, MOST_ROWS } from '../../domain/imports/vocabulary.ts';
import { defineErrors } from '../problem.ts';

const rows = MOST_ROWS.toLocaleString('zh-CN');

export const importErrors = defineErrors({
  'import.not-found': { status: 404, sentence: '没有找到这次导入，请回到导入列表查看。' },
  'import.not-yours': {
    status: 403,
    sentence: (meta) =>
      meta.kind === 'organisation'
        ? '机构和人员由办公室、人事科或系统管理员导入，请联系他们。'
        : '导入办件须在岗，请联系办公室或行政审批服务科。',
  },
  'import.file-missing': { status: 400, sentence: '请选择一个要导入的文件。' },
  'import.kind-missing': {
    status: 400,
    sentence: '请写明导入的是办件（cases）还是机构和人员（organisation）。',
  },
  'import.file-too-large': { status: 413, sentence: '文件超过 20 兆，请分成几个文件导入。' },
  'import.file-empty': { status: 422, sentence: '文件里没有内容，请选择另一个文件。' },
  'import.file-old-excel': {
    status: 415,
    sentence: '这是旧版 Excel（.xls）或加了密码的文件，请在 Excel 中另存为不加密码的 .xlsx，再上传。',
  },
  'import.file-web-page': {
    status: 415,
    sentence: '这是网页格式的表格，请用 Excel 打开并另存为 .xlsx，再上传。',
  },
  'import.file-no-table': {
    status: 422,
    sentence: '没有找到表头。请确认第一行是各列的名称（如“受理时间”“诉求内容”），或下载模板对照。',
  },
  'import.file-broken': {
    status: 422,
    sentence: '文件打不开，可能已损坏。请用 Excel 打开并另存为 .xlsx，再上传。',
  },
  'import.file-bomb': {
    status: 422,
    sentence: '文件解压后过大，没有读取。请另存为一个只含这张表的新文件，再上传。',
  },
  'import.file-encoding': {
    status: 415,
    sentence: '只能导入 Excel（.xlsx）或 CSV 表格；CSV 请用 UTF-8 或 GB18030（GBK）编码保存。',
  },
  'import.file-quotes': {
    status: 422,
    sentence: (meta) =>
      `第 ${String(meta.line ?? '')} 行之前有一个英文双引号没有成对，后面的内容分不清行。请在 Excel 中另存为 .xlsx 再上传。`,
  },
  'import.file-too-many-rows': { status: 422, sentence: `一个文件最多 ${rows} 行，请分成几个文件导入。` },
  'import.file-too-many-columns': {
    status: 422,
    sentence: `一张表最多 ${MOST_COLUMNS} 列，请删去不用的列。`,
  },
  'import.file-too-hard': {
    status: 422,
    sentence: '文件太复杂，没能读完。请另存为一个只含这张表的新文件，再上传。',
  },
  'import.repeated': { status: 409, sentence: '这份文件以前已经导入过，没有再登记。' },
  'import.not-now': { status: 409, sentence: '这次导入已在进行或已经完成，请刷新查看。' },
  'import.nothing-running': { status: 409, sentence: '这次导入没有在进行，不需要停止。' },
  'import.column-unknown': { status: 422, sentence: '所选的列不在表里，请重新选择。' },
  'import.unit-unknown': { status: 422, sentence: '所选的默认承办单位不承办办件，请重新选择。' },
  'import.matter-unknown': { status: 422, sentence: '所选的默认事项没有公布或已经停用，请重新选择。' },
  'import.sheet-unknown': { status: 422, sentence: '文件里没有这张工作表，请重新选择。' },
});
