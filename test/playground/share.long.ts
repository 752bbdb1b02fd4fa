import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { cell, OWNER, text, USER_KEY, withBrowser } from './browser.ts';

const SCHEMA = new URL('../../src/vectors/schema.json', import.meta.url);

const open = withBrowser();

describe('the playground', () => {
  it('copies a decision as a vector that the schema accepts, and a link that opens the same answer', async () => {
    const page = await open();
    await cell(page, OWNER, USER_KEY).click();
    const copied = async (name: string): Promise<string> => {
      await page.evaluate(() => {
        Object.defineProperty(navigator, 'clipboard', {
          configurable: true,
          value: { writeText: async (copy: string) => document.body.setAttribute('data-copied', copy) },
        });
      });
      await page.getByRole('button', { name }).click();
      return (await page.locator('body').getAttribute('data-copied')) ?? '';
    };
    const vector: unknown = JSON.parse(await copied('Copy as a vector'));
    const validate = new Ajv2020({ strict: false }).compile(JSON.parse(readFileSync(SCHEMA, 'utf8')));
    expect(validate({ vectors: [vector] }), JSON.stringify(validate.errors)).toBe(true);
    const link = await copied('Copy a link');
    const again = await open(new URL(link).hash);
    expect(await text(again, '#why')).toContain('User API key creator');
    await again.close();
    await page.close();
  });
});
