// Takes the picture of the playground that the README shows. `npm run playground && node docs/playground/screenshot.mjs`, with Chromium installed.
import { chromium } from 'playwright-core';

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});
const page = await browser.newPage({ viewport: { width: 1100, height: 1000 }, colorScheme: 'light' });
await page.goto(new URL('../../reports/playground/index.html', import.meta.url).href);
await page.locator('#filter').fill('IBMid-06000');
await page.locator('tbody tr').first().locator('td button').nth(1).click();
await page.screenshot({ path: new URL('playground.png', import.meta.url).pathname });
await browser.close();
