import { fileURLToPath, pathToFileURL } from 'node:url';
import { type Browser, type BrowserContextOptions, chromium, type Locator, type Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';

const PAGE = fileURLToPath(new URL('../../reports/playground/index.html', import.meta.url));

export const OWNER = 'IBMid-060000OWNR';
export const WEEKLY = 'IBMid-060009WKLY';
/** A principal who may create API keys for one of the two service IDs. */
export const SINGLE = 'IBMid-060008ONES';

/** The columns of the table. */
export const SETTING = 0;
export const USER_KEY = 1;
export const SERVICE_ID_KEY = 2;

export type Open = (fragment?: string, options?: BrowserContextOptions) => Promise<Page>;

/** Starts a browser for the tests of a file. The page may not use the network, and an error in it fails the test. */
export function withBrowser(): Open {
  let browser: Browser;
  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
    });
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
  });
  return async (fragment = '', options = {}) => {
    const page = await browser.newPage(options);
    page.setDefaultTimeout(20_000);
    page.on('pageerror', (error) => {
      throw error;
    });
    await page.route(/^(?!file:)/, (route) => {
      throw new Error(`the page requested ${route.request().url()}`);
    });
    await page.goto(pathToFileURL(PAGE).href + fragment);
    await page.locator('#rows tr').first().waitFor();
    return page;
  };
}

/** The answer in the row of a principal. */
export function cell(page: Page, principal: string, column: number): Locator {
  return page.locator('#rows tr', { hasText: principal }).locator('td button').nth(column);
}

/** What the page shows in an element, once a frame has been drawn. */
export async function text(page: Page, selector: string): Promise<string> {
  await untilIdle(page);
  return page.locator(selector).innerText();
}

/** Waits until the page has drawn what changed, and the preview and the findings, which wait for the controls to rest. */
export async function untilIdle(page: Page): Promise<void> {
  await page.evaluate(() => new Promise((resolve) => setTimeout(() => requestAnimationFrame(resolve), 250)));
}

/** Adds an account or a body by pasting it. */
export async function paste(page: Page, json: unknown): Promise<void> {
  const isOpen = await page.locator('#input').isVisible();
  if (!isOpen) await page.locator('#input-details > summary').click();
  await page.locator('#input').fill(JSON.stringify(json));
  await page.locator('#read').click();
  await untilIdle(page);
}
