// Writes the Word templates that are delivered with the program: node scripts/make-templates.mjs
// What stands between braces is filled in; src/server/documents/word/tags.ts lists every name and what it means.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Zip } from 'easy-template-x';
import { root } from './lib/paths.mjs';
import { cell, HEADING, marker, para, row, run, TITLE, table, wordParts } from './lib/word.mjs';

const QUIET = '595959';
const NO_FILES = Buffer.from('504b0506000000000000000000000000000000000000', 'hex');

const title = (text, size = 22) => para(text, { align: 'center', face: TITLE, size, after: 6 });
const label = (text, width, more = {}) =>
  cell(
    text
      .split('\n')
      .map((part) => para(part, { align: 'center' }))
      .join(''),
    { width, middle: true, ...more },
  );

const templates = {
  form: [form(), '审批表', 12],
  receipt: [receipt(), '受理回执', 14],
  notice: [notice(), '一次性告知单', 14],
  reply: [reply(), '答复书', 16],
};
for (const [name, [body, about, size]] of Object.entries(templates)) {
  const file = join(root, 'src/server/documents/templates', `${name}.docx`);
  const parts = wordParts(body, { title: about, size });
  // An archive holds the moment of its making: a file that says the same already is left alone.
  if (existsSync(file) && (await saysTheSame(readFileSync(file), parts))) continue;
  const zip = await Zip.load(NO_FILES);
  for (const [path, content] of Object.entries(parts)) zip.setFile(path, content);
  writeFileSync(file, await zip.export(Buffer));
  console.log(file);
}

async function saysTheSame(bytes, parts) {
  const zip = await Zip.load(bytes);
  const contents = Object.entries(parts).map(async ([path, content]) => {
    return zip.isFileExist(path) && (await zip.getFile(path).getContentText()) === content;
  });
  return (await Promise.all(contents)).every(Boolean);
}

/** 附件1: the same fields in the same order. */
function form() {
  const widths = [34, 26, 28, 26, 42];
  const value = (tag, span, more = {}) =>
    cell(para(`{${tag}}`), {
      width: widths.slice(-span).reduce((a, b) => a + b, 0),
      span,
      middle: true,
      ...more,
    });
  const text = (name, tag, height) =>
    row([label(name, 34), cell(para(`{${tag}}`), { width: 122, span: 4 })], { height });
  const opinion = (name, tag) =>
    row(
      [
        label(name, 34),
        cell(para(`{${tag}意见}`) + para(`{${tag}签名}`, { align: 'right', before: 8 }), {
          width: 122,
          span: 4,
        }),
      ],
      { height: 20, whole: true },
    );
  const rows = [
    row(
      [
        label('承办科（股）室', 34),
        cell(para('{承办科室}'), { width: 54, span: 2, middle: true }),
        label('首问负责人', 26),
        cell(para('{首问负责人}'), { width: 42, middle: true }),
      ],
      { height: 8 },
    ),
    row(
      [
        label('申请（来信、\n来访）人', 34, { merge: 'restart' }),
        label('单位、姓名', 26),
        value('申请人', 3),
      ],
      { height: 8 },
    ),
    row([label('', 34, { merge: 'continue' }), label('联系方式', 26), value('联系方式', 3)], { height: 8 }),
    row(
      [
        label('申请（来信、\n来访）时间、\n方式', 34, { merge: 'restart' }),
        label('时间', 26),
        value('申请时间', 3),
      ],
      { height: 8 },
    ),
    row([label('', 34, { merge: 'continue' }), label('方式', 26), value('申请方式', 3)], { height: 8 }),
    text('申请（来信、\n来访）事项', '申请事项', 15),
    text('说“不”理由', '说不理由', 30),
    text('申请（来信、\n来访）人意见\n反馈', '意见反馈', 14),
    opinion('科室负责人\n审批意见', '科室负责人'),
    opinion('分管领导\n审批意见', '分管领导'),
    opinion('主要领导\n审批意见', '主要领导'),
    text('备注', '备注', 10),
  ];
  const history = table(
    [10, 30, 32, 26, 58],
    [
      row(
        ['序号', '时间', '经办', '事项', '内容'].map((name, i) => label(name, [10, 30, 32, 26, 58][i])),
        { header: true },
      ),
      row(
        ['{#经过}{序号}', '{时间}', '{经办}', '{事项}', '{内容}{/经过}'].map((tag, i) =>
          cell(para(tag, { size: 10.5 }), { width: [10, 30, 32, 26, 58][i] }),
        ),
      ),
    ],
  );
  return (
    title('{局名}说“不”事项提级管理审批表') +
    para('{日期}', { align: 'right', after: 2 }) +
    table(widths, rows) +
    marker('{#经过页}') +
    para('办理经过（{办件编号}）', { align: 'center', face: TITLE, size: 18, after: 8, pageBreak: true }) +
    history +
    para('{校验}', { size: 9.5, colour: QUIET, before: 4 }) +
    marker('{/经过页}')
  );
}

