import type { Refused } from './source';
import type { Reply } from '../../shared/protocol/messages';

const refused = (code: string, detail: Refused['detail'] = {}): Refused => ({ ok: false, code, detail });

/** The recording of a table that is over, for the holder of a seat's token or the host's. */
export async function fetchRecording(table: string, token: string): Promise<Reply<Blob>> {
  try {
    const response = await fetch(`/api/tables/${encodeURIComponent(table)}/recording`, {
      headers: { authorization: `Bearer ${token}` },
      signal: AbortSignal.timeout(15_000),
      credentials: 'omit',
    });
    if (response.ok) return { ok: true, value: await response.blob() };
    const answer = (await response.json().catch(() => null)) as { code?: unknown } | null;
    return refused(typeof answer?.code === 'string' ? answer.code : 'network');
  } catch (error) {
    return refused(error instanceof DOMException && error.name === 'TimeoutError' ? 'timeout' : 'network');
  }
}
