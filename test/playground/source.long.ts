import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { cell, OWNER, paste, text, USER_KEY, untilIdle, withBrowser } from './browser.ts';

const open = withBrowser();

const payload = (name: string): string =>
  fileURLToPath(new URL(`../../docs/examples/payloads/${name}.json`, import.meta.url));

const OF_ANOTHER = {
  account_id: 'another',
  restrict_create_service_id: 'NOT_RESTRICTED',
  restrict_create_platform_apikey: 'NOT_RESTRICTED',
};

describe("the playground takes one's own account", () => {
  it('as files that are added one after the other: the first one replaces the sample, and the clock is now', async () => {
    const page = await open();
    await page.locator('#input-details > summary').click();
    const began = Date.now();
    await page.locator('#files').setInputFiles([payload('users-list')]);
    await untilIdle(page);
    expect(await page.locator('#answers').isVisible()).toBe(false);
    expect(await text(page, '#problems')).toContain("The account's settings are still missing");
    await page.locator('#files').setInputFiles([payload('other/account-settings-not-restricted')]);
    expect(await text(page, '#problems')).toBe('');
    expect(await text(page, '#setting')).toContain('API key creation is not restricted');
    expect(await text(page, '#partial')).toContain('Missing: policies, access groups');
    expect(await text(page, '#read-bodies')).toBe('Added: users-list.json, account-settings-not-restricted.json');
    expect(await text(page, '#account-kind')).toBe('Account');
    expect(await cell(page, OWNER, USER_KEY).innerText()).toContain('not restricted');
    const time = Date.parse(`${await page.locator('#time').inputValue()}Z`);
    expect(time).toBeGreaterThanOrEqual(began - 1000);
    expect(time).toBeLessThanOrEqual(Date.now());
    await page.close();
  });

  it('and refuses a body of a second account, until the first one is cleared', async () => {
    const page = await open();
    await page.locator('#input-details > summary').click();
    await page.locator('#files').setInputFiles([payload('account-settings-restricted'), payload('users-list')]);
    await untilIdle(page);
    await paste(page, OF_ANOTHER);
    expect(await text(page, '#problems')).toContain('is of the account');
    expect(await text(page, '#setting')).toContain('API key creation is restricted');
    await page.locator('#clear').click();
    expect(await text(page, '#empty')).toContain('No account is open');
    expect(await page.locator('#answers').isVisible()).toBe(false);
    await paste(page, OF_ANOTHER);
    expect(await text(page, '#account-id')).toBe('another');
    expect(await text(page, '#setting')).toContain('API key creation is not restricted');
    await page.locator('#sample').click();
    expect(await text(page, '#account-kind')).toBe('Sample account');
    expect(await text(page, '#moment')).toContain('2026-03-16 15:00:00');
    await page.close();
  });

  it('as a pasted account, and says what is wrong with an invalid one', async () => {
    const page = await open();
    await paste(page, { id: 'a', principals: [], accessGroups: [], policies: [], polices: [] });
    expect(await text(page, '#problems')).toContain('did you mean policies');
    const principals = [{ kind: 'user', id: 'IBMid-<img src=x onerror=alert(1)>', state: 'ACTIVE' }];
    await paste(page, { id: 'a', apiKeyCreation: 'NOT_SET', principals, accessGroups: [], policies: [] });
    expect(await text(page, '#problems')).toBe('');
    expect(await page.locator('#rows tr').count()).toBe(1);
    expect(await page.locator('#rows img').count()).toBe(0);
    await page.close();
  });

  it('as files that are dropped on the page', async () => {
    const page = await open();
    await page.evaluate((json) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([json], 'settings.json'));
      document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
    }, JSON.stringify(OF_ANOTHER));
    await expect.poll(() => page.locator('#account-id').innerText()).toBe('another');
    await page.close();
  });

  it('and keeps what is open where a file is not JSON', async () => {
    const page = await open();
    await page.locator('#input-details > summary').click();
    await page.locator('#files').setInputFiles([{ name: 'a.json', mimeType: 'text/plain', buffer: Buffer.from('{') }]);
    await page.locator('#problems p').waitFor();
    expect(await text(page, '#problems')).toContain('a.json is not JSON');
    expect(await text(page, '#account-kind')).toBe('Sample account');
    await page.close();
  });
});
