/** The portal as people have it: a phone or a desk, most of them here without a script. */
import type { Browser, Page } from 'playwright-core';
import { DESK } from './browser.ts';
import type { House } from './server.ts';

interface VisitOptions {
  readonly size?: typeof DESK;
  readonly script?: boolean;
}

export async function visitPortal(
  browser: Browser,
  house: House,
  { size = DESK, script = false }: VisitOptions = {},
): Promise<Page> {
  const context = await browser.newContext({
    baseURL: house.url,
    viewport: size,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    javaScriptEnabled: script,
    isMobile: size.width < 500,
    hasTouch: size.width < 500,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  return page;
}

export const PHOTO = {
  name: '现场照片.png',
  mimeType: 'image/png',
  buffer: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
};

/** Fills in the form as a citizen would; the last fields may be left out to see what the page says. */
export async function fillAsk(page: Page, { complete = true } = {}): Promise<void> {
  await page.getByLabel('办一件事').check();
  await page.getByLabel('属于哪个事项').selectOption({ label: '农村供水入户申请（含管网延伸）' });
  await page.getByLabel('一句话说是什么事').fill('村东头十二户想接自来水');
  await page.getByLabel('具体情况').fill('管网修到村口就停了，我们十二户还在拉水吃，想把管子接过来。');
  await page.getByLabel('照片或材料').setInputFiles(PHOTO);
  await page.getByLabel('个人').check();
  if (!complete) return;
  await page.getByLabel('姓名').fill('申请人甲');
  await page.getByLabel('电话', { exact: true }).fill('0377-00000101');
}

export const press = (page: Page, name: string) => page.getByRole('button', { name }).click();
export const follow = (page: Page, name: string) =>
  page.getByRole('link', { name, exact: true }).first().click();
