import { describe, expect, it } from 'vitest';
import { paste, text, untilIdle, withBrowser } from './browser.ts';

const open = withBrowser();

const USERS = Array.from({ length: 1000 }, (_, index) => `IBMid-${100_000 + index}`);

const ACCOUNT = {
  id: 'large',
  apiKeyCreation: 'RESTRICTED',
  serviceIdCreation: 'RESTRICTED',
  principals: USERS.map((id) => ({ kind: 'user', id, state: 'ACTIVE' })),
  accessGroups: [],
  policies: Array.from({ length: 4000 }, (_, index) => ({
    id: `policy-${index}`,
    subject: { principal: USERS[index % USERS.length] },
    roles: ['crn:v1:bluemix:public:iam::::role:Administrator'],
    target: { attributes: [{ key: 'serviceName', value: index % 10 === 0 ? 'iam-identity' : 'kms' }] },
  })),
};

describe('the playground with 1,000 users and 4,000 policies', () => {
  it('draws the rows that one can see, and more of them as one goes on', async () => {
    const page = await open();
    await paste(page, ACCOUNT);
    const rows = page.locator('#rows tr');
    expect(await rows.count()).toBe(50);
    expect(await page.locator('#table').getAttribute('aria-rowcount')).toBe('1001');
    expect(await page.evaluate(() => document.querySelectorAll('*').length)).toBeLessThan(2000);
    await page.locator('#more').scrollIntoViewIfNeeded();
    await expect.poll(() => rows.count()).toBeGreaterThanOrEqual(100);
    expect(await rows.count()).toBeLessThanOrEqual(200);
    await page.locator('#filter').fill('IBMid-100999');
    expect(await rows.count()).toBe(1);
    await page.close();
  });

  it('reaches the last row by keyboard', async () => {
    const page = await open();
    await paste(page, ACCOUNT);
    await page.locator('#rows button').first().focus();
    await page.keyboard.press('Control+End');
    expect(await page.evaluate(() => document.activeElement?.closest('tr')?.innerText)).toContain('IBMid-100999');
    await page.close();
  });

  it('draws once a frame however fast the clock moves, and touches no answer that stays', async () => {
    const page = await open();
    await paste(page, ACCOUNT);
    const { changes, draws } = await page.evaluate(async () => {
      const counted = { changes: 0, draws: 0 };
      const rows = document.getElementById('rows') as HTMLElement;
      const moment = document.getElementById('moment') as HTMLElement;
      const all = { childList: true, subtree: true, attributes: true, characterData: true };
      const table = new MutationObserver((records) => {
        counted.changes += records.length;
      });
      table.observe(rows, all);
      const time = new MutationObserver(() => {
        counted.draws += 1;
      });
      time.observe(moment, all);
      const clock = document.getElementById('clock') as HTMLInputElement;
      for (let step = 1; step <= 100; step++) {
        clock.value = `${step}`;
        clock.dispatchEvent(new Event('input'));
      }
      await new Promise((resolve) => setTimeout(() => requestAnimationFrame(resolve), 250));
      return counted;
    });
    expect(draws).toBe(1);
    expect(changes).toBe(0);
    await untilIdle(page);
    expect(await text(page, '#moment')).toContain('UTC');
    await page.close();
  });
});
