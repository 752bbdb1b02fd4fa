// Takes the picture of the playground that the README shows, with Chromium installed:
// `npm run playground && node docs/playground/screenshot.mjs`.
import { writeFileSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { palettePng } from './palette-png.mjs';

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});
const page = await browser.newPage({ viewport: { width: 1280, height: 1300 }, colorScheme: 'light' });
await page.goto(new URL('../../reports/playground/index.html', import.meta.url).href);
await page.locator('#controls summary').click();
await page.locator('#to-findings', { hasText: 'findings' }).waitFor();
await page.locator('tbody tr', { hasText: 'Ada Admin' }).locator('button').nth(1).click();
await page.locator('#answer-body summary').first().click();
// The whole table and the whole answer, and no more.
const boxes = await Promise.all(['#table', '#answer'].map((part) => page.locator(part).boundingBox()));
const height = Math.ceil(Math.max(...boxes.map((box) => box.y + box.height)) + 20);
const png = await page.screenshot({ clip: { x: 0, y: 0, width: 1280, height } });
writeFileSync(new URL('playground.png', import.meta.url), palettePng(await pixelsOf(png)));
await browser.close();

/** The pixels of a PNG, which the browser decodes. */
async function pixelsOf(picture) {
  const blank = await browser.newPage();
  const { width, height, base64 } = await blank.evaluate(
    async (source) => {
      const image = await createImageBitmap(await (await fetch(source)).blob());
      const context = new OffscreenCanvas(image.width, image.height).getContext('2d');
      context.drawImage(image, 0, 0);
      const { data } = context.getImageData(0, 0, image.width, image.height);
      let binary = '';
      for (let at = 0; at < data.length; at += 8192) binary += String.fromCharCode(...data.subarray(at, at + 8192));
      return { width: image.width, height: image.height, base64: btoa(binary) };
    },
    `data:image/png;base64,${picture.toString('base64')}`,
  );
  return { width, height, rgba: Buffer.from(base64, 'base64') };
}
