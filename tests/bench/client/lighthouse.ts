/** Lighthouse, in a Chromium of its own, on pages of the built server. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium, type BrowserContext } from 'playwright-core';
import { z } from 'zod';
import { BROWSER } from '../../e2e/support/app';

/** From dist/server. */
const FOLDER = fileURLToPath(new URL('../../tests/bench/lighthouse/', import.meta.url));
const CORE = join(FOLDER, 'node_modules', 'lighthouse', 'core');

/**
 * Lighthouse's own two; its mobile one with the processor slowed down by as much as suits this machine; and without slowing
 * it down at all.
 */
export const PRESETS = ['desktop', 'mobile', 'mobile calibrated', 'mobile at full speed'] as const;
type Preset = (typeof PRESETS)[number];

export const CATEGORIES = ['performance', 'accessibility', 'best-practices'] as const;
type Category = (typeof CATEGORIES)[number];

/** What Lighthouse found on one page. */
export interface Report {
  /** From 0 to 100. */
  readonly scores: Readonly<Record<Category, number>>;
  /** Milliseconds. */
  readonly lcp: number;
  readonly tbt: number;
  /** Without unit. */
  readonly cls: number;
  /** What costs points, or time that could be saved. */
  readonly failing: readonly string[];
  /** Lighthouse's own measure of the machine. */
  readonly machine: number;
}

const auditSchema = z.object({
  title: z.string(),
  score: z.number().nullable(),
  numericValue: z.number().optional(),
  displayValue: z.string().optional(),
  details: z.unknown(),
});
const categorySchema = z.object({
  score: z.number().nullable(),
  auditRefs: z.array(z.object({ id: z.string(), weight: z.number() })),
});
const resultSchema = z.object({
  lhr: z.object({
    runtimeError: z.object({ code: z.string(), message: z.string() }).optional(),
    environment: z.object({ benchmarkIndex: z.number() }),
    audits: z.record(z.string(), auditSchema),
    categories: z.record(z.enum(CATEGORIES), categorySchema),
  }),
});
type Result = z.infer<typeof resultSchema>['lhr'];

/**
 * How many times slower a machine of this `benchmarkIndex` is to be made for the phone that Lighthouse means. Its preset's 4
 * is for about 1,500; for others its docs (docs/throttling.md, "Calibrating the CPU slowdown") name a calculator,
 * whose points these are, with straight lines between them.
 */
function slowdownFor(machine: number): number {
  if (machine <= 150) return 1;
  if (machine <= 800) return 1 + (machine - 150) / 650;
  if (machine <= 1_300) return 2 + (machine - 800) / 500;
  return 3 + (machine - 1_300) / 233;
}

/** How often a page is looked at until there is something to tell. */
const TRIES = 3;

type Lighthouse = (address: string, flags: object, config?: object) => Promise<unknown>;

function install(): void {
  if (existsSync(join(FOLDER, 'node_modules', '.package-lock.json'))) return;
  console.error('Installing Lighthouse (npm ci) …');
  const { status } = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: FOLDER,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error('Lighthouse was not installed: see above.');
}

async function loaded<T>(file: string): Promise<T> {
  const module = (await import(pathToFileURL(join(CORE, file)).href)) as { default: T };
  return module.default;
}

/** The elements or files that an audit names, the first few. */
function named(details: unknown): string[] {
  const items = (details as { items?: unknown } | null)?.items;
  if (!Array.isArray(items)) return [];
  return items.slice(0, 4).map((item) => JSON.stringify(item).slice(0, 300));
}

function reportOf({ audits, categories, environment, runtimeError }: Result): Report {
  if (runtimeError) throw new Error(`Lighthouse could not look at the page: ${runtimeError.message}`);
  const score = (category: Category) => Math.round(100 * (categories[category].score ?? Number.NaN));
  const value = (audit: string) => audits[audit]?.numericValue ?? Number.NaN;
  const failing = CATEGORIES.flatMap((category) =>
    categories[category].auditRefs.flatMap(({ id, weight }) => {
      const audit = audits[id];
      if (!audit || audit.score === null || audit.score >= 0.9) return [];
      // Without weight: what Lighthouse tells beside the figures, of which a part holds for every page.
      if (weight === 0 && category === 'performance' && !audit.displayValue?.startsWith('Est')) return [];
      const told = [audit.title, audit.displayValue, ...named(audit.details)].filter(Boolean);
      return [`${category}, ${id} (${Math.round(100 * audit.score)}): ${told.join('\n      ')}`];
    }),
  );
  return {
    scores: {
      performance: score('performance'),
      accessibility: score('accessibility'),
      'best-practices': score('best-practices'),
    },
    lcp: value('largest-contentful-paint'),
    tbt: value('total-blocking-time'),
    cls: value('cumulative-layout-shift'),
    failing,
    machine: environment.benchmarkIndex,
  };
}

export interface Lighthoused {
  /** What pages keep, they keep here: what was begun in it is there when Lighthouse looks. */
  readonly context: BrowserContext;
  look(address: string, preset: Preset): Promise<Report>;
  close(): Promise<void>;
}

export async function startLighthouse(): Promise<Lighthoused> {
  install();
  const lighthouse = await loaded<Lighthouse>('index.js');
  const slowed = (cpuSlowdownMultiplier: number) => ({
    extends: 'lighthouse:default',
    settings: { throttling: { cpuSlowdownMultiplier } },
  });
  const desktop = await loaded<object>('config/desktop-config.js');
  const configFor = (preset: Preset, machine: number): object | undefined => {
    switch (preset) {
      case 'desktop':
        return desktop;
      case 'mobile':
        return undefined;
      case 'mobile calibrated':
        return slowed(slowdownFor(machine));
      case 'mobile at full speed':
        return slowed(1);
    }
  };
  // As the last look found it: a shared machine is not the same for long.
  let machine: number | null = null;
  const folder = mkdtempSync(join(tmpdir(), 'lighthouse-'));
  const context = await chromium.launchPersistentContext(folder, {
    executablePath: BROWSER.executablePath,
    args: [...BROWSER.args, '--remote-debugging-port=0'],
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
  });
  const port = Number(readFileSync(join(folder, 'DevToolsActivePort'), 'utf8').split('\n')[0]);
  return {
    context,
    async look(address, preset) {
      const flags = { port, logLevel: 'error', output: 'json', onlyCategories: CATEGORIES };
      if (machine === null && preset === 'mobile calibrated') {
        throw new Error('The machine is measured by a look: take one with another preset first.');
      }
      const config = configFor(preset, machine ?? Number.NaN);
      for (let tries = 1; ; tries += 1) {
        const { lhr } = resultSchema.parse(await lighthouse(address, flags, config));
        // Now and then the browser tells nothing of how a page began; Lighthouse asks to be run again.
        if (lhr.runtimeError?.code === 'NO_NAVSTART' && tries < TRIES) continue;
        const report = reportOf(lhr);
        machine = report.machine;
        return report;
      }
    },
    async close() {
      await context.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
