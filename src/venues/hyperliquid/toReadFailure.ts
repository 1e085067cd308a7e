import { ReadFailure } from '../../domain/failure.ts'
import { ShapeFailure } from '../../domain/shape.ts'
import { HttpFailure } from '../http.ts'

const again = 'ask again: hedge status'
const checkUrl = 'check HEDGE_HYPERLIQUID_URL, then: hedge status'
const checkNetwork = 'check the network and HEDGE_HYPERLIQUID_URL, then: hedge status'

/** Words whatever went wrong while `type` was asked or read. The original is dropped: it may know the URL. */
export function toReadFailure(error: unknown, type: string): ReadFailure {
  if (error instanceof ReadFailure) return error
  const [code, problem, hint] = wordsOf(error)
  return new ReadFailure({ code, source: 'hyperliquid', message: `Hyperliquid, asked for ${type}, ${problem}`, hint })
}

function wordsOf(error: unknown): [code: string, problem: string, hint: string] {
  if (error instanceof ShapeFailure) {
    return [
      'venue-shape',
      `answered in a shape this version does not know: ${error.message}`,
      'ask again: hedge status; if it stays, see whether a newer hedge knows this shape: hedge --version',
    ]
  }
  if (!(error instanceof HttpFailure)) return ['venue-refused', 'would not understand the request', checkUrl]
  switch (error.kind) {
    case 'unreachable':
    case 'bad-url':
      return ['venue-unreachable', error.message, checkNetwork]
    case 'timeout':
      return ['venue-timeout', error.message, 'give it longer: hedge status --timeout 60']
    case 'aborted':
      return ['venue-aborted', error.message, again]
    case 'redirect':
      return ['venue-redirect', error.message, checkUrl]
    case 'not-json':
    case 'too-large':
      return ['venue-not-json', error.message, checkUrl]
    case 'status':
      return statusWords(error.status ?? 0)
  }
}

function statusWords(status: number): [code: string, problem: string, hint: string] {
  if (status === 429) {
    return ['venue-rate-limited', 'says too much was asked within a minute (HTTP 429)', 'in a minute: hedge status']
  }
  if (status === 422) return ['venue-refused', 'does not understand what was asked (HTTP 422)', checkUrl]
  if (status >= 500) return ['venue-error', `failed to answer (HTTP ${status})`, again]
  return ['venue-refused', `refused to answer (HTTP ${status})`, checkUrl]
}
