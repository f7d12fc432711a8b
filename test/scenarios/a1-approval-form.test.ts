/**
 * 附件1：说“不”事项提级管理审批表。栏目和次序与方案所附的表一致，谁在哪一栏签、写什么。
 *
 * @clause A1
 */
import { readFileSync } from 'node:fs';
import { Zip } from 'easy-template-x';
import { describe, expect, test } from 'vitest';
import { aCase, anApprovedCase, aProposedCase } from '../builders/case.ts';
import { formOf } from '../builders/form-paper.ts';

/** 方案所附表格的栏目，自上而下、自左而右。 */
const COLUMNS = [
  '说“不”事项提级管理审批表',
  '承办科（股）室',
  '首问负责人',
  '申请（来信、来访）人',
  '单位、姓名',
  '联系方式',
  '申请（来信、来访）时间、方式',
  '时间',
  '方式',
  '申请（来信、来访）事项',
  '说“不”理由',
  '申请（来信、来访）人意见反馈',
  '科室负责人审批意见',
  '分管领导审批意见',
  '主要领导审批意见',
  '备注',
];

/** 随程序交付的 Word 模板里的文字，去掉填写处。 */
async function printedLabels(): Promise<string> {
  const zip = await Zip.load(
    readFileSync(new URL('../../src/server/documents/templates/form.docx', import.meta.url)),
  );
  const document = await zip.getFile('word/document.xml').getContentText();
  return document.replace(/<[^>]+>|\{[^{}]*\}|\s/g, '');
}

describe('附件1 审批表', () => {
  test('栏目和次序与方案一致，一栏不多、一栏不少', async () => {
    const [form = ''] = (await printedLabels()).split('办理经过');
    expect(form).toBe(COLUMNS.join(''));
  });

  test('四级各签各的栏：首问负责人填表，科室负责人、分管领导、主要领导逐级签意见', () => {
    const { responder, head, supervising, principal } = formOf(anApprovedCase());
    expect([responder, head.signer, supervising.signer, principal.signer]).toEqual([
      'szy-desk',
      'szy-head',
      'leader4',
      'leader1',
    ]);
  });

  test('还没轮到的一级留出签名处', () => {
    const { head, principal } = formOf(aProposedCase().does('szy-head', 'pass-up'));
    expect([head.awaiting, principal.awaiting]).toEqual([false, true]);
  });

  test('能办的就在那一级办结，上面几级写明未提请', () => {
    const { head, principal } = formOf(aProposedCase().does('szy-head', 'feasible'));
    expect(head.text).toMatch(/^能办。/);
    expect(principal.text).toBe('下级已认定能办，未提请本级。');
  });

  test('岗位空缺、逾期未定都写在表上，不留空白', () => {
    const vacant = aProposedCase({ organisation: { vacant: ['post:leader4'] } }).does('szy-head', 'pass-up');
    expect(formOf(vacant).supervising.text).toBe('越过本级：岗位空缺。');
    const overdue = aProposedCase().at('2026-03-03 09:00').does('system', 'escalate-overdue');
    expect(formOf(overdue).head.text).toBe('逾期未作决定，自动报上一级。');
  });

  test('没有提出过拟说“不”，就没有这张表', () => {
    expect(() => formOf(aCase())).toThrow('document.no-proposal');
  });
});
