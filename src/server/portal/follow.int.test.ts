import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { byPhone, type CaseClient, createCaseClient, REFUSAL } from '../../../test/builders/case-client.ts';
import { formKeyIn, type PortalVisitor, visitPortal } from '../../../test/builders/portal-client.ts';
import type { RegisteredDto } from '../../contract/cases.ts';

let client: CaseClient;

beforeAll(async () => {
  client = await createCaseClient();
});
afterAll(() => client.server.close());

const visit = () => visitPortal(client.server.app);

/** Registered at the window with phone 0377-00000099 and PIN 2580. */
const registered = (title = '申请打一口自备井') => client.register({ title, pin: '2580' });

async function enter(receipt: RegisteredDto, secret = '0099'): Promise<PortalVisitor> {
  const visitor = visit();
  const answer = await visitor.post('/portal/progress', { code: receipt.trackingCode, secret });
  expect([answer.status, answer.location]).toEqual([303, '/portal/progress']);
  return visitor;
}

const page = async (visitor: PortalVisitor, url = '/portal/progress') => (await visitor.get(url)).html;

async function refused(id: string): Promise<void> {
  await client.act('shuiziyuan.desk1', id, 'propose-refusal', REFUSAL);
  await client.act('shuiziyuan.head', id, 'pass-up', {
    judgement: 'infeasible',
    opinion: '科长的内部意见。',
  });
  await client.act('leader5', id, 'pass-up', { judgement: 'unsure', opinion: '分管的内部意见。' });
  await client.act('leader1', id, 'approve-refusal', { opinion: '局长的内部意见。' });
  await client.act('shuiziyuan.desk1', id, 'reply', {
    text: '目前办不成，可以接入公共供水。',
    reason: REFUSAL.reason,
    wayForward: REFUSAL.wayForward,
    delivery: byPhone(client.server.clock.now),
  });
}

describe('查进度: who gets in', () => {
  it('the phone’s last four digits and the PIN open the case, with the code written as one likes', async () => {
    const receipt = await registered();
    expect(await page(await enter(receipt))).toContain(receipt.number);
    expect(await page(await enter(receipt, '2580'))).toContain(receipt.number);
    const spelt = receipt.trackingCode.toLowerCase().replace(/(.{4})(?=.)/g, '$1-');
    expect(await page(await enter({ ...receipt, trackingCode: spelt }))).toContain(receipt.number);
  });

  it('a wrong code and wrong digits get the same answer, to the letter', async () => {
    const { trackingCode } = await registered();
    const wrongDigits = await visit().post('/portal/progress', { code: trackingCode, secret: '1111' });
    const wrongCode = await visit().post('/portal/progress', { code: 'AAAABBBBCCCC', secret: '0099' });
    expect([wrongDigits.status, wrongCode.status]).toEqual([422, 422]);
    expect(wrongDigits.html.replaceAll(trackingCode, '')).toBe(wrongCode.html.replaceAll('AAAABBBBCCCC', ''));
    expect(wrongDigits.html).toContain('不正确，请对照回执再填');
    expect(wrongDigits.html).not.toContain('1111');
  });

  it('without a pass there is a form, and no receipt', async () => {
    expect(await page(visit())).toContain('查询码');
    expect((await visit().get('/portal/receipt')).location).toBe('/portal/progress');
    expect((await visit().get('/portal/progress/withdraw')).location).toBe('/portal/progress');
  });

  it('a pass that was changed, or is older than half an hour, is none', async () => {
    const visitor = await enter(await registered());
    const [name, value = ''] = visitor.cookie?.split('=') ?? [];
    const [body = '', mark = ''] = value.split('.');
    const other = Buffer.from(Buffer.from(body, 'base64url').toString().replace(/\d/, '9')).toString(
      'base64url',
    );
    visitor.cookie = `${name}=${other}.${mark}`;
    expect(await page(visitor)).toContain('在回执上，12 位');

    const late = await enter(await registered());
    client.server.clock.advance({ minutes: 31 });
    expect(await page(late)).toContain('在回执上，12 位');
  });

  it('leaving takes the pass away', async () => {
    const visitor = await enter(await registered());
    await visitor.post('/portal/leave', {});
    expect(visitor.cookie).toBeUndefined();
  });

  it('the code stands in no address and in no link, and the cookie is out of scripts’ reach', async () => {
    const receipt = await registered();
    const visitor = visit();
    const entered = await visitor.post('/portal/progress', { code: receipt.trackingCode, secret: '0099' });
    expect(String(entered.headers['set-cookie'])).toMatch(/HttpOnly; SameSite=Strict/);
    const { html, headers } = await visitor.get('/portal/progress');
    expect(html).not.toContain(receipt.trackingCode);
    expect([headers['cache-control'], headers['referrer-policy']]).toEqual(['no-store', 'no-referrer']);
  });
});

