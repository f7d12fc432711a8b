import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CaseClient, createCaseClient } from '../../../test/builders/case-client.ts';
import { codeIn, formKeyIn, visitPortal } from '../../../test/builders/portal-client.ts';
import type { CaseListItemDto } from '../../contract/cases.ts';
import { sweepApplicantFiles } from '../cases/applicant-files.ts';

let client: CaseClient;

beforeAll(async () => {
  client = await createCaseClient();
});
afterAll(() => client.server.close());

const PHOTO = {
  name: '现场照片.png',
  body: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
};
const FORM = {
  kind: 'request',
  matterId: '',
  title: '斗渠淤塞，浇不上地',
  detail: '村北斗渠去年冬天塌方，水到不了田头，想请人清淤。',
  applicantKind: 'person',
  name: '申请人甲',
  organisation: '',
  phone: '0377-00000101',
  pin: '',
};

const visit = () => visitPortal(client.server.app);
const count = async (sql: string, ...values: unknown[]): Promise<number> =>
  Number((await client.server.deps.pool.query<{ n: string }>(sql, values)).rows[0]?.n);
const casesTitled = (title: string) => count('select count(*) as n from case_file where title = $1', title);

describe('我要提诉求 @clause 2.1b', () => {
  it('gives a receipt at once, with number, code, first responder, deadline and where to complain', async () => {
    const visitor = visit();
    const key = formKeyIn((await visitor.get('/portal/ask')).html);
    const sent = await visitor.send('/portal/ask', { key, ...FORM });
    expect([sent.status, sent.location]).toEqual([303, '/portal/receipt']);
    const { html } = await visitor.get('/portal/receipt');
    expect(html).toMatch(/示水-2026-\d{6}/);
    expect(codeIn(html)).toMatch(/^[2-9A-HJKMNP-Z]{12}$/);
    expect(html).toContain('办公室首问责任岗（一）');
    // Ten working days after Monday 2 March 2026, at the close of business.
    expect(html).toContain('2026年3月16日（周一）18:00 之前');
    expect(html).toContain('tel:037700000012');
    expect(html).toContain('<svg');
  });

  it('comes to the unit of the matter chosen, and to the staff like any other case', async () => {
    const visitor = visit();
    const { html } = await visitor.get('/portal/ask');
    const [, matterId = ''] = /<option value="([0-9a-f-]{36})">取水许可（新办）</.exec(html) ?? [];
    await visitor.send('/portal/ask', { key: formKeyIn(html), ...FORM, matterId, title: '想新办取水许可' });
    const inbox = await client.get<{ items: CaseListItemDto[] }>('shuiziyuan.desk1', '/inbox');
    const item = inbox.body.items.find(({ title }) => title === '想新办取水许可');
    expect(item).toMatchObject({
      channel: 'portal',
      matterName: '取水许可（新办）',
      unitName: '水资源管理科',
    });
  });

  it('names every fault beside its field and keeps everything typed, files too', async () => {
    const visitor = visit();
    const key = formKeyIn((await visitor.get('/portal/ask')).html);
    const typed = { ...FORM, title: '缺两处<b>的诉求', name: '', phone: '电话', pin: '12' };
    const again = await visitor.send('/portal/ask', { key, ...typed }, [PHOTO]);
    expect(again.status).toBe(422);
    for (const id of ['name-fault', 'phone-fault', 'pin-fault']) expect(again.html).toContain(`id="${id}"`);
    expect(again.html).toContain('有 3 处要改，您填的都还在');
    expect(again.html).toContain('value="缺两处&lt;b&gt;的诉求"');
    expect(again.html).toContain(FORM.detail);
    expect(again.html).toContain('现场照片.png');
    expect(await casesTitled(typed.title)).toBe(0);

    const mended = { ...typed, name: '申请人甲', phone: '', pin: '2580' };
    await visitor.send('/portal/ask', { key: formKeyIn(again.html), ...mended });
    expect((await visitor.get('/portal/receipt')).html).toContain('现场照片.png');
    expect(await count('select count(*) as n from applicant_file')).toBe(0);
  });

  it('registers a double click once, even when both arrive together', async () => {
    const visitor = visit();
    const fields = { key: randomUUID(), ...FORM, title: '点了两下的诉求' };
    const answers = await Promise.all([1, 2, 3].map(() => visitor.send('/portal/ask', fields, [PHOTO])));
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303]);
    expect(await casesTitled('点了两下的诉求')).toBe(1);
    const files = `select count(*) as n from case_attachment a join case_file c on c.id = a.case_id where c.title = $1`;
    expect(await count(files, '点了两下的诉求')).toBe(1);
  });

  it('asks before it registers something else under a form that was accepted', async () => {
    const visitor = visit();
    const key = randomUUID();
    await visitor.send('/portal/ask', { key, ...FORM, title: '先提的一件' });
    const changed = await visitor.send('/portal/ask', { key, ...FORM, title: '返回后改成另一件' });
    expect(changed.status).toBe(422);
    expect(changed.html).toContain('您刚才已经登记了一件');
    expect(await casesTitled('返回后改成另一件')).toBe(0);
    await visitor.send('/portal/ask', { key: formKeyIn(changed.html), ...FORM, title: '返回后改成另一件' });
    expect(await casesTitled('返回后改成另一件')).toBe(1);
  });

  it('keeps no name of who wants to be anonymous, who follows with a PIN', async () => {
    const visitor = visit();
    const fields = { ...FORM, applicantKind: 'anonymous', name: '不该留下', phone: '', pin: '2580' };
    await visitor.send('/portal/ask', { key: randomUUID(), ...fields, title: '匿名的诉求' });
    const { rows } = await client.server.deps.pool.query(
      `select state from case_file where title = '匿名的诉求'`,
    );
    expect(JSON.stringify(rows[0])).not.toContain('不该留下');
    expect(rows[0].state.applicant.kind).toBe('anonymous');
  });
});

