// Finds a Chromium for the browser tests, and installs one where there is none.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../server/scripts/install.mjs';
import { installFromDebian } from './debian.mjs';

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

async function find() {
  if (process.env.CHROMIUM_PATH) {
    if (existsSync(process.env.CHROMIUM_PATH)) return process.env.CHROMIUM_PATH;
    throw new Error(`CHROMIUM_PATH is ${process.env.CHROMIUM_PATH}, which does not exist.`);
  }
  const place = PLACES.find((path) => existsSync(path));
  if (place) return place;
  const { chromium } = await import('playwright-core');
  const own = chromium.executablePath();
  return own && existsSync(own) ? own : undefined;
}

function run(command, args, env = {}) {
  console.log(`> ${[command, ...args].join(' ')}`);
  const { status } = spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, ...env } });
  return status === 0;
}

/** The path of a Chromium that can be started. */
export async function ensureChromium() {
  const found = await find();
  if (found) return found;
  console.log('No Chromium for the browser tests: installing one …');
  const ways = [
    () => installFromDebian('chromium'),
    () => run(process.execPath, [join(root, 'node_modules/playwright-core/cli.js'), 'install', 'chromium']),
  ];
  for (const way of ways) {
    if (!way()) continue;
    const installed = await find();
    if (installed) return installed;
  }
  throw new Error('No Chromium for the browser tests. Install one, or name its program in CHROMIUM_PATH.');
}
