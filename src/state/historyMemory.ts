import { createHash } from 'node:crypto'
import { join } from 'node:path'
import type { Address } from '../domain/address.ts'
import type { HistoryMemory, SavedCandles, SavedPosition, SavedTrades } from '../domain/historyMemory.ts'
import type { Network } from '../domain/perp.ts'
import { object } from '../domain/shape.ts'
import { type KeptFile, type Kind, keptFile } from './history/keptFile.ts'
import { fullerTrades, furtherScan, newerCandles } from './history/merge.ts'
import { savedCandles, savedPosition, savedTrades } from './history/shapes.ts'
import { both, byKey, readable } from './history/tables.ts'

type HedgePast = { positions: Record<string, SavedPosition>; trades: Record<string, SavedTrades> }
type Candles = { candles: Record<string, SavedCandles> }

const positions = byKey(/^\d{1,20}\/0x[0-9a-f]{40}\/\d{1,78}$/, savedPosition)
const trades = byKey(/^[0-9a-f]{16}$/, savedTrades)
const candles = byKey(/^(mainnet|testnet)\/[^\p{C}\p{Z}/]{1,64}$/u, savedCandles)

const mebibyte = 1024 * 1024

/** Ten thousand fills are three of them, a year of hourly funding of one coin is two. */
const hedgePast: Kind<HedgePast> = {
  empty: { positions: {}, trades: {} },
  read: object({ positions, trades }),
  merge: (theirs, ours) => ({
    positions: both(theirs.positions, ours.positions, furtherScan),
    trades: both(theirs.trades, ours.trades, fullerTrades),
  }),
  mostBytes: 48 * mebibyte,
}

const allCandles: Kind<Candles> = {
  empty: { candles: {} },
  read: object({ candles }),
  merge: (theirs, ours) => ({ candles: both(theirs.candles, ours.candles, newerCandles) }),
  mostBytes: 16 * mebibyte,
}

/**
 * Keeps what was learned of the past in the state folder: `history/<hedge id>.json`, and `candles.json` for all. An account is known by
 * a digest of hedge and address, so that nobody's address lies here and one hedge's file does not tell that another has the
 * same. What a run keeps takes the place of what it knew, so that it may take back a scan that was not whole; what another
 * run has learned meanwhile stays where it is more. `flush` writes what waits.
 */
export function openHistoryMemory(folder: string): HistoryMemory & { flush(): void } {
  const files = new Map<string, KeptFile<HedgePast>>()
  const candlesFile = keptFile(join(folder, 'candles.json'), allCandles)
  const fileOf = (hedge: string): KeptFile<HedgePast> | null => {
    if (!/^[a-z0-9][a-z0-9-]{0,63}$/.test(hedge)) return null
    const file = files.get(hedge) ?? keptFile(join(folder, 'history', `${hedge}.json`), hedgePast)
    files.set(hedge, file)
    return file
  }
  return {
    position: (hedge, nft) => own(fileOf(hedge)?.get().positions, nft),
    keepPosition: (hedge, nft, saved) => {
      const row = readable(positions, nft, saved)
      if (row !== null) fileOf(hedge)?.change(past => ({ ...past, positions: { ...past.positions, ...row } }))
    },
    trades: (hedge, network, account) => own(fileOf(hedge)?.get().trades, digestOf(hedge, network, account)),
    keepTrades: (hedge, network, account, saved) => {
      const row = readable(trades, digestOf(hedge, network, account), saved)
      if (row !== null) fileOf(hedge)?.change(past => ({ ...past, trades: { ...past.trades, ...row } }))
    },
    candles: (network, coin) => own(candlesFile.get().candles, `${network}/${coin}`),
    keepCandles: (network, coin, saved) => {
      const row = readable(candles, `${network}/${coin}`, saved)
      if (row !== null) candlesFile.change(all => ({ candles: { ...all.candles, ...row } }))
    },
    forget: hedge => fileOf(hedge)?.forget(),
    flush: () => {
      candlesFile.flush()
      for (const file of files.values()) file.flush()
    },
  }
}

const own = <T>(table: Readonly<Record<string, T>> | undefined, key: string): T | null =>
  table !== undefined && Object.hasOwn(table, key) ? table[key]! : null

const digestOf = (hedge: string, network: Network, account: Address): string =>
  createHash('sha256').update(`${hedge} ${network} ${account.toLowerCase()}`).digest('hex').slice(0, 16)
