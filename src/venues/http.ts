import { Secret } from '../domain/secret.ts'
import { leaveProxy } from './leaveProxy.ts'
import { networkWords } from './networkWords.ts'

/**
 * The one door to the network: a POST with a deadline, a size limit and no redirects. Whatever goes wrong is an
 * `HttpFailure` that carries a kind and a status, never the URL or the body.
 */
export type HttpFailureKind =
  | 'unreachable'
  | 'timeout'
  | 'aborted'
  | 'redirect'
  | 'status'
  | 'too-large'
  | 'not-json'
  | 'bad-url'

export class HttpFailure extends Error {
  readonly kind: HttpFailureKind
  readonly status: number | null
  constructor(kind: HttpFailureKind, message: string, status: number | null = null) {
    super(message)
    this.name = 'HttpFailure'
    this.kind = kind
    this.status = status
  }
}

export type PostOptions = { signal: AbortSignal; maxBytes?: number }

const defaultMaxBytes = 32 * 1024 * 1024

/**
 * Resolves to the status and the parsed body of any 2xx answer, and of an error answer whose body is JSON (nodes send
 * JSON-RPC errors with 4xx); throws HttpFailure otherwise. `null` bodies are kept: the venue sends them with 429 and 500.
 */
export async function postJson(url: Secret | string, body: unknown, options: PostOptions) {
  const response = await post(url, JSON.stringify(body), { accept: 'application/json' }, options.signal)
  const text = await readText(response, options)
  let parsed: unknown
  try {
    parsed = JSON.parse(text)
  } catch {
    if (!response.ok) throw new HttpFailure('status', `answered HTTP ${response.status}`, response.status)
    throw new HttpFailure(
      'not-json',
      `answered something that is not JSON (${text.length} characters)`,
      response.status,
    )
  }
  return { status: response.status, body: parsed }
}

/**
 * Resolves to the status of any answer that is no redirect, and to what it says of another try (`retry-after`, as it was sent).
 * The body is not read.
 */
export async function postText(
  url: Secret,
  body: string,
  { headers, signal }: { headers: Readonly<Record<string, string>>; signal: AbortSignal },
): Promise<{ status: number; retryAfter: string | null }> {
  const response = await post(url, body, headers, signal)
  await response.body?.cancel().catch(() => {})
  return { status: response.status, retryAfter: response.headers.get('retry-after') }
}

async function post(
  url: Secret | string,
  body: string,
  headers: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<Response> {
  const target = url instanceof Secret ? url.reveal() : url
  let response: Response
  try {
    response = await fetch(target, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
      redirect: 'manual',
      signal,
    })
  } catch (error) {
    if (signal.aborted) leaveProxy()
    throw failureOf(error, signal)
  }
  if (response.status < 300 || response.status >= 400) return response
  await response.body?.cancel()
  throw new HttpFailure('redirect', `answered with a redirect (HTTP ${response.status})`, response.status)
}

async function readText(response: Response, { signal, maxBytes = defaultMaxBytes }: PostOptions): Promise<string> {
  const chunks: Uint8Array[] = []
  let size = 0
  try {
    for await (const chunk of response.body ?? []) {
      size += chunk.byteLength
      if (size > maxBytes) throw new HttpFailure('too-large', `answered more than ${maxBytes} bytes`, response.status)
      chunks.push(chunk)
    }
  } catch (error) {
    throw error instanceof HttpFailure ? error : failureOf(error, signal)
  }
  return Buffer.concat(chunks).toString('utf8')
}

/** undici puts the URL into some messages (a port it refuses, credentials in it): only the cause's code is kept. */
function failureOf(error: unknown, signal: AbortSignal): HttpFailure {
  if (signal.aborted) {
    const timedOut = signal.reason instanceof DOMException && signal.reason.name === 'TimeoutError'
    return timedOut
      ? new HttpFailure('timeout', 'did not answer in time')
      : new HttpFailure('aborted', 'was not asked to the end')
  }
  const cause = error instanceof Error ? error.cause : undefined
  const { code, name, message } = (cause ?? {}) as { code?: unknown; name?: unknown; message?: unknown }
  if (code === 'ERR_INVALID_URL') return new HttpFailure('bad-url', 'is not a URL that can be asked')
  const why = networkWords(String(message === 'bad port' ? message : (code ?? name)))
  return new HttpFailure('unreachable', why === null ? 'cannot be reached' : `cannot be reached: ${why}`)
}