describe('files', () => {
  it('are judged by what they are, and one that is refused costs neither the text nor the others', async () => {
    const visitor = visit();
    const program = { name: '照片.png', body: Buffer.from('MZ\x90\x00这不是照片') };
    const again = await visitor.send('/portal/ask', { key: randomUUID(), ...FORM }, [PHOTO, program]);
    expect(again.status).toBe(422);
    expect(again.html).toContain('id="files-fault"');
    expect(again.html).toContain('这个文件没有收：照片.png');
    expect(again.html).toContain('现场照片.png');
  });

  it('are five at most', async () => {
    const visitor = visit();
    const six = Array.from({ length: 6 }, (_, at) => ({
      name: `说明${at}.txt`,
      body: Buffer.from(`第 ${at} 份`),
    }));
    const again = await visitor.send('/portal/ask', { key: randomUUID(), ...FORM }, six);
    expect(again.html).toContain('这个没有收：说明5.txt');
    expect(again.html).toContain('说明4.txt');
  });

  it('too large are named, and the rest is kept', async () => {
    const visitor = visit();
    const big = { name: '录像.png', body: Buffer.concat([PHOTO.body, Buffer.alloc(20 * 1024 * 1024)]) };
    const again = await visitor.send('/portal/ask', { key: randomUUID(), ...FORM }, [big, PHOTO]);
    expect(again.status).toBe(422);
    expect(again.html).toContain('这个没有收：录像.png');
    expect(again.html).toContain(FORM.detail);
    expect(again.html).toContain('现场照片.png');
  });

  it('can be taken back before they are sent for good, and are forgotten after a day', async () => {
    const visitor = visit();
    const key = randomUUID();
    const again = await visitor.send('/portal/ask', { key, ...FORM, name: '' }, [PHOTO]);
    const [, id = ''] = /name="drop" value="([^"]+)"/.exec(again.html) ?? [];
    const without = await visitor.send('/portal/ask', { key, ...FORM, name: '', drop: id });
    expect(without.html).not.toContain('现场照片.png');

    await visitor.send('/portal/ask', { key, ...FORM, name: '' }, [PHOTO]);
    const { pool } = client.server.deps;
    const before = await count('select count(*) as n from applicant_file');
    expect(before).toBeGreaterThan(0);
    expect(await sweepApplicantFiles(pool, '2026-03-03T00:59:00.000Z')).toBe(0);
    expect(await sweepApplicantFiles(pool, '2026-03-03T01:01:00.000Z')).toBe(before);
  });
});

describe('every page', () => {
  it('forbids scripts and frames from elsewhere, sends no address along, and is not kept when personal', async () => {
    const { headers } = await visit().get('/portal/ask');
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(headers['content-security-policy']).not.toContain('unsafe');
    expect(headers['referrer-policy']).toBe('no-referrer');
    expect(headers['cache-control']).toBe('no-store');
  });

  it('refuses what another site sends', async () => {
    const answer = await client.server.app.inject({
      method: 'POST',
      url: '/portal/progress',
      headers: { 'sec-fetch-site': 'cross-site', 'content-type': 'application/x-www-form-urlencoded' },
      payload: 'code=AAAAAAAAAAAA&secret=1234',
    });
    expect(answer.statusCode).toBe(403);
  });

  it('that does not exist says where to go on', async () => {
    const lost = await visit().get('/portal/nirgends');
    expect([lost.status, lost.html.includes('没有找到这一页')]).toEqual([404, true]);
    const matter = await visit().get('/portal/matters/not-an-id');
    expect(matter.status).toBe(404);
  });
});
