import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DESK, faultsOf, openBrowser, openWindow, PHONE } from './browser.ts';
import { type House, openHouse, REFUSAL } from './server.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const SERIOUS: readonly (string | null | undefined)[] = ['serious', 'critical'];

let house: House;
let browser: Browser;
let waiting = '';
let open = '';

beforeAll(async () => {
  house = await openHouse();
  browser = await openBrowser();
  waiting = (await house.register('shuiziyuan.desk1', { title: '申请打一口灌溉机井' })).id;
  await house.act('shuiziyuan.desk1', waiting, 'propose-refusal', REFUSAL);
  await house.act('shuiziyuan.head', waiting, 'pass-up', { judgement: 'unsure', opinion: '请上级研判。' });
  open = (await house.register('shuiziyuan.desk1', { title: '请求疏通支渠', kind: 'consultation' })).id;
});
afterAll(async () => {
  await browser?.close();
  await house?.close();
});

/** Serious faults of the page as it stands: which rule, and where. */
async function seriousFaults(page: Page): Promise<string[]> {
  await page.waitForLoadState('networkidle');
  await page.evaluate(axe);
  const { violations, passes } = await page.evaluate(() =>
    (globalThis as unknown as { axe: { run: () => Promise<AxeResults> } }).axe.run(),
  );
  expect(passes.length).toBeGreaterThan(10);
  return violations
    .filter(({ impact }) => SERIOUS.includes(impact))
    .flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

interface Place {
  readonly place: string;
  /** Who looks; nobody is logged in where it is left out. */
  readonly as?: string;
  readonly path: () => string;
  /** What they open there. */
  readonly opens?: (page: Page) => Promise<unknown>;
}

const onWaiting = () => `/cases/${waiting}`;
const onOpen = () => `/cases/${open}`;
const pressing = (name: string) => (page: Page) => press(page, name);
const leader = (place: string, path: () => string, opens?: Place['opens']): Place => ({
  place,
  as: 'leader5',
  path,
  ...(opens && { opens }),
});
const desk = (place: string, path: () => string, opens?: Place['opens']): Place => ({
  ...leader(place, path, opens),
  as: 'shuiziyuan.desk1',
});

const PLACES: readonly Place[] = [
  { place: '登录', path: () => '/login', opens: pressing('登录') },
  leader('待办', () => '/inbox'),
  leader('等我决定的一件', onWaiting),
  leader('审批表', onWaiting, pressing('审批表')),
  leader('时限怎么算的', onWaiting, pressing('时限怎么算的')),
  leader('更多', onWaiting, pressing('更多')),
  leader('能办', onWaiting, pressing('能办，交办')),
  leader('报上一级', onWaiting, pressing('报主要领导')),
  leader('我的', () => '/account'),
  leader('没有这一页', () => '/nowhere'),
  desk('登记', () => '/register'),
  desk('登记，没填', () => '/register', pressing('登记，出回执')),
  desk('办件', () => '/cases', pressing('更多条件')),
  desk('等我办理的一件', onOpen),
  desk('轮到别人的一件', onWaiting),
  desk('拟说“不”', onOpen, pressing('拟说“不”，报科室负责人')),
  desk('答复', onOpen, pressing('答复申请人，办结')),
  desk('显示号码', onOpen, pressing('显示号码')),
  { place: '待办，没有', as: 'leader7', path: () => '/inbox' },
];

describe.each([
  ['桌面', DESK],
  ['手机', PHONE],
] as const)('%s', (_name, size) => {
  const windows = new Map<string | undefined, Promise<Page>>();
  const windowOf = (as: string | undefined): Promise<Page> => {
    const known = windows.get(as) ?? openWindow(browser, house, { ...(as && { as }), size });
    windows.set(as, known);
    return known;
  };

  it.each(PLACES)('$place：没有严重的无障碍问题，也没有脚本错误', async ({ as, path, opens }) => {
    const page = await windowOf(as);
    const faults = faultsOf(page);
    await page.goto(path());
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    await opens?.(page);
    expect({ serious: await seriousFaults(page), faults }).toEqual({ serious: [], faults: [] });
  });
});
