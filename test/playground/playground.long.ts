import { readFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const PAGE = fileURLToPath(new URL('../../reports/playground/index.html', import.meta.url));
const AXE = fileURLToPath(new URL('../../node_modules/axe-core/axe.min.js', import.meta.url));
const SCHEMA = new URL('../../src/vectors/schema.json', import.meta.url);

const OWNER = 'IBMid-060000OWNR';
const WEEKLY = 'IBMid-060009WKLY';

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

async function open(fragment = '', options: Parameters<Browser['newPage']>[0] = {}): Promise<Page> {
  const page = await browser.newPage(options);
  page.on('pageerror', (error) => {
    throw error;
  });
  await page.route(/^(?!file:)/, (route) => {
    throw new Error(`the page asked for ${route.request().url()}`);
  });
  await page.goto(pathToFileURL(PAGE).href + fragment);
  return page;
}

const cell = (page: Page, principal: string, column: number) =>
  page.locator('tbody tr', { hasText: principal }).locator('td button').nth(column);

describe('the playground', () => {
  it('ships with the sample account, and answers all four questions in words', async () => {
    const page = await open();
    expect(await page.locator('tbody tr').count()).toBe(22);
    expect(await cell(page, OWNER, 0).innerText()).toContain('allow');
    expect(await cell(page, OWNER, 1).innerText()).toContain('deny');
    expect(await page.locator('#summary').innerText()).toContain('2026-03-16T15:00:00.000Z');
    await page.close();
  });

  it('explains a cell, with what would make it a yes, by keyboard alone', async () => {
    const page = await open();
    await cell(page, OWNER, 1).focus();
    await page.keyboard.press('Enter');
    const detail = page.locator('#detail');
    expect(await detail.innerText()).toContain('User API key creator');
    expect(await detail.locator('summary', { hasText: 'Remedy 1' }).count()).toBe(1);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('detail-heading');
    await page.close();
  });

  it('previews a setting, and names the lockouts', async () => {
    const page = await open();
    await page.selectOption('#api-key-creation', 'NOT_RESTRICTED');
    expect(await page.locator('#preview').innerText()).toMatch(/\d+ gained/);
    expect(await cell(page, OWNER, 1).innerText()).toContain('not-restricted');
    await page.close();
  });

  it('moves the clock out of a weekly window and back', async () => {
    const page = await open();
    expect(await cell(page, WEEKLY, 1).innerText()).toContain('allow');
    await page.locator('#clock').fill('24');
    expect(await cell(page, WEEKLY, 1).innerText()).toContain('deny');
    await page.locator('#clock').fill('0');
    expect(await cell(page, WEEKLY, 1).innerText()).toContain('allow');
    await page.close();
  });

  it('takes an account that is pasted, and tells what is wrong with one that is not', async () => {
    const page = await open();
    await page.locator('#input-details summary').click();
    await page.locator('#input').fill('{"id":"a","principals":[],"accessGroups":[],"policies":[],"polices":[]}');
    await page.locator('#read').click();
    expect(await page.locator('#problems').innerText()).toContain('did you mean `policies`');
    const principals = [{ kind: 'user', id: 'IBMid-<img src=x onerror=alert(1)>', state: 'ACTIVE' }];
    const account = { id: 'a', apiKeyCreation: 'NOT_SET', principals, accessGroups: [], policies: [] };
    await page.locator('#input').fill(JSON.stringify(account));
    await page.locator('#read').click();
    expect(await page.locator('#problems').innerText()).toBe('');
    expect(await page.locator('tbody tr').count()).toBe(1);
    expect(await page.locator('tbody img').count()).toBe(0);
    await page.close();
  });

  it('takes bodies as files, one after the other', async () => {
    const page = await open();
    const payload = (name: string): string =>
      fileURLToPath(new URL(`../../docs/examples/payloads/${name}.json`, import.meta.url));
    await page.locator('#input-details summary').click();
    await page
      .locator('#files')
      .setInputFiles([payload('other/account-settings-not-restricted'), payload('users-list')]);
    await page.waitForFunction(() => document.getElementById('summary')?.textContent?.includes('incomplete'));
    expect(await cell(page, OWNER, 1).innerText()).toContain('not-restricted');
    await page.close();
  });

  it('copies a decision as a vector that the schema takes, and a link that opens the same answer', async () => {
    const page = await open();
    await cell(page, OWNER, 1).click();
    const copied = async (name: string): Promise<string> => {
      await page.evaluate(() => {
        Object.defineProperty(navigator, 'clipboard', {
          configurable: true,
          value: { writeText: async (text: string) => Object.assign(window, { copied: text }) },
        });
      });
      await page.getByRole('button', { name }).click();
      return page.evaluate(() => (window as unknown as { copied: string }).copied);
    };
    const vector: unknown = JSON.parse(await copied('Copy as a conformance vector'));
    const validate = new Ajv2020({ strict: false }).compile(JSON.parse(readFileSync(SCHEMA, 'utf8')));
    expect(validate({ vectors: [vector] }), JSON.stringify(validate.errors)).toBe(true);
    const link = await copied('Copy a link');
    const again = await open(new URL(link).hash);
    expect(await again.locator('#detail').innerText()).toContain('User API key creator');
    await again.close();
    await page.close();
  });

  it.each([
    ['wide, light', { viewport: { width: 1280, height: 900 }, colorScheme: 'light' as const }],
    ['narrow, light', { viewport: { width: 360, height: 740 }, colorScheme: 'light' as const }],
    ['wide, dark', { viewport: { width: 1280, height: 900 }, colorScheme: 'dark' as const }],
  ])('has no violation of accessibility that axe knows: %s', async (_, options) => {
    const page = await open('', options);
    await cell(page, OWNER, 1).click();
    await page.evaluate(readFileSync(AXE, 'utf8'));
    const violations = await page.evaluate(async () => {
      const { axe } = window as unknown as {
        axe: { run(): Promise<{ violations: { id: string; nodes: unknown[] }[] }> };
      };
      return (await axe.run()).violations.map(({ id, nodes }) => `${id}: ${nodes.length}`);
    });
    expect(violations).toEqual([]);
    await page.close();
  });

  it('answers for 1,000 users and 4,000 policies within a frame or few, and moves its clock as fast', async () => {
    const page = await open();
    const users = Array.from({ length: 1000 }, (_, index) => `IBMid-${100_000 + index}`);
    const account = {
      id: 'large',
      apiKeyCreation: 'RESTRICTED',
      serviceIdCreation: 'RESTRICTED',
      principals: users.map((id) => ({ kind: 'user', id, state: 'ACTIVE' })),
      accessGroups: [],
      policies: Array.from({ length: 4000 }, (_, index) => ({
        id: `policy-${index}`,
        subject: { principal: users[index % users.length] },
        roles: ['crn:v1:bluemix:public:iam::::role:Administrator'],
        target: { attributes: [{ key: 'serviceName', value: index % 10 === 0 ? 'iam-identity' : 'kms' }] },
      })),
    };
    await page.locator('#input-details summary').click();
    await page.locator('#input').fill(JSON.stringify(account));
    await page.locator('#read').click();
    expect(await page.locator('tbody tr').count()).toBe(1000);
    const spent = await page.evaluate(() => {
      const clock = document.getElementById('clock') as HTMLInputElement;
      const start = performance.now();
      clock.value = '5';
      clock.dispatchEvent(new Event('input'));
      return performance.now() - start;
    });
    console.log(`1,000 users, 4,000 policies: the clock moves in ${spent.toFixed(0)} ms`);
    expect(await page.locator('#summary').innerText()).toContain('17:30');
    await page.close();
  });
});
