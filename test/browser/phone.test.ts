import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CaseDto } from '../../src/contract/cases.ts';
import { openBrowser, openWindow, PHONE } from './browser.ts';
import { type House, openHouse, REFUSAL } from './server.ts';

const MOST_TAPS = 4;
/** Comfortable for a thumb, in CSS pixels. */
const LEAST_TARGET = 44;

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

async function proposed(title: string): Promise<string> {
  const { id } = await house.register('shuiziyuan.desk1', { title });
  await house.act('shuiziyuan.desk1', id, 'propose-refusal', REFUSAL);
  return id;
}

/** A phone on which every tap is counted, by the page itself. */
async function countingPhone(as: string): Promise<{ page: Page; taps: () => Promise<number> }> {
  const page = await openWindow(browser, house, { as, size: PHONE });
  await page.addInitScript(() => {
    window.addEventListener('pointerdown', () => {
      sessionStorage.setItem('taps', String(Number(sessionStorage.getItem('taps') ?? 0) + 1));
    });
  });
  await page.goto('/inbox');
  return { page, taps: () => page.evaluate(() => Number(sessionStorage.getItem('taps') ?? 0)) };
}

describe('手机上作决定', () => {
  it('finds it feasible in at most four taps from the inbox, and goes on to the next one', async () => {
    const first = await proposed('申请打一口灌溉机井');
    const second = await proposed('请求重新核定用水计划');
    const { page, taps } = await countingPhone('shuiziyuan.head');

    await page.getByRole('link', { name: '申请打一口灌溉机井' }).tap();
    await page.getByRole('button', { name: '能办，交办' }).tap();
    await page.getByRole('dialog').getByRole('button', { name: '可以办，按程序办理' }).tap();
    await page.getByRole('dialog').getByRole('button', { name: '能办，交办' }).tap();

    await page.getByRole('heading', { name: '请求重新核定用水计划' }).waitFor();
    expect(await taps()).toBeLessThanOrEqual(MOST_TAPS);
    expect(page.url()).toContain(second);
    const done = await house.ask<CaseDto>('shuiziyuan.desk1', 'GET', `/cases/${first}`);
    expect(done.status).toBe('open');
    expect(done.rounds.at(-1)?.order).toMatchObject({ kind: 'feasible', level: 2 });
  });

  it('passes up in at most four taps', async () => {
    const id = await proposed('请求从上游水库补水');
    const { page, taps } = await countingPhone('shuiziyuan.head');

    await page.getByRole('link', { name: '请求从上游水库补水' }).tap();
    await page.getByRole('button', { name: '报分管领导' }).tap();
    await page.getByRole('dialog').getByRole('button', { name: '把握不准，请上级研判' }).tap();
    await page.getByRole('dialog').getByRole('button', { name: '报分管领导' }).tap();

    await page.getByText('现在由 副局长（分管水资源、河湖） 处理').first().waitFor();
    expect(await taps()).toBeLessThanOrEqual(MOST_TAPS);
    const { status, level } = await house.ask<CaseDto>('shuiziyuan.desk1', 'GET', `/cases/${id}`);
    expect({ status, level }).toEqual({ status: 'escalated', level: 3 });
  });

  it('keeps everything within the width, and the thumb bar within reach', async () => {
    const id = await proposed('申请在河道管理范围内建便桥');
    const { page } = await countingPhone('shuiziyuan.head');
    for (const path of ['/inbox', '/register', '/cases', `/cases/${id}`, '/account']) {
      await page.goto(path);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.waitForLoadState('networkidle');
      const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect({ path, wider }).toEqual({ path, wider: 0 });
    }
    await page.goto(`/cases/${id}`);
    const bar = page.locator('.thumb-bar button');
    await bar.first().waitFor();
    for (const box of await Promise.all((await bar.all()).map((one) => one.boundingBox()))) {
      expect(box?.height).toBeGreaterThanOrEqual(LEAST_TARGET);
      expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(PHONE.height);
    }
  });
});
