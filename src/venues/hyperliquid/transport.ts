import type { InfoConfig } from '@nktkas/hyperliquid/api/info'
import type { Network } from '../../domain/perp.ts'
import type { Tally } from '../../domain/venue.ts'
import { HttpFailure, postJson } from '../http.ts'
import { withRetry } from '../retry.ts'
import { type Budget, createBudget } from './budget.ts'
import { answerWeight, isPast, requestWeight } from './requestWeight.ts'
import { toReadFailure } from './toReadFailure.ts'

export type TransportOptions = {
  /** Without a trailing slash; see `hyperliquidUrl`. */
  baseUrl: string
  network: Network
  fetchJson?: typeof postJson
  /** First pause in milliseconds before asking again after a 5xx or a dropped connection. After a 429 it is ten times that. */
  pause?: number
  /** How often a question is asked that fails in a way that passes, the first time included. */
  tries?: number
  /** What the venue calls a minute, in milliseconds. */
  minute?: number
}

export type InfoTransport = InfoConfig['transport'] & {
  /** Request weight spent so far, every try counted, and the length of what was answered. */
  weight(): number
  /** The same by the kind of request, in the order of the first of each. */
  tally(): Tally[]
  budget: Budget
}

/**
 * The SDK's way out. It reaches `info` and nothing else: there is no path here to an endpoint that can change an
 * account. The deadline is the caller's signal; pauses never outlast it. Throws ReadFailure.
 */
export function infoTransport({
  baseUrl,
  network,
  fetchJson = postJson,
  pause = 400,
  tries = 3,
  minute,
}: TransportOptions): InfoTransport {
  const tallies = new Map<string, Tally>()
  const tally = () => [...tallies.values()]
  const budget = createBudget(minute)
  const spend = (type: string, weight: number, requests: number) => {
    const before = tallies.get(type) ?? { type, requests: 0, weight: 0 }
    tallies.set(type, { type, requests: before.requests + requests, weight: before.weight + weight })
    budget.spend(weight, isPast(type))
  }
  return {
    budget,
    isTestnet: network === 'testnet',
    weight: () => tally().reduce((sum, { weight }) => sum + weight, 0),
    tally,
    async request<T>(endpoint: string, payload: unknown, signal = new AbortController().signal): Promise<T> {
      if (endpoint !== 'info') throw new TypeError('only the info endpoint can be asked')
      const type = typeOf(payload)
      const ask = async () => {
        spend(type, requestWeight(type), 1)
        const { status, body } = await fetchJson(`${baseUrl}/info`, payload, { signal })
        if (status < 200 || status > 299) throw new HttpFailure('status', `answered HTTP ${status}`, status)
        spend(type, answerWeight(type, body), 0)
        return body as T
      }
      try {
        return await withRetry(ask, { tries, pause: failure => pause * (failure.status === 429 ? 10 : 1) }, signal)
      } catch (error) {
        throw toReadFailure(error, type)
      }
    },
  }
}

const typeOf = (payload: unknown): string =>
  typeof payload === 'object' && payload !== null && 'type' in payload ? String(payload.type) : 'info'
