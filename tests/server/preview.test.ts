// What a link shows before it is followed: words and a picture, of games that anybody may watch and of no others.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { middleBot } from '../../shared/bots/middle';
import { uploadedSchema } from '../../shared/protocol/library';
import { shippedSchema, type Listed } from '../../shared/recording/library';
import { write } from '../../shared/recording/record';
import { gamePicture, lines, sitePicture } from '../../server/picture/draw';
import { toPng } from '../../server/picture/render';
import { recordingOf, seedOf } from '../recording/support';
import { call, openTable, startServer, type TestServer } from '../support/server';

const PUBLIC = join(import.meta.dirname, '../../client/public');
const shipped: readonly Listed[] = shippedSchema.parse(
  JSON.parse(readFileSync(join(PUBLIC, 'library/index.json'), 'utf8')),
).games;
const [first] = shipped;

let folder: string;
let server: TestServer;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'client-'));
  cpSync(join(PUBLIC, 'library'), join(folder, 'library'), { recursive: true });
  writeFileSync(
    join(folder, 'index.html'),
    '<!doctype html><html><head><title>x</title></head><body></body></html>',
  );
  server = await startServer({}, undefined, folder);
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

async function page(path: string, headers: Record<string, string> = {}): Promise<string> {
  const response = await fetch(`${server.url}${path}`, { headers: { accept: 'text/html', ...headers } });
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toMatch(/^text\/html/);
  return response.text();
}
const tag = (html: string, key: string): string | undefined =>
  new RegExp(`<meta (?:name|property)="${key}" content="([^"]*)" />`).exec(html)?.[1];

async function picture(path: string): Promise<{ status: number; width: number; height: number }> {
  const response = await fetch(`${server.url}${path}`);
  const bytes = Buffer.from(await response.arrayBuffer());
  const isPng = bytes.subarray(1, 4).toString() === 'PNG';
  return {
    status: response.status,
    width: isPng ? bytes.readUInt32BE(16) : 0,
    height: isPng ? bytes.readUInt32BE(20) : 0,
  };
}

/** Somebody's title, as nasty as the server lets it be. */
const NASTY = `"><script>alert('1')</script> & $& $1`;

describe('the page of a game', () => {
  test.each(['', '/debrief', '/study/abc', '?a=1'])('that is shipped, with “%s” behind it', async (more) => {
    const html = await page(`/watch/${first!.facts.game}${more}`);
    expect(tag(html, 'og:title')).toBe(`${first!.title} – Brittle Peace`);
    expect(tag(html, 'og:description')).toMatch(/^Durable peace, after 8 months\. /);
    const image = tag(html, 'og:image')!;
    expect(image).toBe(`${server.url}/api/library/${first!.facts.game}/picture.png`);
    expect(tag(html, 'twitter:card')).toBe('summary_large_image');
    expect(await picture(new URL(image).pathname)).toEqual({ status: 200, width: 1200, height: 630 });
  });

  test('that somebody published: whatever they called it stays text', async () => {
    const recording = recordingOf('short', seedOf(77), {
      usa: middleBot,
      iran: middleBot,
      israel: middleBot,
    });
    const body = { title: NASTY, recording: write(recording) };
    const { game } = uploadedSchema.parse((await call(server.url, '/api/library', body)).body);
    const html = await page(`/watch/${game}`);
    expect(html).not.toContain('<script>');
    expect(html.match(/<meta /g)?.length).toBe((await page('/')).match(/<meta /g)?.length);
    expect(tag(html, 'og:title')).toContain('&#60;script&#62;');
    expect(html).toContain('&#38; $&#38; $1');
    expect(await picture(`/api/library/${game}/picture.png`)).toMatchObject({ status: 200, width: 1200 });
  });

  test.each([
    ['that nobody knows', '/watch/0123456789abcdef'],
    ['that is none', '/watch/x'],
    ['and something else', '/watch'],
    ['of the site', '/'],
    ['of the site, too', '/rules'],
  ])('%s: the site’s own words and picture', async (_, path) => {
    const html = await page(path);
    expect(tag(html, 'og:title')).toBe('Brittle Peace');
    expect(tag(html, 'og:image')).toBe(`${server.url}/api/picture.png`);
  });

  test('of a table says nothing of it, whether there is one or not', async () => {
    const table = await openTable(server.url, { name: 'Our secret evening', gallery: true });
    const html = await page(`/t/${table.table}`);
    expect(html).not.toContain('Our secret evening');
    expect(html.replaceAll(table.table, 'none')).toBe(await page('/t/none'));
    expect(tag(html, 'og:title')).toBe('A table of Brittle Peace');
  });
});

test('pictures: of the site, and none of a game that is not there', async () => {
  expect(await picture('/api/picture.png')).toEqual({ status: 200, width: 1200, height: 630 });
  expect((await picture('/api/library/0123456789abcdef/picture.png')).status).toBe(404);
  expect((await picture('/api/library/x/picture.png')).status).toBe(400);
});

describe('where the site is', () => {
  test('a forwarded host is not believed', async () => {
    const html = await page('/', { 'x-forwarded-host': 'evil.example' });
    expect(tag(html, 'og:image')).toBe(`${server.url}/api/picture.png`);
  });

  test('is as it was set, if it was', async () => {
    const own = await startServer({ PUBLIC_URL: 'https://peace.example/' }, undefined, folder);
    try {
      const html = await (await fetch(`${own.url}/watch`, { headers: { accept: 'text/html' } })).text();
      expect(tag(html, 'og:image')).toBe('https://peace.example/api/picture.png');
      expect(tag(html, 'og:url')).toBe('https://peace.example/watch');
    } finally {
      await own.close();
    }
  });

  test.each(['ftp://a', 'https://a.example/b', 'a.example', 'https://a b'])(
    '“%s” cannot be set',
    async (url) => {
      await expect(startServer({ PUBLIC_URL: url })).rejects.toThrow(/PUBLIC_URL must be an origin/);
    },
  );
});

describe('the picture', () => {
  test('of every game of the library, and with every title, is drawn', async () => {
    const folderOfPictures = process.env.PICTURES;
    for (const { facts, title } of shipped) {
      const png = await toPng(gamePicture(facts, title));
      expect(png.length).toBeGreaterThan(20_000);
      if (folderOfPictures) writeFileSync(join(folderOfPictures, `${facts.game}.png`), png);
    }
    const untitled = await toPng(gamePicture(first!.facts, null));
    if (folderOfPictures) writeFileSync(join(folderOfPictures, 'untitled.png'), untitled);
    const site = await toPng(sitePicture(first!.facts.trust));
    if (folderOfPictures) writeFileSync(join(folderOfPictures, 'site.png'), site);
  });

  test('holds a title as text, whatever is in it', () => {
    const svg = gamePicture(first!.facts, NASTY);
    expect(svg).not.toContain('<script');
    expect(svg).toContain('&#60;script&#62;');
  });

  test.each([
    ['short', 'Peace', ['Peace']],
    ['two lines', 'A raid in the first month', ['A raid in', 'the first', 'month']],
    [
      'cut where there is too much',
      'one two three four five six seven eight',
      ['one two', 'three four', 'five six …'],
    ],
    ['a word that is too long', 'x'.repeat(30), [`${'x'.repeat(9)}…`]],
  ])('breaks a title: %s', (_, title, wanted) => {
    expect(lines(title, 100, 20, 3)).toEqual(wanted);
  });
});
