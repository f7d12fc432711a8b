import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CaseClient, createCaseClient, REFUSAL } from '../../../test/builders/case-client.ts';
import { addressOf, type MailServer, startMailServer } from '../../../test/builders/mail-server.ts';
import { at, choose, tellAll, tellAt } from '../../../test/builders/telling.ts';

let mail: MailServer;
let client: CaseClient;

beforeAll(async () => {
  mail = await startMailServer();
  client = await createCaseClient({
    SMTP_URL: mail.url,
    MAIL_FROM: 'ruheban@bureau.example',
    WORKBENCH_URL: 'https://ruhe.bureau.example',
  });
  await choose(client, 'shuiziyuan.head', { mailAddress: 'head@bureau.example' });
});
afterAll(async () => {
  await client.server.close();
  await mail.down();
});

const propose = async (title: string) => {
  const { id, number } = await client.register({ title });
  await client.act('shuiziyuan.desk1', id, 'propose-refusal', REFUSAL);
  return { id, number };
};

describe('mail over a real server', () => {
  it('ten cases within a quarter of an hour are one mail, and no mail comes before', async () => {
    client.server.clock.now = at('2026-03-02 09:00');
    const cases = [];
    for (let no = 1; no <= 10; no += 1) cases.push(await propose(`申请第 ${no} 眼井`));
    await tellAt(client, '2026-03-02 09:14');
    expect(mail.mails).toHaveLength(0);
    await tellAt(client, '2026-03-02 09:15');
    await tellAt(client, '2026-03-02 09:40');
    expect(mail.mails).toHaveLength(1);
    const [digest] = mail.mails;
    expect(addressOf(digest)).toBe('head@bureau.example');
    expect(digest?.from?.value[0]?.address).toBe('ruheban@bureau.example');
    expect(digest?.subject).toBe('10 件事请您看看');
    for (const { id, number } of cases) {
      expect(digest?.text).toContain(number);
      expect(digest?.html).toContain(`https://ruhe.bureau.example/cases/${id}`);
    }
    expect(digest?.text).toContain('申请第 7 眼井');
    expect(digest?.text).toContain('请决定：能办，还是报上一级（今天 11:00 前，还剩 1 小时 45 分钟）');
    for (const secret of ['申请人甲', '0099', REFUSAL.reason]) {
      expect(`${digest?.text}${digest?.html}${digest?.subject}`).not.toContain(secret);
    }
  });

  it('what is red goes at once and takes along what waits', async () => {
    const before = mail.mails.length;
    client.server.clock.now = at('2026-03-03 09:00');
    const first = await propose('申请引水');
    const second = await propose('申请清淤');
    await client.act('leader5', first.id, 'urge', { note: '请抓紧。' });
    await tellAll(client);
    expect(mail.mails.slice(before).map((one) => one.subject)).toEqual(['3 件事请您看看，1 件已标红']);
    const text = mail.mails.at(-1)?.text ?? '';
    expect(text.indexOf('催办')).toBeLessThan(text.indexOf(second.number));
    expect(mail.mails.at(-1)?.headers.get('priority')).toBe('high');
    await tellAt(client, '2026-03-03 09:30');
    expect(mail.mails).toHaveLength(before + 1);
  });

  it('a title is shown as it was typed, never as a link or a tag', async () => {
    const before = mail.mails.length;
    client.server.clock.now = at('2026-03-03 10:00');
    await propose('[点这里](http://evil.example) <img src=x onerror=alert(1)> **急**');
    await tellAt(client, '2026-03-03 10:16');
    const html = String(mail.mails[before]?.html);
    expect(html).toContain('[点这里](http://evil.example) &lt;img src=x onerror=alert(1)&gt; **急**');
    expect(html).not.toContain('<img');
    expect(html).not.toContain('href="http://evil');
  });

  it('reminders rest outside business hours, what is red does not', async () => {
    const before = mail.mails.length;
    client.server.clock.now = at('2026-03-03 11:50');
    await propose('午间的一件');
    await tellAt(client, '2026-03-03 12:30');
    expect(mail.mails).toHaveLength(before);
    client.server.clock.now = at('2026-03-03 12:40');
    const { id } = await propose('午间被催的一件');
    await client.act('leader5', id, 'urge', { note: '请抓紧。' });
    await tellAll(client);
    expect(mail.mails.slice(before).map((one) => one.subject)).toHaveLength(1);
    expect(mail.mails.at(-1)?.text).toContain('午间被催的一件');
    expect(mail.mails.at(-1)?.text).not.toContain('午间的一件');
    await tellAt(client, '2026-03-03 14:30');
    expect(mail.mails).toHaveLength(before + 2);
    expect(mail.mails.at(-1)?.text).toContain('午间的一件');
  });

  it('who chose no mail, or gave no address, gets none; the notices are there all the same', async () => {
    const before = mail.mails.length;
    await choose(client, 'shuiziyuan.head', { mailAddress: 'head@bureau.example', mail: 'off' });
    client.server.clock.now = at('2026-03-03 15:00');
    const { id } = await propose('申请取水');
    await tellAt(client, '2026-03-03 15:30');
    expect(mail.mails).toHaveLength(before);
    const list = await client.get<{ items: { case: { id: string } }[] }>('shuiziyuan.head', '/notices');
    expect(list.body.items[0]?.case.id).toBe(id);
    await choose(client, 'shuiziyuan.head', { mailAddress: 'head@bureau.example' });
  });

  it('more than forty are counted, not listed', async () => {
    const before = mail.mails.length;
    client.server.clock.now = at('2026-03-03 16:00');
    for (let no = 1; no <= 45; no += 1) await propose(`批量第 ${no} 件`);
    await tellAt(client, '2026-03-03 16:15');
    expect(mail.mails).toHaveLength(before + 1);
    expect(mail.mails.at(-1)?.subject).toBe('45 件事请您看看');
    expect(mail.mails.at(-1)?.text).toContain('另有 5 件，请到工作台查看。');
    expect(mail.mails.at(-1)?.text?.match(/批量第/g)).toHaveLength(40);
  });
});

describe('a mail server that is away', () => {
  it('loses nothing and doubles nothing', async () => {
    const before = mail.mails.length;
    client.server.clock.now = at('2026-03-04 09:00');
    await mail.down();
    const first = await propose('停机时的第一件');
    await tellAt(client, '2026-03-04 09:15');
    await tellAt(client, '2026-03-04 09:40');
    const second = await propose('停机时的第二件');
    await tellAt(client, '2026-03-04 10:10');
    expect(mail.mails).toHaveLength(before);
    await mail.up();
    await tellAt(client, '2026-03-04 11:30');
    await tellAt(client, '2026-03-04 11:45');
    const texts = mail.mails.slice(before).map((one) => one.text ?? '');
    expect(texts.filter((text) => text.includes(first.number))).toHaveLength(1);
    expect(texts.filter((text) => text.includes(second.number))).toHaveLength(1);
    expect(new Set(mail.mails.map((one) => one.messageId)).size).toBe(mail.mails.length);
  });
});
