/** A browser as people have it: a desk or a phone, Chinese, in Shanghai. */
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import type { House } from './server.ts';

export const DESK = { width: 1440, height: 900 };
export const PHONE = { width: 390, height: 844 };

export const openBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-dev-shm-usage'],
    env: { ...process.env, LANGUAGE: 'zh_CN' },
  });

/** A window in which somebody is logged in, or nobody. */
export async function openWindow(
  browser: Browser,
  house: House,
  { as, size = DESK }: { readonly as?: string; readonly size?: typeof DESK },
): Promise<Page> {
  const phone = size.width < 500;
  const context = await browser.newContext({
    baseURL: house.url,
    viewport: size,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
    isMobile: phone,
    hasTouch: phone,
  });
  if (as !== undefined) await logIn(context, house, as);
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  return page;
}

async function logIn(context: BrowserContext, house: House, username: string): Promise<void> {
  const answer = await context.request.post('/api/v1/sessions', {
    data: { username, password: house.passwordOf(username) },
  });
  if (!answer.ok()) throw new Error(`${username} cannot log in: ${await answer.text()}`);
}

/** Faults that the browser met: thrown errors, and scripts or styles that the page's own policy refused. */
export function faultsOf(page: Page): string[] {
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    const said = message.text();
    // An answer of 4xx is part of the journey; whatever else is an error is one.
    if (message.type() === 'error' && !said.includes('Failed to load resource')) faults.push(said);
  });
  return faults;
}
