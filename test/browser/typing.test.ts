import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CaseDto, CaseListItemDto } from '../../src/contract/cases.ts';
import { openBrowser, openWindow } from './browser.ts';
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

describe('只用键盘登记', () => {
  it('registers a request with a matter found by its initials, without touching the mouse', async () => {
    const page = await openWindow(browser, house, { as: 'shuiziyuan.desk1' });
    await page.goto('/register');
    await page.getByRole('radio', { name: '窗口' }).focus();
    const { keyboard } = page;

    await keyboard.press('ArrowRight');
    expect(await page.getByRole('radio', { name: '电话' }).isChecked()).toBe(true);
    await keyboard.press('Enter');
    await keyboard.press('Enter');
    await keyboard.type('申请人乙');
    await keyboard.press('Enter');
    await keyboard.type('0377-00000102');
    await keyboard.press('Enter');
    await keyboard.press('Enter');
    await keyboard.type('qsxk');
    await page
      .getByRole('option', { name: /取水许可/ })
      .first()
      .waitFor({ state: 'attached' });
    await keyboard.press('Enter');
    await keyboard.press('Enter');
    await keyboard.press('Enter');
    await keyboard.type('申请新办取水许可');
    await keyboard.press('Control+Enter');

    await page.getByRole('heading', { name: '已登记，请把回执交给申请人' }).waitFor();
    const { items } = await house.ask<{ items: CaseListItemDto[] }>(
      'shuiziyuan.desk1',
      'GET',
      `/cases?q=${encodeURIComponent('新办取水')}`,
    );
    expect(items[0]).toMatchObject({ title: '申请新办取水许可', channel: 'phone' });
    expect(items[0]?.matterName).toContain('取水许可');
  });

  it('says what is missing at the field itself, and goes there', async () => {
    const page = await openWindow(browser, house, { as: 'hehu.desk1' });
    await page.goto('/register');
    await page.getByLabel('一句话说清').fill('申请打井');
    await page.keyboard.press('Control+Enter');
    await page.getByText('请填写申请人姓名或单位名称').waitFor();
    expect(await page.getByLabel('姓名').evaluate((field) => field === document.activeElement)).toBe(true);
    expect(await page.getByLabel('一句话说清').inputValue()).toBe('申请打井');
  });
});

describe('草稿', () => {
  it('brings back what was typed at registration after a reload', async () => {
    const page = await openWindow(browser, house, { as: 'shuiziyuan.desk2' });
    await page.goto('/register');
    await page.getByLabel('一句话说清').fill('反映河沟断流');
    await page.getByText('草稿已保存').waitFor();
    await page.reload();
    await page.getByText('已带出上次的草稿').waitFor();
    expect(await page.getByLabel('一句话说清').inputValue()).toBe('反映河沟断流');
  });

  it('brings back an opinion after a reload, and drops it once it has been given', async () => {
    const { id } = await house.register('shuiziyuan.desk1', { title: '请求疏通支渠' });
    await house.act('shuiziyuan.desk1', id, 'propose-refusal', REFUSAL);
    const page = await openWindow(browser, house, { as: 'shuiziyuan.head' });
    const sheet = page.getByRole('dialog');
    await page.goto(`/cases/${id}`);
    await page.getByRole('button', { name: '退回补充' }).click();
    await sheet.getByLabel('还缺什么').fill('请补充三个乡镇的书面答复。');
    await page.getByText('草稿已保存').waitFor();
    await page.reload();
    await page.getByRole('button', { name: '退回补充' }).click();
    await page.getByText('已带出上次的草稿').waitFor();
    expect(await sheet.getByLabel('还缺什么').inputValue()).toBe('请补充三个乡镇的书面答复。');
    await sheet.getByRole('button', { name: '退回补充' }).click();
    await page.getByText('退回补充，已完成').waitFor();
    const { items } = await house.ask<{ items: { key: string }[] }>('shuiziyuan.head', 'GET', '/drafts');
    expect(items.filter(({ key }) => key.includes(id))).toEqual([]);
  });
});

describe('什么都不丢', () => {
  it('keeps the opinion when somebody else decided meanwhile, and says what happened', async () => {
    const { id } = await house.register('shuiziyuan.desk1', { title: '请求增加用水指标' });
    await house.act('shuiziyuan.desk1', id, 'propose-refusal', REFUSAL);
    const page = await openWindow(browser, house, { as: 'shuiziyuan.head' });
    const sheet = page.getByRole('dialog');
    await page.goto(`/cases/${id}`);
    await page.getByRole('button', { name: '退回补充' }).click();
    await sheet.getByLabel('还缺什么').fill('请补充台账。');
    await house.act('shuiziyuan.head', id, 'pass-up', { judgement: 'infeasible', opinion: '情况属实。' });
    await sheet.getByRole('button', { name: '退回补充' }).click();
    await sheet.getByText('这一步现在不能做了；写好的内容还在').waitFor();
    expect(await sheet.getByLabel('还缺什么').inputValue()).toBe('请补充台账。');
    const now = await house.ask<CaseDto>('shuiziyuan.desk1', 'GET', `/cases/${id}`);
    expect(now.level).toBe(3);
  });

  it('lets one log in again over the page when the session has ended, with everything still there', async () => {
    const { id } = await house.register('shuiziyuan.desk1', { title: '请求清理淤泥' });
    const page = await openWindow(browser, house, { as: 'shuiziyuan.desk1' });
    await page.goto(`/cases/${id}`);
    await page.getByRole('button', { name: '记录进展' }).click();
    await page.getByRole('dialog').getByLabel('进展', { exact: true }).fill('已到现场看过。');
    await page.getByText('草稿已保存').waitFor();
    await page.context().clearCookies();
    await page.getByRole('dialog').getByRole('button', { name: '记录进展' }).click();
    const again = page.getByRole('dialog', { name: '登录时间到了，请再登录一次' });
    await again.getByLabel('密码').fill(house.passwordOf('shuiziyuan.desk1'));
    await again.getByRole('button', { name: '登录' }).click();
    await again.waitFor({ state: 'hidden' });
    expect(await page.getByLabel('进展', { exact: true }).inputValue()).toBe('已到现场看过。');
    await page.getByRole('dialog').getByRole('button', { name: '记录进展' }).click();
    await page.getByText('记录进展，已完成').waitFor();
  });

  it('says so when there is no network, and sends the same thing once it is back', async () => {
    const { id } = await house.register('shuiziyuan.desk1', { title: '请求修缮闸门' });
    const page = await openWindow(browser, house, { as: 'shuiziyuan.desk1' });
    const sheet = page.getByRole('dialog');
    await page.goto(`/cases/${id}`);
    await page.getByRole('button', { name: '记录进展' }).click();
    await sheet.getByLabel('进展', { exact: true }).fill('已联系厂家。');
    await page.context().setOffline(true);
    await sheet.getByRole('button', { name: '记录进展' }).click();
    await sheet.getByText('现在连不上服务器').waitFor();
    expect(await sheet.getByLabel('进展', { exact: true }).inputValue()).toBe('已联系厂家。');
    await page.context().setOffline(false);
    await sheet.getByRole('button', { name: '记录进展' }).click();
    await page.getByText('记录进展，已完成').waitFor();
    const { items } = await house.ask<{ items: { type: string }[] }>(
      'shuiziyuan.desk1',
      'GET',
      `/cases/${id}/events`,
    );
    expect(items.filter(({ type }) => type === 'progress-recorded')).toHaveLength(1);
  });
});
