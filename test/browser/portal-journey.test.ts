import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CaseListItemDto } from '../../src/contract/cases.ts';
import { openBrowser, PHONE } from './browser.ts';
import { fillAsk, follow, press, visitPortal } from './portal.ts';
import { type House, openHouse, REFUSAL } from './server.ts';

let house: House;
let browser: Browser;

beforeAll(async () => {
  house = await openHouse();
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await house?.close();
});

const DESK_OF_SUPPLY = 'nongshui.desk1';

const byPhone = () => ({
  method: 'phone',
  number: '0377-00000101',
  calledAt: new Date().toISOString(),
  answeredBy: '申请人本人',
  said: '把办理情况和下一步怎么办说清楚了。',
  applicantWords: '听明白了。',
});

/** The id of the case that came from the portal, as its first responder finds it. */
async function idOf(title: string): Promise<string> {
  const { items } = await house.ask<{ items: CaseListItemDto[] }>(DESK_OF_SUPPLY, 'GET', '/inbox');
  return items.find((item) => item.title === title)?.id ?? '';
}

const heading = async (page: Page): Promise<string> =>
  (await page.getByRole('heading', { level: 1 }).textContent()) ?? '';

/** What a printer would get, as text. */
async function printed(page: Page): Promise<string> {
  const dir = mkdtempSync(join(tmpdir(), 'receipt-'));
  try {
    const file = join(dir, 'receipt.pdf');
    writeFileSync(file, await page.pdf({ preferCSSPageSize: true }));
    return execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' });
  } finally {
    rmSync(dir, { recursive: true });
  }
}

/** @clause 2.1b, 3.2 */
describe('不用脚本：提诉求，打印回执，一直查到办成', () => {
  it('asks, is told what is missing, gets a receipt, follows, supplements, objects, rates', async () => {
    const page = await visitPortal(browser, house, { size: PHONE });
    await page.goto('/portal');
    await follow(page, '提诉求');
    await fillAsk(page, { complete: false });
    await press(page, '提交登记');
    expect(await page.getByRole('alert').textContent()).toContain('有 2 处要改，您填的都还在');
    expect(await page.getByLabel('具体情况').inputValue()).toContain('十二户还在拉水吃');
    expect(await page.locator('.kept').textContent()).toContain('现场照片.png');
    await page.getByLabel('姓名').fill('申请人甲');
    await page.getByLabel('电话', { exact: true }).fill('0377-00000101');
    await press(page, '提交登记');

    expect(await heading(page)).toBe('受理回执');
    const code = (await page.locator('.code').textContent()) ?? '';
    expect(code).toMatch(/^[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}$/);
    const paper = await printed(page);
    for (const words of [code, '农村水利水电科首问责任岗', '0377-00000012', '现场照片.png'])
      expect(paper).toContain(words);
    expect(paper).not.toContain('查事项');

    // Another day, another phone: only the paper is there.
    await page.context().clearCookies();
    await page.goto('/portal');
    await follow(page, '查进度');
    await page.getByLabel('查询码').fill(code.toLowerCase());
    await page.getByLabel('电话后四位').fill('0101');
    await press(page, '查进度');
    expect(await heading(page)).toBe('正在办理。');
    expect(page.url()).toBe(`${house.url}/portal/progress`);

    const id = await idOf('村东头十二户想接自来水');
    await house.act(DESK_OF_SUPPLY, id, 'inform-once', { materials: ['十二户的户主名单'] });
    await page.reload();
    expect(await heading(page)).toContain('请您补充材料');
    await follow(page, '补充材料');
    await page.getByLabel('补充了什么').fill('户主名单已经按格式填好，见附件。');
    await page
      .getByLabel('照片或材料')
      .setInputFiles({ name: '名单.txt', mimeType: 'text/plain', buffer: Buffer.from('共十二户') });
    await press(page, '交补充材料');
    expect(await page.getByRole('status').textContent()).toContain('补充材料已收到');

    await house.act(DESK_OF_SUPPLY, id, 'propose-refusal', REFUSAL);
    await page.reload();
    expect(await page.locator('.lock-2').textContent()).toContain('正在研究');
    await house.act('nongshui.head', id, 'pass-up', { judgement: 'infeasible', opinion: '今年没有指标。' });
    await house.act('leader6', id, 'pass-up', { judgement: 'unsure', opinion: '请局长定。' });
    await house.act('leader1', id, 'approve-refusal', { opinion: '同意，务必告知办法。' });
    await house.act(DESK_OF_SUPPLY, id, 'reply', {
      text: '今年还接不了，明年支渠通水后优先接。',
      reason: REFUSAL.reason,
      wayForward: REFUSAL.wayForward,
      delivery: byPhone(),
    });
    await page.reload();
    expect(await page.locator('.answer').textContent()).toContain(REFUSAL.wayForward);
    expect(await page.locator('main').textContent()).not.toContain('请局长定');

    await follow(page, '没办成，请重办');
    await page.getByLabel('哪里没有办成').fill('邻村今年就接上了，请再研究。');
    await press(page, '确认没办成，请重新办理');
    expect(await page.getByRole('status').textContent()).toContain('已重新办理');

    await house.act(DESK_OF_SUPPLY, id, 'complete', {
      outcome: 'done',
      text: '已经接通，十二户都通水了。',
      delivery: byPhone(),
    });
    await page.reload();
    expect(await heading(page)).toBe('已办成，并答复您。');
    expect(await page.locator('.chart desc').textContent()).toContain('第 2 轮：首问责任人，答复申请人');
    await page.getByLabel('非常满意', { exact: true }).check();
    await press(page, '交评价');
    expect(await page.getByRole('status').textContent()).toContain('评价已收到');
    expect(await page.locator('main').textContent()).toContain('您的评价：非常满意');

    await press(page, '看完了，退出');
    expect(await heading(page)).toBe('查进度');
    await page.goto('/portal/receipt');
    expect(await heading(page)).toBe('查进度');
  });
});

describe('扫码', () => {
  it('fills in the code that stands behind the #, and takes it out of the address', async () => {
    const { trackingCode } = await house.register('shuiziyuan.desk1');
    const page = await visitPortal(browser, house, { size: PHONE, script: true });
    await page.goto(`/portal/progress#${trackingCode}`);
    await page.waitForFunction(() => location.hash === '');
    expect(await page.getByLabel('查询码').inputValue()).toBe(trackingCode);
    await page.keyboard.type('0101');
    await page.keyboard.press('Enter');
    await page.getByText('正在办理。').waitFor();
  });
});

describe('只用键盘', () => {
  it('skips to the content, finds a matter and reaches the form', async () => {
    const page = await visitPortal(browser, house);
    await page.goto('/portal');
    await page.keyboard.press('Tab');
    expect(await page.locator(':focus').textContent()).toBe('跳到正文');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.type('qsxk');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: '事项清单' }).waitFor();
    const first = page.locator('.matter-list a').first();
    expect(await first.textContent()).toBe('取水许可（新办）');
    await first.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: '办这件事' }).focus();
    await page.keyboard.press('Enter');
    expect(await page.getByLabel('属于哪个事项').locator('option:checked').textContent()).toBe(
      '取水许可（新办）',
    );
  });
});
