/** One call of the server's HTTP API. */
import * as z from 'zod/mini';

// The content security policy allows no eval, which zod would use to compile its schemas.
z.config({ jitless: true });

const Failure = z.object({ code: z.string(), detail: z.optional(z.unknown()) });

/**
 * What went wrong with a call. `code` is the server's, or `network`, `timeout`, `bad-reply`; `status` is 0 without an
 * answer, and below 400 where the answer was not what it should be.
 */
export class ApiError extends Error {
  constructor(
    readonly code: string,
    readonly status: number,
    readonly detail?: unknown,
  ) {
    super(`${code}${status ? ` (${status})` : ''}`);
    this.name = 'ApiError';
  }
}

interface Ask {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** JSON. */
  readonly body?: string;
  /** In a header: addresses end up in logs. */
  readonly token?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Milliseconds. */
  readonly patience?: number;
}

/** What the server answers; rejects with an `ApiError`. */
export async function call<Schema extends z.ZodMiniType>(
  schema: Schema,
  path: string,
  { method, body, token, headers, patience = 15_000 }: Ask = {},
): Promise<z.infer<Schema>> {
  let response: Response;
  try {
    response = await fetch(path, {
      ...(method !== undefined && { method }),
      headers: {
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...headers,
      },
      ...(body !== undefined && { body }),
      signal: AbortSignal.timeout(patience),
      credentials: 'omit',
    });
  } catch (error) {
    const late = error instanceof DOMException && error.name === 'TimeoutError';
    throw new ApiError(late ? 'timeout' : 'network', 0);
  }
  const reply: unknown = await response.json().catch(() => undefined);
  if (!response.ok) {
    const failure = z.safeParse(Failure, reply);
    throw failure.success
      ? new ApiError(failure.data.code, response.status, failure.data.detail)
      : new ApiError(response.status >= 502 ? 'network' : 'bad-reply', response.status);
  }
  const parsed = z.safeParse(schema, reply);
  if (!parsed.success) throw new ApiError('bad-reply', response.status);
  return parsed.data;
}
