import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NOTICE_2027 } from '../builders/calendars.ts';
import { DESK, faultsOf, openBrowser, openWindow, PHONE } from './browser.ts';
import { type House, openHouse } from './server.ts';

let house: House;
let browser: Browser;
let caseId = '';

beforeAll(async () => {
  house = await openHouse();
  browser = await openBrowser();
  ({ id: caseId } = await house.register('shuiziyuan.desk1'));
});
afterAll(async () => {
  await browser?.close();
  await house?.close();
});

const WRONG = NOTICE_2027.replace('共4天', '共5天');

/** Pictures for a person to look at, where a folder for them is named. */
async function look(page: Page, name: string): Promise<void> {
  const folder = process.env.PICTURES;
  if (folder) await page.screenshot({ path: `${folder}/calendar-${name}.png`, fullPage: true });
}

describe('办公室录入放假通知', () => {
  it('is told what is wrong by line, previews day by day, saves, and sees the recomputing end', async () => {
    const page = await openWindow(browser, house, { as: 'bangongshi.head', size: DESK });
    const faults = faultsOf(page);
    await page.goto('/calendar');
    await page.getByRole('heading', { level: 1 }).waitFor();
    await look(page, 'start');
    await page.getByRole('combobox', { name: '哪一年' }).click();
    await page.getByTitle('2027 年').last().click();
    await page.getByLabel('通知正文或表格').fill(WRONG);
    await page.getByRole('button', { name: '逐日预览' }).click();
    await page.getByText('写的是 5 天，按日期数是 4 天').waitFor();
    await look(page, 'faults');
    await page.getByLabel('通知正文或表格').fill(NOTICE_2027);
    await page.getByRole('button', { name: '预览' }).click();
    await page.getByText('按全年通知处理').waitFor();
    expect(await page.getByLabel('文号').inputValue()).toBe('国办发明电〔2026〕9号');
    await page.getByLabel('通知网址').fill('https://www.gov.cn/zhengce/2027.htm');
    await look(page, 'preview');
    await page.getByRole('button', { name: /^存入日历，重新计算 \d+ 件/ }).click();
    await page.getByRole('heading', { name: /期限已重新计算/ }).waitFor({ timeout: 30_000 });
    await page.getByRole('heading', { name: '工作日历已录入到 2027 年' }).waitFor();
    expect(faults).toEqual([]);
  });

  it('changes business hours, sees which deadlines moved, reads it in the case, and takes it back', async () => {
    const page = await openWindow(browser, house, { as: 'bangongshi.head', size: DESK });
    await page.goto('/calendar');
    await page.getByRole('button', { name: '修改办公时间' }).click();
    const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
    await page.getByLabel('从哪一天起执行').fill(today);
    for (const field of await page.getByLabel('下班').all()) {
      if ((await field.inputValue()) === '18:00') await field.fill('17:30');
    }
    await look(page, 'hours');
    await page.getByRole('button', { name: '存入，重新计算期限' }).click();
    await page
      .getByRole('heading', { name: '期限已重新计算：1 件的期限有变化' })
      .waitFor({ timeout: 30_000 });
    await page.getByRole('button', { name: '看看是哪 1 件' }).click();
    await page
      .getByText(/18:00 改为 .*17:30/)
      .first()
      .waitFor();
    await look(page, 'moved');

    const desk = await openWindow(browser, house, { as: 'shuiziyuan.desk1', size: DESK });
    await desk.goto(`/cases/${caseId}`);
    await desk.getByText('日历有变，期限重新计算').first().waitFor();
    await desk
      .getByText(/办公时间调整（/)
      .first()
      .waitFor();

    await page.getByRole('button', { name: '撤销这次改动' }).click();
    await page.getByRole('button', { name: '撤销改动', exact: true }).click();
    await page.getByText(/因 撤销：办公时间调整/).waitFor();
    await page
      .getByRole('heading', { name: '期限已重新计算：1 件的期限有变化' })
      .waitFor({ timeout: 30_000 });
  });
});

it('others read it, on a phone too, without scrolling sideways', async () => {
  for (const as of ['hehu.desk1', 'bangongshi.head']) {
    const page = await openWindow(browser, house, { as, size: PHONE });
    await page.goto('/calendar');
    await page.getByRole('heading', { name: '办公时间' }).waitFor();
    await page
      .getByText(/个工作日/)
      .first()
      .waitFor();
    await look(page, `phone-${as}`);
    expect(await page.getByRole('button', { name: '修改办公时间' }).count()).toBe(
      as === 'hehu.desk1' ? 0 : 1,
    );
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(wide).toBeLessThanOrEqual(0);
  }
});
