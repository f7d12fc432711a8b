import { readFileSync } from 'node:fs';
import { Zip } from 'easy-template-x';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CaseClient, createCaseClient } from '../../../../test/builders/case-client.ts';
import type { DocumentTemplateDto } from '../../../contract/documents.ts';
import type { Problem } from '../../../contract/problem.ts';

const OFFICE = 'bangongshi.head';
const RECEIPT = readFileSync(new URL('../templates/receipt.docx', import.meta.url));

let client: CaseClient;
beforeAll(async () => {
  client = await createCaseClient();
});
afterAll(() => client.server.close());

async function request(method: 'GET' | 'DELETE', path: string, username = OFFICE) {
  const headers = await client.headers(username);
  return client.server.app.inject({ method, url: `/api/v1/document-templates${path}`, headers });
}

async function upload(name: string, file: Buffer, username = OFFICE, fileName = '我局回执.docx') {
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(file)]), fileName);
  const encoded = new Response(form);
  const answer = await client.server.app.inject({
    method: 'PUT',
    url: `/api/v1/document-templates/${name}`,
    headers: {
      ...(await client.headers(username)),
      'content-type': encoded.headers.get('content-type') ?? '',
    },
    payload: Buffer.from(await encoded.arrayBuffer()),
  });
  return { status: answer.statusCode, body: answer.json<Problem & DocumentTemplateDto>() };
}

/** Our receipt as an office might have edited it. */
async function edited(
  change: (document: string) => string,
  more: Record<string, string> = {},
): Promise<Buffer> {
  const zip = await Zip.load(RECEIPT);
  const document = await zip.getFile('word/document.xml').getContentText();
  zip.setFile('word/document.xml', change(document));
  for (const [path, content] of Object.entries(more)) zip.setFile(path, content);
  return zip.export(Buffer);
}

async function receiptText(): Promise<string> {
  const { id } = await client.register();
  const headers = await client.headers('shuiziyuan.desk1');
  const { rawPayload } = await client.server.app.inject({ url: `/api/v1/cases/${id}/receipt.docx`, headers });
  const zip = await Zip.load(rawPayload);
  return zip.getFile('word/document.xml').getContentText();
}

describe('the office’s own templates', () => {
  it('replace ours, say who put them there, and give way to ours again', async () => {
    const own = await edited((text) => text.replace('受理回执', '服务回执（我局自拟）'));
    const { status, body } = await upload('receipt', own);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      name: 'receipt',
      custom: true,
      fileName: '我局回执.docx',
      uploadedAt: '2026-03-02T01:00:00.000Z',
      uploadedByName: '办公室负责人',
    });
    expect(await receiptText()).toContain('服务回执（我局自拟）');
    expect((await request('GET', '/receipt')).rawPayload).toEqual(own);
    expect((await request('GET', '/receipt?original=1')).rawPayload).toEqual(RECEIPT);

    expect((await request('DELETE', '/receipt')).statusCode).toBe(204);
    expect(await receiptText()).not.toContain('我局自拟');
    const { items } = (await request('GET', '')).json<{ items: DocumentTemplateDto[] }>();
    expect(items.map(({ name, custom }) => [name, custom])).toEqual([
      ['form', false],
      ['receipt', false],
      ['notice', false],
      ['reply', false],
    ]);
    const { rows } = await client.server.deps.pool.query(
      `select action from audit_log where target_kind = 'document-template' order by id`,
    );
    expect(rows).toEqual([{ action: 'document-template.replace' }, { action: 'document-template.remove' }]);
  });

  it('are the office’s matter', async () => {
    expect((await upload('receipt', RECEIPT, 'shuiziyuan.head')).status).toBe(403);
    expect((await request('GET', '', 'leader1')).statusCode).toBe(403);
    expect((await request('DELETE', '/receipt', 'shuiziyuan.head')).statusCode).toBe(403);
  });

  it('name a tag that nobody knows, and tags that are missing', async () => {
    const unknown = await upload(
      'receipt',
      await edited((text) => text.replace('{申请人}', '{申请人}{申请人年龄}')),
    );
    expect([unknown.status, unknown.body.title]).toEqual([
      422,
      '模板里有不认识的标签：{申请人年龄}。请对照标签表改正，或删去花括号。',
    ]);
    const missing = await upload(
      'receipt',
      await edited((text) => text.replace('{投诉电话}', '').replace('{答复期限}', '')),
    );
    expect(missing.body.title).toBe('模板里缺少{答复期限}、{投诉电话}，请补上，否则打印出来会少内容。');
  });

  it('name a brace that is left open, and a part that is not closed', async () => {
    const open = await upload('receipt', await edited((text) => text.replace('{申请人}', '{申请人')));
    expect(open.body.title).toMatch(/^模板不能使用：“\{申请人.*”后面缺少“\}”。请改正后再上传。$/);
    const unclosed = await upload('receipt', await edited((text) => text.replace('{/有查询码}', '')));
    expect(unclosed.body.title).toBe('模板不能使用：{#有查询码}没有对应的{/有查询码}。请改正后再上传。');
  });

  it('are Word files that run nothing and fetch nothing', async () => {
    const macro = await edited((text) => text, { 'word/vbaProject.bin': 'x' });
    const relations = (target: string) =>
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${target}</Relationships>`;
    const fetching = await edited((text) => text, {
      'word/_rels/settings.xml.rels': relations(
        '<Relationship Id="r1" Type="http://x/attachedTemplate" Target="http://127.0.0.1/t.dotm" TargetMode="External"/>',
      ),
    });
    for (const file of [macro, fetching]) {
      expect((await upload('receipt', file)).body.code).toBe('document-template.active');
    }
    const text = await upload('receipt', Buffer.from('这不是 Word 文档'));
    expect([text.status, text.body.code]).toEqual([422, 'document-template.broken']);
    expect((await upload('receipt', Buffer.alloc(3 * 1024 * 1024))).status).toBe(413);
    const bomb = await edited((xml) => xml, { 'word/big.xml': 'x'.repeat(50 * 1024 * 1024) });
    expect((await upload('receipt', bomb)).body.code).toBe('document-template.too-large');
  });

  it('need a file, and a name that is one of ours', async () => {
    const form = new FormData();
    form.append('note', 'x');
    const encoded = new Response(form);
    const answer = await client.server.app.inject({
      method: 'PUT',
      url: '/api/v1/document-templates/receipt',
      headers: {
        ...(await client.headers(OFFICE)),
        'content-type': encoded.headers.get('content-type') ?? '',
      },
      payload: Buffer.from(await encoded.arrayBuffer()),
    });
    expect(answer.json<Problem>().code).toBe('document-template.missing');
    expect((await upload('letter', RECEIPT)).status).toBe(400);
  });

  it('are accepted as delivered', async () => {
    for (const name of ['form', 'receipt', 'notice', 'reply']) {
      const file = readFileSync(new URL(`../templates/${name}.docx`, import.meta.url));
      expect([name, (await upload(name, file)).status]).toEqual([name, 200]);
      expect((await request('DELETE', `/${name}`)).statusCode).toBe(204);
    }
  });
});
