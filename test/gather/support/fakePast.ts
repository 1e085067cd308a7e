import type { WireFill, WireFunding } from '../../../src/domain/history.ts'
import type { HistoryMemory, SavedTrades } from '../../../src/domain/historyMemory.ts'
import type { PerpVenue } from '../../../src/domain/venue.ts'
import { countingPerpVenue, rememberNothing } from '../../support/fakeSources.ts'

/** A memory of trades in this process, by hedge and account. */
export function tradeMemory(): HistoryMemory & { kept: Map<string, SavedTrades> } {
  const kept = new Map<string, SavedTrades>()
  const keyOf = (hedge: string, network: string, account: string) => `${hedge} ${network} ${account}`
  return {
    ...rememberNothing,
    kept,
    trades: (...key) => kept.get(keyOf(...key)) ?? null,
    keepTrades: (hedge, network, account, saved) => {
      // What is kept is what JSON keeps.
      kept.set(keyOf(hedge, network, account), JSON.parse(JSON.stringify(saved)))
      return undefined
    },
  }
}

/** What a venue knows of an account, which a test changes as time goes on. */
export type Past = { fills: WireFill[]; funding: WireFunding[]; reach?: number; asked: string[] }

export const pastVenue = (past: Past): PerpVenue => ({
  ...countingPerpVenue(past.asked, 'mainnet'),
  readFills: async (account, from) => {
    past.asked.push(`fills ${account.slice(-2)} ${from}`)
    const reached = past.fills.slice(-(past.reach ?? Number.POSITIVE_INFINITY))
    const fills = reached.filter(({ time }) => time >= from)
    return { fills, whole: fills.length < (past.reach ?? Number.POSITIVE_INFINITY) }
  },
  readFunding: async (account, from) => {
    past.asked.push(`funding ${account.slice(-2)} ${from}`)
    return past.funding.filter(({ time }) => time >= from)
  },
})