describe('进度: what an applicant reads', () => {
  it('where it stands, by when, and at which level, without names and opinions', async () => {
    const receipt = await registered();
    const visitor = await enter(receipt);
    await client.act('shuiziyuan.desk1', receipt.id, 'propose-refusal', REFUSAL);
    await client.act('shuiziyuan.head', receipt.id, 'pass-up', {
      judgement: 'infeasible',
      opinion: '科长的内部意见。',
    });
    const html = await page(visitor);
    expect(html).toContain('经办人员一时办不了，已报上级研究');
    expect(html).toContain('现在在：分管领导');
    expect(html).toMatch(/lock-3 lock-waiting(?:(?!lock-4).)*正在研究/);
    expect(html).not.toContain('内部意见');
    expect(html).not.toContain(REFUSAL.reason);
  });

  it('the answer with its reason and the way forward; then rates once, and why where it is bad', async () => {
    const receipt = await registered();
    const visitor = await enter(receipt);
    await refused(receipt.id);
    const html = await page(visitor);
    for (const words of ['办不成，已说明', REFUSAL.reason, '您可以这样办', REFUSAL.wayForward])
      expect(html).toContain(words);
    expect(html).not.toContain('内部意见');

    const key = formKeyIn(html);
    const without = await visitor.post('/portal/progress/rate', { key, score: '1', reason: '' });
    expect([without.status, without.html.includes('请告诉我们哪里不满意')]).toEqual([422, true]);
    const rated = await visitor.post('/portal/progress/rate', { key, score: '1', reason: '等了太久' });
    expect([rated.status, rated.location]).toEqual([303, '/portal/progress?done=rate']);
    const twice = await visitor.post('/portal/progress/rate', { key, score: '1', reason: '等了太久' });
    expect(twice.status).toBe(303);
    const after = await page(visitor);
    expect(after).toContain('您的评价：非常不满意');
    expect(after).not.toContain('交评价');
  });

  it('objects: a new round, the chart shows both', async () => {
    const receipt = await registered();
    const visitor = await enter(receipt);
    await refused(receipt.id);
    const form = await page(visitor, '/portal/progress/object');
    expect(form).toContain('5 个工作日内给您新的答复');
    const key = formKeyIn(form);
    expect((await visitor.send('/portal/progress/object', { key, reason: ' ' })).status).toBe(422);
    await visitor.send('/portal/progress/object', { key, reason: '公共供水管网还没有到村里。' });
    const html = await page(visitor, '/portal/progress?done=object');
    expect(html).toContain('已重新办理，编号和查询码不变');
    expect(html).toContain('第 2 轮：首问责任人。现在在：首问责任人。');
  });

  it('supplements with files, where asked to', async () => {
    const receipt = await registered();
    const visitor = await enter(receipt);
    await client.act('shuiziyuan.desk1', receipt.id, 'inform-once', { materials: ['地块坐标图'] });
    expect(await page(visitor)).toContain('地块坐标图');
    const key = formKeyIn(await page(visitor, '/portal/progress/supplement'));
    const map = { name: '坐标.txt', body: Buffer.from('东经 112.5，北纬 33.0') };
    const empty = await visitor.send('/portal/progress/supplement', { key, note: '' }, [map]);
    expect([empty.status, empty.html.includes('坐标.txt')]).toEqual([422, true]);
    const sent = await visitor.send('/portal/progress/supplement', { key, note: '坐标图在附件里。' });
    expect(sent.location).toBe('/portal/progress?done=supplement');
    const { attachments, status } = (
      await client.get<RegisteredDto>('shuiziyuan.desk1', `/cases/${receipt.id}`)
    ).body;
    expect([status, attachments.map(({ name }) => name)]).toEqual(['open', ['坐标.txt']]);
    expect(await page(visitor)).toContain('坐标.txt');
  });

  it('withdraws after being told what that means', async () => {
    const receipt = await registered();
    const visitor = await enter(receipt);
    const form = await page(visitor, '/portal/progress/withdraw');
    expect(form).toContain('撤回以后，我们不再办理这件事，也不能恢复');
    await visitor.send('/portal/progress/withdraw', { key: formKeyIn(form), reason: '已经接上自来水了。' });
    expect(await page(visitor)).toContain('您已撤回。');
  });

  it('what is not possible now is refused with a sentence, and nothing typed is lost', async () => {
    const visitor = await enter(await registered());
    const answer = await visitor.send('/portal/progress/object', {
      key: randomUUID(),
      reason: '还没答复就不满意。',
    });
    expect(answer.status).toBe(422);
    expect(answer.html).toContain('不能再做这一步');
    expect(answer.html).toContain('还没答复就不满意。');
  });

  it('who wrote for longer than the pass holds gets their text back', async () => {
    const visitor = await enter(await registered());
    client.server.clock.advance({ minutes: 40 });
    const answer = await visitor.send('/portal/progress/withdraw', {
      key: randomUUID(),
      reason: '想了很久才写完。',
    });
    expect(answer.html).toContain('隔得太久，请重新填查询码');
    expect(answer.html).toContain('想了很久才写完。');
  });
});
