import type { AccountReading } from '../../domain/artifacts.ts'
import type { ChainRpcs } from '../../domain/rpcReading.ts'

/** How far this clock is ahead of another, in seconds. Something read late or from a node that lags looks like a clock ahead. */
export type Offset = { source: string; seconds: number }

export const venue = 'Hyperliquid'

/**
 * The freshest answer of the venue and of each chain. An answer is older than the moment when it was here, never younger, so that of
 * several of one source the least is nearest to the truth.
 */
export function clockOffsets(accounts: readonly AccountReading[], rpcs: readonly ChainRpcs[]): Offset[] {
  const ofVenue = accounts.flatMap(({ dexes }) =>
    dexes.flatMap(read => ('ok' in read ? [(Date.parse(read.at) - read.ok.time) / 1000] : [])),
  )
  const chains = rpcs.map(({ chain, read }) => ({
    source: chain,
    all: ('ok' in read ? read.ok : []).flatMap(({ head }) =>
      'ok' in head ? [Date.parse(head.ok.askedAt) / 1000 - Number(head.ok.timestamp)] : [],
    ),
  }))
  return [{ source: venue, all: ofVenue }, ...chains].flatMap(({ source, all }) =>
    all.length === 0 ? [] : [{ source, seconds: Math.min(...all) }],
  )
}
