// Takes pictures of the negotiation and orders parts, and asks axe about them.
// node tests/e2e/support/negotiation-harness/shoot.mjs OUT [scene …]; a scene `name!` is shown inside the whole table.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import react from '@vitejs/plugin-react';
import { chromium } from 'playwright-core';
import { createServer } from 'vite';
import { ensureChromium } from '../../../chromium.mjs';

const [out = '/tmp/shots', ...wanted] = process.argv.slice(2);
mkdirSync(out, { recursive: true });

const root = join(import.meta.dirname, '../../../..');
const server = await createServer({
  configFile: false,
  root: import.meta.dirname,
  cacheDir: join(root, 'node_modules/.cache/negotiation-harness'),
  plugins: [react()],
  logLevel: 'error',
  server: { port: 0, fs: { allow: [root] } },
});
await server.listen();
const origin = server.resolvedUrls?.local[0];

const browser = await chromium.launch({
  executablePath: await ensureChromium(),
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
});
const { SCENES } = await server.ssrLoadModule('./scenes.ts');
const names = wanted.length > 0 ? wanted : Object.keys(SCENES);
let faults = 0;
for (const [size, viewport] of Object.entries({
  wide: { width: 1440, height: 900 },
  phone: { width: 390, height: 844 },
})) {
  for (const colorScheme of ['light', 'dark']) {
    const context = await browser.newContext({
      viewport,
      colorScheme,
      reducedMotion: 'reduce',
      deviceScaleFactor: 1,
    });
    const page = await context.newPage();
    page.on('pageerror', (error) => console.log(`${size} ${colorScheme}: ${error.stack}`));
    page.on(
      'console',
      (message) => message.type() === 'error' && console.log(`${size} ${colorScheme}: ${message.text()}`),
    );
    for (const name of names) {
      const whole = name.endsWith('!');
      await page.goto(`${origin}?scene=${name.replace('!', '')}${whole ? '&whole' : ''}`);
      await page
        .waitForSelector(whole ? 'main' : 'main > div:not(:empty)', { timeout: 15_000 })
        .catch(() => console.log(`${name}: nothing shown`));
      await page.evaluate(() => document.fonts.ready);
      await page.waitForTimeout(150);
      await page.screenshot({ path: join(out, `${name}-${size}-${colorScheme}.png`), fullPage: true });
      const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      if (over > 0) console.log(`${name} ${size}: ${over} px too wide`);
      const { violations } = await new AxeBuilder({ page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
        .analyze();
      for (const violation of violations) {
        faults += 1;
        console.log(
          `${name} ${size} ${colorScheme}: ${violation.id}: ${violation.nodes
            .slice(0, 3)
            .map((node) => node.html.slice(0, 160))
            .join('\n    ')}`,
        );
      }
    }
    await context.close();
  }
}
await browser.close();
await server.close();
console.log(`${names.length} scenes, ${faults} faults`);