function receipt() {
  const fact = (name, tag, bold = false) =>
    row(
      [
        cell(para(name, { colour: QUIET }), { width: 34, middle: true }),
        cell(para(`{${tag}}`, { bold }), { width: 122, middle: true }),
      ],
      { height: 9 },
    );
  const facts = [
    fact('办件编号', '办件编号', true),
    fact('申请人', '申请人'),
    fact('申请事项', '申请事项'),
    fact('收到时间', '收到时间'),
    fact('承办单位', '承办单位'),
    fact('首问责任人', '首问责任人'),
    fact('联系电话', '联系电话'),
    fact('答复期限', '答复期限', true),
  ];
  const follow = row([
    cell(
      marker('{#有查询码}') +
        para('查询码', { colour: QUIET }) +
        para('{查询码}', { size: 20, bold: true, after: 4 }) +
        marker('{/有查询码}') +
        para('{查询办法}', { size: 12 }),
      { width: 116 },
    ),
    cell(para('{二维码}', { align: 'center' }), { width: 40 }),
  ]);
  return (
    para('{局名}', { align: 'center', size: 15 }) +
    title('受理回执') +
    table([34, 122], facts, { lines: 'across' }) +
    para('', { size: 6 }) +
    table([116, 40], [follow], { lines: 'none' }) +
    para(
      '一时办不了的，不由一个人说“不”：首问责任人、科室负责人、分管领导、主要领导逐级上报，直到给您答复。',
      { size: 12, before: 6 },
    ) +
    para('办不成事或者不满意，请拨打投诉举报电话：{投诉电话}（直属单位党委）。', { size: 12, before: 6 }) +
    para('{局名}', { align: 'right', before: 12 }) +
    para('{日期}', { align: 'right' })
  );
}

function notice() {
  const widths = [16, 112, 28];
  const materials = table(widths, [
    row(
      ['序号', '需要补充的材料', '收到打勾'].map((name, i) => label(name, widths[i])),
      { height: 9, header: true },
    ),
    row(
      [
        label('{#材料}{序号}', widths[0]),
        cell(para('{名称}'), { width: widths[1], middle: true }),
        label('□{/材料}', widths[2]),
      ],
      { height: 9 },
    ),
  ]);
  return (
    para('{局名}', { align: 'center', size: 15 }) +
    title('一次性告知单') +
    para('办件编号：{办件编号}', { align: 'right', size: 12, after: 6 }) +
    para('{申请人}：') +
    para('您申请办理的“{申请事项}”收悉。还需补充下列材料，现一次告知，请一并补齐：', {
      indent: 2,
      after: 6,
    }) +
    materials +
    marker('{#有说明}') +
    para('说明：{说明}', { indent: 2 }) +
    marker('{/有说明}') +
    para(
      '请于{补充期限}前补齐。等您补充的这段时间不计入我们的办理时限；收到后接着办，不再提出其他材料要求。到期没有补齐的，先暂停办理；以后补齐，仍用原编号接着办，不必重新申请。',
      { indent: 2 },
    ) +
    para(
      '不清楚的，请随时联系{首问责任人}，电话{联系电话}。对告知内容有意见的，可拨打投诉举报电话{投诉电话}。',
      { indent: 2 },
    ) +
    para('{局名}', { align: 'right', before: 18 }) +
    para('{日期}', { align: 'right' }) +
    para('申请人签收：', { size: 12, before: 12 })
  );
}

function reply() {
  const line = 28;
  return (
    title('{局名}答复书') +
    para('编号：{编号}', { align: 'center', size: 14, after: 4 }) +
    para('{称谓}：', { line }) +
    para('{开头}', { indent: 2, line }) +
    marker('{#小节}') +
    para(run('{小标题}', { face: HEADING }), { indent: 2, line, keepNext: true }) +
    para('{文字}', { indent: 2, line }) +
    marker('{/小节}') +
    para('{落款}　　', { align: 'right', before: 6, line, keepNext: true }) +
    para('{日期}　　', { align: 'right', line }) +
    para('承办：{承办单位}　电话：{联系电话}', { size: 12, colour: QUIET, before: 6 })
  );
}
