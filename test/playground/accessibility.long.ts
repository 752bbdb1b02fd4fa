import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { describe, expect, it, vi } from 'vitest';
import { cell, OWNER, USER_KEY, untilIdle, withBrowser } from './browser.ts';

const AXE = readFileSync(fileURLToPath(new URL('../../node_modules/axe-core/axe.min.js', import.meta.url)), 'utf8');

const open = withBrowser();

const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const { activeElement } = document;
    const row = activeElement?.closest('tr')?.getAttribute('aria-rowindex');
    const column = [...(activeElement?.closest('tr')?.children ?? [])].indexOf(activeElement?.closest('td') as Element);
    return row ? `row ${row}, column ${column}` : (activeElement?.id ?? '');
  });

describe('the playground by keyboard alone', () => {
  it('moves between answers with arrow keys, opens one, and goes back to it', async () => {
    const page = await open();
    await page.locator('#filter').focus();
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('row 2, column 1');
    for (const [key, place] of [
      ['ArrowRight', 'row 2, column 2'],
      ['ArrowDown', 'row 3, column 2'],
      ['End', 'row 3, column 4'],
      ['Home', 'row 3, column 1'],
      ['Control+End', 'row 23, column 4'],
      ['PageUp', 'row 13, column 4'],
      ['Control+Home', 'row 2, column 1'],
      ['ArrowUp', 'row 2, column 1'],
      ['ArrowRight', 'row 2, column 2'],
    ]) {
      await page.keyboard.press(key ?? '');
      expect(await focused(page), key).toBe(place);
    }
    await page.keyboard.press('Enter');
    expect(await focused(page)).toBe('answer-heading');
    expect(await page.locator('#answer-heading').innerText()).toContain('Olive Owner');
    await page.keyboard.press('Escape');
    expect(await focused(page)).toBe('row 2, column 2');
    expect(await page.locator('#answer-content').isVisible()).toBe(false);
    await page.close();
  });
});

const SIZES = [
  [1280, 900],
  [768, 1024],
  [375, 740],
] as const;

describe.each(SIZES)('the playground at %i × %i pixels', (width, height) => {
  it.each(['light', 'dark'] as const)(
    'has no violation that axe knows, with everything open: %s',
    async (colorScheme) => {
      const page = await open('', { viewport: { width, height }, colorScheme });
      await page.evaluate(() => {
        for (const details of document.querySelectorAll('details')) details.open = true;
      });
      await page.selectOption('#api-key-creation', 'NOT_SET');
      await page.selectOption('#service-id-creation', 'NOT_RESTRICTED');
      await untilIdle(page);
      await page.evaluate(AXE);
      const violations = (): Promise<string[]> =>
        page.evaluate(async () => {
          const { axe } = window as unknown as {
            axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
          };
          return (await axe.run()).violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join()}`);
        });
      expect(await violations()).toEqual([]);
      await page.selectOption('#api-key-creation', '');
      await untilIdle(page);
      await cell(page, OWNER, USER_KEY).click();
      await page.locator('#answer-body > details > summary').first().click();
      expect(await violations()).toEqual([]);
      await page.close();
    },
  );

  it('cuts nothing off: neither the page nor the table scrolls sideways, and every answer has its reason', async () => {
    const page = await open('', { viewport: { width, height } });
    await cell(page, OWNER, USER_KEY).click();
    const cut = await page.evaluate(() => {
      const isCut = (node: Element): boolean => {
        const { left, right } = node.getBoundingClientRect();
        return left < 0 || right > innerWidth || node.scrollWidth > node.clientWidth;
      };
      return [...document.querySelectorAll('html, #table, #rows button')].filter(isCut).length;
    });
    expect(cut).toBe(0);
    for (const reason of await page.locator('#rows .phrases > span').all()) expect(await reason.isVisible()).toBe(true);
    await page.close();
  });

  it('opens an answer where one can see both it and the answer in the table', async () => {
    const page = await open('', { viewport: { width, height } });
    const button = cell(page, OWNER, USER_KEY);
    await button.click();
    // Again until the page is at rest: what it draws above the table moves the table for a moment.
    await vi.waitFor(async () => {
      const [answer, chosen] = [await page.locator('#answer').boundingBox(), await button.boundingBox()];
      expect(answer).not.toBeNull();
      expect(chosen).not.toBeNull();
      if (answer === null || chosen === null) return;
      expect(answer.y).toBeGreaterThanOrEqual(0);
      expect(answer.y).toBeLessThan(height - 100);
      const isBeside = answer.x >= chosen.x + chosen.width;
      const isBelow = answer.y >= chosen.y + chosen.height;
      expect(isBeside || isBelow).toBe(true);
    }, 10_000);
    await page.close();
  });
});

describe('the playground on a phone', () => {
  it('shows the first answers before any control', async () => {
    const page = await open('', { viewport: { width: 375, height: 740 } });
    const box = await page.locator('#rows td button').first().boundingBox();
    expect(box?.y).toBeLessThan(740);
    expect(await page.locator('#api-key-creation').isVisible()).toBe(false);
    await page.close();
  });
});
