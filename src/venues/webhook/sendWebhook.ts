import type { Answer, Notification } from '../../domain/notification.ts'
import type { Secret } from '../../domain/secret.ts'
import { HttpFailure, postText } from '../http.ts'
import { signatureOf } from './signature.ts'

export type Webhook = { url: Secret; hmac: Secret }

/** How long one attempt may take, in milliseconds: a receiver has only to take it. */
export const attemptTime = 5_000

/** Nobody is made to wait longer for another try than this, whatever they ask for, in milliseconds. */
const longestPause = 3_600_000

/** Posts a notification once. Resolves to how it was answered; of an answer only the class of its status is told. */
export async function sendWebhook(
  { url, hmac }: Webhook,
  notification: Notification,
  { signal, now }: { signal: AbortSignal; now: Date },
): Promise<Answer> {
  const body = JSON.stringify(notification)
  const headers = {
    'user-agent': 'hedge-monitor',
    'x-hedge-id': notification.id,
    'x-hedge-signature': signatureOf(hmac, body, now),
  }
  const attempt = AbortSignal.any([signal, AbortSignal.timeout(attemptTime)])
  try {
    const { status, retryAfter } = await postText(url, body, { headers, signal: attempt })
    return answerOf(status, retryAfter, now)
  } catch (error) {
    if (!(error instanceof HttpFailure)) throw error
    return failed(saidBy(error), {
      passing: error.kind === 'unreachable' || error.kind === 'timeout' || error.kind === 'aborted',
      hint: error.kind === 'redirect' ? 'give the URL that it leads to: hedge rotate notify NAME' : undefined,
    })
  }
}

function answerOf(status: number, retryAfter: string | null, now: Date): Answer {
  if (status >= 200 && status < 300) return { ok: true, said: 'HTTP 2xx' }
  const passing = status === 429 || status === 408 || status >= 500
  // It says by itself what is the matter.
  const said = status === 429 ? 'HTTP 429' : `HTTP ${Math.floor(status / 100)}xx`
  return failed(said, {
    passing,
    retryAfter: passing ? pauseIn(retryAfter, now) : null,
    hint:
      status < 500 && !passing
        ? 'the receiver refuses it: check its URL and its secret, then: hedge notify test NAME'
        : undefined,
  })
}

const failed = (
  said: string,
  { passing, retryAfter = null, hint }: { passing: boolean; retryAfter?: number | null; hint?: string | undefined },
): Answer => ({ ok: false, said, passing, retryAfter, hint: hint ?? 'hedge notify test NAME' })

const saidBy = ({ kind }: HttpFailure): string => {
  if (kind === 'redirect') return 'a redirect, which is not followed'
  if (kind === 'timeout') return 'no answer in time'
  if (kind === 'aborted') return 'not asked to the end'
  return kind === 'bad-url' ? 'its URL cannot be asked' : 'cannot be reached'
}

/** RFC 9110, 10.2.3: seconds, or a date. */
function pauseIn(retryAfter: string | null, now: Date): number | null {
  if (retryAfter === null) return null
  const milliseconds = /^\d{1,9}$/.test(retryAfter.trim())
    ? Number(retryAfter) * 1000
    : Date.parse(retryAfter) - now.getTime()
  return Number.isFinite(milliseconds) ? Math.min(longestPause, Math.max(0, milliseconds)) : null
}
