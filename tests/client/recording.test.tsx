import { renderToStaticMarkup } from 'react-dom/server';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { Router } from 'wouter';
import { fetchRecording } from '../../client/session/recording';
import { createTableStore, TableContext } from '../../client/session/table';
import type { TableSource } from '../../client/session/source';
import { Table } from '../../client/table/Table';
import { refusalText } from '../../client/wording/refusal';
import { LocalTable } from '../e2e/support/local-source';

afterEach(() => vi.unstubAllGlobals());

describe('the button', () => {
  const draw = (record: TableSource['record'], step: 'ended' | 'talks'): string => {
    vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => undefined });
    const local = new LocalTable({
      viewer: 'iran',
      scenario: 'short',
      seed: '7'.padStart(32, '0'),
      round: step === 'ended' ? 99 : 1,
      step,
      bots: true,
      clock: false,
    });
    const source = { ...local.source(), ...(record && { record }) };
    return renderToStaticMarkup(
      <Router ssrPath="/t/abc">
        <TableContext.Provider value={createTableStore(source, local.view())}>
          <Table />
        </TableContext.Provider>
      </Router>,
    );
  };
  const record = async () => ({ ok: true, value: new Blob([]) }) as const;

  test('is there at the end, for those who may have the recording', () => {
    expect(draw(record, 'ended')).toContain('Save the recording');
    expect(draw(undefined, 'ended')).not.toContain('Save the recording');
    expect(draw(record, 'talks')).not.toContain('Save the recording');
  });
});

describe('asking a server', () => {
  const answers = (respond: () => Promise<Response>) => {
    const asked = vi.fn<(path: string, init: RequestInit) => Promise<Response>>(respond);
    vi.stubGlobal('fetch', asked);
    return asked;
  };

  test('the token goes in a header, and the file comes back', async () => {
    const asked = answers(async () => new Response('{"format":1}'));
    const reply = await fetchRecording('abc', 'secret');
    expect(reply.ok && (await reply.value.text())).toBe('{"format":1}');
    const [path, init] = asked.mock.calls[0]!;
    expect(path).toBe('/api/tables/abc/recording');
    expect(init.headers).toEqual({ authorization: 'Bearer secret' });
  });

  test.each([
    [
      'the server refuses',
      async () => Response.json({ code: 'not-over', detail: {} }, { status: 409 }),
      'not-over',
    ],
    ['a proxy answers', async () => new Response('<html>', { status: 502 }), 'network'],
    ['nobody answers', () => Promise.reject(new TypeError('failed')), 'network'],
    ['it takes too long', () => Promise.reject(new DOMException('', 'TimeoutError')), 'timeout'],
  ])('where %s, there is a sentence', async (_, respond, code) => {
    answers(respond);
    const reply = await fetchRecording('abc', 'secret');
    expect(reply).toEqual({ ok: false, code, detail: {} });
    if (!reply.ok) expect(refusalText(reply)).toMatch(/^[A-Z].*\.$/);
  });
});
