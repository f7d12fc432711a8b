import { defineErrors } from '../problem.ts';

const tags = (meta: Readonly<Record<string, unknown>>): string =>
  ((meta.tags as readonly string[] | undefined) ?? []).map((tag) => `{${tag}}`).join('、');

export const documentErrors = defineErrors({
  'document.no-proposal': {
    status: 409,
    sentence: '这件办件没有提出过拟说“不”，没有审批表可打印；提出后再打印。',
  },
  'document.no-notice': {
    status: 409,
    sentence: '这件办件还没有一次性告知，请先在办件页告知申请人，再打印告知单。',
  },
  'document.no-answer': { status: 409, sentence: '这件办件还没有答复，请先答复申请人，再打印答复书。' },
  'document.busy': { status: 503, sentence: '正在打印的人较多，请几秒后再试。' },
  'document.timeout': {
    status: 503,
    sentence: '这份文件太大，一时没有生成出来，请稍后再试，或先下载 Word 版。',
  },
  'document.failed': {
    status: 500,
    sentence: '这份 PDF 没有生成出来，请先下载 Word 版，并告诉系统管理员。',
  },
  'document-template.not-office': { status: 403, sentence: '文书模板由办公室更换，请与办公室联系。' },
  'document-template.missing': { status: 400, sentence: '请选择一个要上传的 .docx 模板。' },
  'document-template.too-large': {
    status: 413,
    sentence: '模板过大，请去掉大图片，压缩到 2 兆以内再上传。',
  },
  'document-template.active': {
    status: 422,
    sentence: '模板里有宏、控件、嵌入的对象或外部链接，请去掉后另存为 .docx 再上传。',
  },
  'document-template.broken': {
    status: 422,
    sentence: (meta) => `模板不能使用：${String(meta.fault ?? '')}。请改正后再上传。`,
  },
  'document-template.unknown-tags': {
    status: 422,
    sentence: (meta) => `模板里有不认识的标签：${tags(meta)}。请对照标签表改正，或删去花括号。`,
  },
  'document-template.missing-tags': {
    status: 422,
    sentence: (meta) => `模板里缺少${tags(meta)}，请补上，否则打印出来会少内容。`,
  },
});
