import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import type { caseListSchema } from '../../src/contract/cases.ts';
import { type CellIn, workbook } from '../builders/workbook.ts';
import { DESK, faultsOf, openBrowser, openWindow, PHONE } from './browser.ts';
import { type House, openHouse } from './server.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

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

const HEAD = ['工单编号', '受理时间', '姓名', '标题', '诉求内容', '承办单位'];
const row = (number: string, time: string, unit: string): CellIn[] => [
  number,
  time,
  '申请人甲',
  '水泵坏了',
  '村口的水泵坏了三天，请派人检修。',
  unit,
];
const file = (name: string, ...rows: readonly CellIn[][]) => ({
  name,
  mimeType: 'application/octet-stream',
  buffer: workbook({ name: '工单', rows: [['热线工单'], HEAD, ...rows] }),
});

/** A picture where a folder is named, and no serious fault for those who cannot see it. */
async function look(page: Page, name: string): Promise<void> {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() =>
    (globalThis as unknown as { axe: { run: () => Promise<AxeResults> } }).axe.run(),
  );
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(
    serious.map(
      ({ id, nodes }) => `${name} ${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
    ),
  ).toEqual([]);
  const folder = process.env.PICTURES;
  if (folder) await page.screenshot({ path: `${folder}/imports-${name}.png`, fullPage: true });
}

async function send(page: Page, ...given: Parameters<typeof file>): Promise<void> {
  await page.goto('/imports');
  await page.getByLabel('选择要导入的表格').setInputFiles(file(...given));
}

describe('办公室从表格导入', () => {
  it('sees the bad cell and cannot go on, hands in the mended table, and opens a case of it', async () => {
    const page = await openWindow(browser, house, { as: 'bangongshi.desk1', size: DESK });
    const faults = faultsOf(page);
    await page.goto('/cases');
    await page.getByRole('link', { name: '从表格导入' }).click();
    await page.getByRole('heading', { level: 1, name: '从表格导入' }).waitFor();
    await look(page, 'start');
    await send(
      page,
      '工单.xlsx',
      row('G1', '2026-02-26', '水资源科'),
      row('G2', '2026年2月30日', '河湖管理科'),
    );
    await page.getByRole('heading', { level: 1, name: '先改正错误，再导入' }).waitFor();
    await page.getByText('“2026年2月30日”没有这一天').waitFor();
    await page.getByText('是不是“水资源管理科”？').waitFor();
    expect(await page.getByText('B4', { exact: true }).count()).toBe(1);
    expect(await page.getByRole('button', { name: '先改正 2 行' }).isDisabled()).toBe(true);
    await look(page, 'faults');

    await send(
      page,
      '工单（改）.xlsx',
      row('G1', '2026-02-26', '水资源管理科'),
      row('G2', '2026年2月28日', '河湖管理科'),
    );
    await page.getByRole('heading', { level: 1, name: /^核对/ }).waitFor();
    await look(page, 'check');
    await page.getByRole('button', { name: '登记 2 件' }).click();
    await page.getByRole('heading', { level: 1, name: '已登记 2 件' }).waitFor();
    await look(page, 'done');
    await page
      .getByRole('link', { name: /^示水-/ })
      .first()
      .click();
    await page.getByRole('heading', { level: 1, name: '水泵坏了' }).waitFor();

    await send(
      page,
      '工单（改）.xlsx',
      row('G1', '2026-02-26', '水资源管理科'),
      row('G2', '2026年2月28日', '河湖管理科'),
    );
    await page.getByRole('heading', { level: 1, name: '这份文件以前导入过' }).waitFor();
    const list = await house.ask<z.output<typeof caseListSchema>>('bangongshi.desk1', 'GET', '/cases');
    expect(list.items).toHaveLength(2);
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it('chooses the unit for a table that names none, on a phone', async () => {
    const page = await openWindow(browser, house, { as: 'hehu.desk1', size: PHONE });
    await page.goto('/imports');
    await page.getByLabel('选择要导入的表格').setInputFiles({
      name: '来信.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from('标题,内容\n堤上长草,河堤上的草太高了。'),
    });
    await page.getByText('没有写承办单位').waitFor();
    await look(page, 'phone');
    const unit = page.getByRole('combobox', { name: '承办单位' }).first();
    await unit.click();
    await unit.fill('河湖管理');
    await unit.press('Enter');
    await page.getByRole('button', { name: '登记 1 件' }).click();
    await page.getByRole('heading', { level: 1, name: '已登记 1 件' }).waitFor();
    const wider = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
    expect(wider).toBe(false);
    await page.context().close();
  });
});
