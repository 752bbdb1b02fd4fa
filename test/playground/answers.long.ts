import { describe, expect, it } from 'vitest';
import {
  cell,
  OWNER,
  paste,
  SERVICE_ID_KEY,
  SETTING,
  SINGLE,
  text,
  USER_KEY,
  untilIdle,
  WEEKLY,
  withBrowser,
} from './browser.ts';

const open = withBrowser();

describe('the playground answers', () => {
  it('the four questions for each principal of the sample, with a reason beside each answer', async () => {
    const page = await open();
    expect(await page.locator('#rows tr').count()).toBe(22);
    expect(await cell(page, OWNER, SETTING).innerText()).toMatch(/Yes\s+has a role/);
    expect(await cell(page, OWNER, USER_KEY).innerText()).toMatch(/No\s+no role/);
    expect(await cell(page, SINGLE, SERVICE_ID_KEY).innerText()).toContain('1 of 2');
    await page.close();
  });

  it('which setting is in force, at which time, and what the audit finds', async () => {
    const page = await open();
    expect(await text(page, '#setting')).toBe(
      'API key creation is restricted: only users with a role that includes it can create user API keys.',
    );
    expect(await text(page, '#moment')).toBe('The answers are for Monday 2026-03-16 15:00:00 UTC.');
    expect(await text(page, '#findings-heading')).toBe('2 findings: 1 medium, 1 info');
    expect(await text(page, '#to-findings')).toBe('2 findings');
    expect(await text(page, '#findings')).toContain('To do: Take the resource group out of its target.');
    await page.close();
  });

  it('with notes on the data, which can be opened', async () => {
    const page = await open();
    await page.locator('#notes > summary').click();
    expect(await text(page, '#notes')).toContain('effectiveSettings is not given');
    await page.close();
  });

  it('beside the table, with what would make it a yes, and the page stays where it is', async () => {
    const page = await open('', { viewport: { width: 1280, height: 900 } });
    await cell(page, OWNER, USER_KEY).scrollIntoViewIfNeeded();
    const before = await page.evaluate(() => scrollY);
    await cell(page, OWNER, USER_KEY).click();
    expect(await page.evaluate(() => scrollY)).toBe(before);
    const [table, answer] = [await page.locator('#table').boundingBox(), await page.locator('#answer').boundingBox()];
    expect(answer?.x).toBeGreaterThan((table?.x ?? 0) + (table?.width ?? 0));
    expect(await text(page, '#answer-heading')).toBe('Can Olive Owner create a user API key?');
    expect(await text(page, '#why')).toContain('User API key creator');
    const remedies = page.locator('#answer-body > details > summary');
    expect(await remedies.allInnerTexts()).toContain('Add Olive Owner to the access group api-key-creators.');
    await remedies.first().click();
    expect(await text(page, '#answer-body > details[open] > pre')).toMatch(/^ibmcloud iam /);
    await page.close();
  });

  it('for each service ID', async () => {
    const page = await open();
    await cell(page, SINGLE, SERVICE_ID_KEY).click();
    expect(await text(page, '#answer-heading')).toBe('Can Sid Single create an API key for payments-prod?');
    expect(await page.locator('.verdict').innerText()).toContain('No');
    await page.locator('.service-ids button', { hasText: 'ci-deployer' }).click();
    expect(await text(page, '#answer-heading')).toBe('Can Sid Single create an API key for ci-deployer?');
    expect(await page.locator('.verdict').innerText()).toContain('Yes');
    await page.close();
  });

  it('without backticks, and counts one thing as one', async () => {
    const page = await open();
    for (const button of await page.locator('#rows td button').all()) {
      await button.click();
      const shownText = await page.locator('body').innerText();
      expect(shownText).not.toContain('`');
      expect(shownText).not.toMatch(/\b1 (?:other )?(?:policies|answers|notes|groups)\b/);
    }
    await page.close();
  });
});

describe('the playground tries', () => {
  it('a setting: who gains and loses what, by name', async () => {
    const page = await open();
    await page.selectOption('#api-key-creation', 'NOT_RESTRICTED');
    expect(await text(page, '#setting')).toContain('What if: API key creation is not restricted');
    expect(await text(page, '#changes')).toContain('9 answers change: 9 gained.');
    expect(await text(page, '#changes')).toContain('Olive Owner (IBMid-060000OWNR): the setting restricts nobody');
    expect(await cell(page, OWNER, USER_KEY).innerText()).toMatch(/Yes\s+not restricted/);
    await page.selectOption('#api-key-creation', '');
    await untilIdle(page);
    expect(await page.locator('#preview').isVisible()).toBe(false);
    await page.close();
  });

  it('a setting that locks everyone out, and says so in a sentence', async () => {
    const page = await open();
    const principals = [{ kind: 'user', id: 'IBMid-1', state: 'ACTIVE', name: 'Ada Admin' }];
    await paste(page, { id: 'a', apiKeyCreation: 'NOT_RESTRICTED', principals, accessGroups: [], policies: [] });
    await page.selectOption('#api-key-creation', 'RESTRICTED');
    expect(await text(page, '.lockout')).toMatch(/^Nobody can create a user API key any more/);
    expect(await text(page, '#changes')).toContain('Ada Admin (IBMid-1): no policy grants it');
    await page.close();
  });

  it('another time: the clock moves out of a weekly window and back', async () => {
    const page = await open();
    for (const [steps, answer] of [
      ['0', 'Yes'],
      ['24', 'No'],
      ['0', 'Yes'],
    ] as const) {
      await page.locator('#clock').fill(steps);
      await untilIdle(page);
      expect(await cell(page, WEEKLY, USER_KEY).innerText()).toContain(answer);
    }
    await page.close();
  });

  it('one service ID', async () => {
    const page = await open();
    await page.selectOption('#service-id', { label: await serviceIdLabel(page, 'ci-deployer') });
    await untilIdle(page);
    expect(await cell(page, SINGLE, SERVICE_ID_KEY).innerText()).toMatch(/Yes\s+has a role/);
    await page.close();
  });
});

async function serviceIdLabel(page: Awaited<ReturnType<typeof open>>, name: string): Promise<string> {
  return page.locator('#service-id option', { hasText: name }).innerText();
}
