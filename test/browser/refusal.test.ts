import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ProgressDto } from '../../src/contract/public.ts';
import { faultsOf, openBrowser, openWindow } from './browser.ts';
import { type House, openHouse } from './server.ts';

const OWN_PASSWORD = 'Flight-of-locks-4';

let house: House;
let browser: Browser;

beforeAll(async () => {
  house = await openHouse({ firstPasswords: true });
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await house?.close();
});

/** Somebody's first day: the printed password, then one's own, then the inbox. */
async function arrive(username: string): Promise<Page> {
  const page = await openWindow(browser, house, {});
  await page.goto('/');
  await page.getByLabel('用户名').fill(username);
  await page.getByLabel('密码', { exact: true }).fill(house.passwordOf(username));
  await button(page, '登录').click();
  await page.getByRole('heading', { name: '先换成自己的密码' }).waitFor();
  await page.getByLabel('现在的密码').fill(house.passwordOf(username));
  await page.getByLabel('新密码', { exact: true }).fill(OWN_PASSWORD);
  await page.getByLabel('再输一遍新密码').fill(OWN_PASSWORD);
  await button(page, '换好密码，开始').click();
  await page.getByRole('heading', { level: 1, name: /等我/ }).waitFor();
  return page;
}

/** The case that waits first in somebody's inbox. */
async function openFirst(page: Page): Promise<void> {
  await page.goto('/inbox');
  await page.getByRole('heading', { level: 2 }).getByRole('link').click();
  await page.getByRole('heading', { name: '申请在承包地打一口灌溉机井' }).waitFor();
}

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const sheet = (page: Page) => page.getByRole('dialog');

/** @clause 3.2 */
describe('拟说“不”，三级审核，答复，申请人看到结果', () => {
  it('is registered, climbs the chain, is answered, and public progress shows it', async () => {
    const desk = await arrive('shuiziyuan.desk1');
    const faults = faultsOf(desk);

    await desk.goto('/register');
    await desk.getByLabel('姓名').fill('申请人甲');
    await desk.getByLabel('电话', { exact: true }).last().fill('0377-00004321');
    await desk.getByLabel('一句话说清').fill('申请在承包地打一口灌溉机井');
    await button(desk, '登记，出回执').click();
    await desk.getByRole('heading', { name: '已登记，请把回执交给申请人' }).waitFor();
    const code = (await desk.locator('.receipt-code dd').textContent()) ?? '';
    expect(await desk.getByRole('article', { name: '回执' }).textContent()).toContain(
      '水资源管理科首问责任岗（一）',
    );
    await desk.getByRole('link', { name: '打开这件' }).click();

    await button(desk, '拟说“不”，报科室负责人').click();
    await sheet(desk).getByLabel('客观条件不具备').check();
    await sheet(desk).getByLabel('说“不”理由').fill('所在村组年度取水指标已经全部分配，没有余量。');
    await sheet(desk)
      .getByLabel('已经做了哪些努力')
      .fill('核对了取水台账，问过邻近三个乡镇，都没有可调剂的指标。');
    await sheet(desk)
      .getByLabel('说“行”建议')
      .fill('可以从在建的引水支渠接水灌溉，请到农村水利水电科登记接水口。');
    await sheet(desk).getByLabel('已听取').check();
    await sheet(desk).getByLabel('申请人怎么说').fill('愿意等支渠通水。');
    await sheet(desk).getByRole('button', { name: '拟说“不”，报科室负责人' }).click();
    await desk.getByText('现在由 水资源管理科负责人 处理').first().waitFor();

    const head = await arrive('shuiziyuan.head');
    await openFirst(head);
    await button(head, '报分管领导').click();
    await sheet(head).getByRole('button', { name: '理由属实，不能办' }).click();
    await sheet(head).getByRole('button', { name: '报分管领导' }).click();
    await head.getByRole('heading', { name: '没有等我决定的' }).waitFor();

    const leader = await arrive('leader5');
    await openFirst(leader);
    await button(leader, '报主要领导').click();
    await sheet(leader).getByRole('button', { name: '理由属实，不能办' }).click();
    await sheet(leader).getByRole('button', { name: '报主要领导' }).click();
    await leader.getByRole('heading', { name: '没有等我决定的' }).waitFor();

    const principal = await arrive('leader1');
    await openFirst(principal);
    await button(principal, '审定不能办').click();
    expect(await sheet(principal).textContent()).toContain('将告诉申请人“申请在承包地打一口灌溉机井”办不成');
    await sheet(principal).getByRole('button', { name: '同意各级意见' }).click();
    await sheet(principal).getByRole('button', { name: '审定不能办' }).click();
    await principal.getByRole('heading', { name: '没有等我决定的' }).waitFor();

    await openFirst(desk);
    await button(desk, '答复申请人').click();
    // Reason and way forward come from the approved proposal; only the call is new.
    expect(await sheet(desk).getByLabel('说“行”建议').inputValue()).toContain('引水支渠');
    await sheet(desk).getByLabel('答复内容').fill('经逐级审定，目前没有取水指标，暂时不能批准打井。');
    await sheet(desk).getByLabel('拨打的号码').fill('0377-00004321');
    await sheet(desk).getByLabel('告知了什么').fill('说明了没有指标的情况和接支渠的办法。');
    await sheet(desk).getByLabel('申请人怎么说').fill('知道了，去登记接水口。');
    await sheet(desk).getByRole('button', { name: '答复申请人' }).click();
    await desk.getByText('这件已经办结').first().waitFor();

    const progress = await house.askPublicly<ProgressDto>('/progress', { code, phoneTail: '4321' });
    expect(progress.answer).toMatchObject({
      outcome: 'refused',
      wayForward: '可以从在建的引水支渠接水灌溉，请到农村水利水电科登记接水口。',
    });
    expect(faults).toEqual([]);
  });
});
