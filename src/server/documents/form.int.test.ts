import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { byPhone, type CaseClient, createCaseClient, REFUSAL } from '../../../test/builders/case-client.ts';
import {
  inkOf,
  OTHERS,
  pdfFonts,
  pdfInfo,
  pdfReadAloud,
  pdfText,
  wordToPdf,
} from '../../../test/builders/paper.ts';
import type { Problem } from '../../contract/problem.ts';

/** The labels of 附件1, in its order. */
const FIELDS = [
  '示例市水利局说“不”事项提级管理审批表',
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

/** What an ordinary case has written behind the labels, in the same order. */
const VALUES = [
  '2026年3月2日',
  '水资源管理科',
  '申请人甲',
  '037****0099',
  '2026年3月2日09:00',
  '窗口',
  '养殖场用水紧张，想在院内打一口井取用地下水。',
  REFUSAL.reason,
  '希望尽快接通用水。',
  '不能办，报上一级。属禁采区，确实办不成。',
  '把握不准，报上一级。请主要领导审定。',
  '审定：不能办。同意，务必帮其接通公共供水。',
  '已答复申请人：',
];

let client: CaseClient;
let id = '';
let number = '';

beforeAll(async () => {
  client = await createCaseClient();
  ({ id, number } = await answeredRefusal({}, REFUSAL));
});
afterAll(() => client.server.close());

async function answeredRefusal(change: object, proposal: object) {
  const registered = await client.register(change);
  const at = (username: string, command: string, body: object) =>
    client.act(username, registered.id, command, body);
  await at('shuiziyuan.desk1', 'propose-refusal', proposal);
  await at('shuiziyuan.head', 'pass-up', { judgement: 'infeasible', opinion: '属禁采区，确实办不成。' });
  await at('leader5', 'pass-up', { judgement: 'unsure', opinion: '请主要领导审定。' });
  await at('leader1', 'approve-refusal', { opinion: '同意，务必帮其接通公共供水。' });
  await at('shuiziyuan.desk1', 'reply', {
    text: '目前办不成，可以接入公共供水。',
    reason: REFUSAL.reason,
    wayForward: REFUSAL.wayForward,
    delivery: byPhone(client.server.clock.now),
  });
  return registered;
}

async function fetched(path: string, username = 'shuiziyuan.desk1') {
  const headers = await client.headers(username);
  const answer = await client.server.app.inject({ url: `/api/v1/cases/${path}`, headers });
  return { status: answer.statusCode, headers: answer.headers, body: answer.rawPayload };
}

const problemOf = (body: Buffer) => JSON.parse(body.toString()) as Problem;

/** Each of the texts, found behind the one before. */
function expectInOrder(text: string, wanted: readonly string[]): void {
  let from = 0;
  for (const one of wanted) {
    const at = text.indexOf(one.replace(/\s/g, ''), from);
    expect(at, `${one} after position ${from} of ${text}`).toBeGreaterThanOrEqual(0);
    from = at + 1;
  }
}

describe.skipIf(!OTHERS.poppler)('the form as PDF, read by poppler @clause A1', () => {
  it('has the fields of 附件1 in its order, filled, on one A4 page within the margins of GB/T 9704', async () => {
    const { status, headers, body } = await fetched(`${id}/form.pdf`);
    expect([status, headers['content-type']]).toEqual([200, 'application/pdf']);
    expect(headers['content-disposition']).toBe(
      `inline; filename*=UTF-8''${encodeURIComponent(`审批表-${number}.pdf`)}`,
    );
    expect(pdfInfo(body)).toEqual({
      pages: 1,
      size: '595.276 x 841.89 pts (A4)',
      title: `审批表（${number}）`,
    });
    const text = pdfReadAloud(body);
    expectInOrder(text, FIELDS);
    expectInOrder(text, VALUES);
    const ink = inkOf(body);
    expect(ink.left).toBeGreaterThan(27.5);
    expect(ink.right).toBeLessThan(210 - 25.5);
    expect(ink.top).toBeGreaterThan(36);
    expect(ink.bottom).toBeLessThan(297 - 34.5);
  });

  it('embeds every face, and every character can be copied', async () => {
    const fonts = pdfFonts((await fetched(`${id}/form.pdf`)).body);
    expect(fonts.length).toBeGreaterThan(0);
    expect(fonts.filter((font) => !font.embedded || !font.unicode)).toEqual([]);
  });

  it('prints rare characters of names', async () => {
    const { id: rare } = await answeredRefusal(
      { applicant: { kind: 'person', name: '𬭎䶮㛃', phone: '0377-00000099' } },
      REFUSAL,
    );
    const { body } = await fetched(`${rare}/form.pdf`);
    expect(pdfText(body)).toContain('𬭎䶮㛃');
    expect(pdfText(body)).not.toContain('〓');
    expect(pdfFonts(body).filter((font) => !font.embedded)).toEqual([]);
  });

  it('marks a character that no face has, and names its code', async () => {
    const { id: odd } = await answeredRefusal(
      { applicant: { kind: 'person', name: '王\u{f0000}', phone: '0377-00000099' } },
      REFUSAL,
    );
    const text = pdfText((await fetched(`${odd}/form.pdf`)).body);
    expect(text).toContain('王〓');
    expect(text).toContain('U+F0000');
  });

  it('flows on where there is much to say, and loses nothing', async () => {
    const detail = `${'我们村三百多户的机井被淹，来回跑了五趟。\n'.repeat(60)}到此为止。`;
    const { id: long } = await answeredRefusal({ detail }, REFUSAL);
    const { body } = await fetched(`${long}/form.pdf`);
    expect(pdfInfo(body).pages).toBeGreaterThanOrEqual(2);
    const text = pdfText(body);
    expect(text.split('来回跑了五趟').length - 1).toBe(60);
    expectInOrder(text, ['到此为止。', ...FIELDS.slice(10)]);
  });

  it('takes what people type for text, whatever it looks like', async () => {
    const hostile =
      '#import "x": * #panic("a") $x$ *b* `c` <d> @e // f /* g */ \\n {申请人} {#经过页} <w:t>&amp;';
    const { id: odd } = await answeredRefusal(
      { title: hostile, detail: hostile },
      { ...REFUSAL, tried: hostile },
    );
    const compact = hostile.replace(/\s/g, '');
    expect(pdfText((await fetched(`${odd}/form.pdf`)).body).split(compact).length - 1).toBe(3);
    if (OTHERS.office) {
      const word = wordToPdf((await fetched(`${odd}/form.docx`)).body);
      expect(pdfText(word).split(compact).length - 1).toBe(3);
    }
  });

  it('adds the whole history when asked, and says that it fits', async () => {
    const text = pdfText((await fetched(`${id}/form.pdf?history=1`)).body);
    expectInOrder(text, [
      `办理经过（${number}）`,
      '登记',
      '提出拟说“不”',
      '报上一级',
      '报上一级',
      '审定不能办',
      '答复申请人',
      '申请人表示：知道了，同意接入公共供水。',
      '共6步，前后衔接，未见改动',
    ]);
    expect(text).not.toContain('0377-00000099');
  });
});

describe.skipIf(!OTHERS.office || !OTHERS.poppler)(
  'the form as Word, printed by LibreOffice @clause A1',
  () => {
    it('has the same fields in the same order with the same values', async () => {
      const { status, headers, body } = await fetched(`${id}/form.docx?history=1`);
      expect(status).toBe(200);
      expect(headers['content-disposition']).toMatch(/^attachment; /);
      const pdf = wordToPdf(body);
      const text = pdfText(pdf);
      expectInOrder(text, FIELDS);
      expectInOrder(text, VALUES);
      expectInOrder(text, ['办理经过', '提出拟说“不”', '共6步']);
      expect(text).not.toMatch(/[{}]/);
      expect(pdfInfo(pdf).size).toContain('A4');
    });

    it('takes one page for an ordinary case', async () => {
      expect(pdfInfo(wordToPdf((await fetched(`${id}/form.docx`)).body)).pages).toBe(1);
    });
  },
);

describe('who may print what', () => {
  it('is who may see the case', async () => {
    expect((await fetched(`${id}/form.pdf`, 'caiwu.desk1')).status).toBe(404);
    expect((await fetched(`${id}/form.docx`, 'shuiziyuan.head')).status).toBe(200);
  });

  it('prints the whole number only with a reason, and writes it down', async () => {
    const refused = await fetched(`${id}/form.docx?full=1`);
    expect([refused.status, problemOf(refused.body).title]).toEqual([
      400,
      '有一处需要修改：要打印完整的联系方式或查询码，请写明用途。',
    ]);
    const reason = encodeURIComponent('寄送答复');
    expect((await fetched(`${id}/form.docx?full=1&reason=${reason}`)).status).toBe(200);
    const { rows } = await client.server.deps.pool.query(
      `select action, target_id, meta from audit_log where bureau_id = $1 and action = 'personal-data.unmask'`,
      [client.bureau.bureauId],
    );
    expect(rows).toEqual([
      {
        action: 'personal-data.unmask',
        target_id: id,
        meta: { document: 'form', format: 'docx', reason: '寄送答复' },
      },
    ]);
  });

  it('says what is missing when there is nothing to print yet', async () => {
    const { id: fresh } = await client.register();
    const answers = await Promise.all(
      ['form', 'notice', 'reply'].map((name) => fetched(`${fresh}/${name}.pdf`)),
    );
    expect(answers.map(({ status, body }) => [status, problemOf(body).code])).toEqual([
      [409, 'document.no-proposal'],
      [409, 'document.no-notice'],
      [409, 'document.no-answer'],
    ]);
  });
});
