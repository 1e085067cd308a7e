import { createHash } from 'node:crypto'
import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Address } from '../domain/address.ts'
import type { HistoryMemory, SavedCandles, SavedMode, SavedPosition } from '../domain/historyMemory.ts'
import type { Network } from '../domain/perp.ts'
import { object } from '../domain/shape.ts'
import type { Spent } from '../domain/venue.ts'
import { type KeptFile, type Kind, keptFile } from './history/keptFile.ts'
import { allSpent, furtherScan, newerCandles } from './history/merge.ts'
import { savedCandles, savedMode, savedPosition, spentLately } from './history/shapes.ts'
import { both, byKey, readable } from './history/tables.ts'
import { mostRows, nameless, renamed, type TradesFile, tradesFile } from './history/tradesFile.ts'

type Positions = { positions: Record<string, SavedPosition> }
type Candles = { candles: Record<string, SavedCandles> }
type Modes = { modes: Record<string, SavedMode> }
type SpentLately = { spent: Record<string, Spent[]> }

const positions = byKey(/^\d{1,20}\/0x[0-9a-f]{40}\/\d{1,78}$/, savedPosition)
const candles = byKey(/^(mainnet|testnet)\/[^\p{C}\p{Z}/]{1,64}$/u, savedCandles)
const modes = byKey(/^[0-9a-f]{16}$/, savedMode)
const spent = byKey(/^(mainnet|testnet)$/, spentLately)

const mebibyte = 1024 * 1024

/** Four thousand events are one of them. */
const allPositions: Kind<Positions> = {
  empty: { positions: {} },
  read: object({ positions }),
  merge: (theirs, ours) => ({ positions: both(theirs.positions, ours.positions, furtherScan) }),
  mostBytes: 16 * mebibyte,
  sealed: true,
}

const allCandles: Kind<Candles> = {
  empty: { candles: {} },
  read: object({ candles }),
  merge: (theirs, ours) => ({ candles: both(theirs.candles, ours.candles, newerCandles) }),
  mostBytes: 16 * mebibyte,
  sealed: true,
}

/** Of the accounts of one hedge. */
const allModes: Kind<Modes> = {
  empty: { modes: {} },
  read: object({ modes }),
  merge: (theirs, ours) => ({
    modes: both(theirs.modes, ours.modes, (old, its) => (old !== undefined && old.at > its.at ? old : its)),
  }),
  mostBytes: 64 * 1024,
  sealed: true,
}

const allLately: Kind<SpentLately> = {
  empty: { spent: {} },
  read: object({ spent }),
  merge: (theirs, ours) => ({ spent: both(theirs.spent, ours.spent, allSpent) }),
  mostBytes: 64 * 1024,
  sealed: true,
}

/**
 * Keeps what was learned of the past in the state folder: `history/<hedge id>.json` of its positions and
 * `history/<hedge id>.<digest>.json` of each account, whose modes lie in `history/<hedge id>.modes.json`; `candles.json` and `spent.json` are for all. An account is known by a digest of
 * hedge and address, so that nobody's address lies here and one hedge's files do not tell that another has the same. What a run keeps takes the place of what it knew, so that it may take back a scan that was not whole; what another
 * run has learned meanwhile stays where it is more. `flush` writes what waits.
 */
export function openHistoryMemory(folder: string): HistoryMemory & { flush(): void } {
  const files = new Map<string, KeptFile<Positions>>()
  const tradesFiles = new Map<string, KeptFile<TradesFile>>()
  const modesFiles = new Map<string, KeptFile<Modes>>()
  const spentFile = keptFile(join(folder, 'spent.json'), allLately)
  const candlesFile = keptFile(join(folder, 'candles.json'), allCandles)
  const history = join(folder, 'history')
  const fileOf = (hedge: string): KeptFile<Positions> | null => {
    if (!isId(hedge)) return null
    const file = files.get(hedge) ?? keptFile(join(history, `${hedge}.json`), allPositions)
    files.set(hedge, file)
    return file
  }
  const tradesOf = (hedge: string, network: Network, account: Address): KeptFile<TradesFile> | null => {
    if (!isId(hedge)) return null
    const name = `${hedge}.${digestOf(hedge, network, account)}.json`
    const file = tradesFiles.get(name) ?? keptFile(join(history, name), tradesFile)
    tradesFiles.set(name, file)
    return file
  }
  const modesOf = (hedge: string): KeptFile<Modes> | null => {
    if (!isId(hedge)) return null
    const file = modesFiles.get(hedge) ?? keptFile(join(history, `${hedge}.modes.json`), allModes)
    modesFiles.set(hedge, file)
    return file
  }
  return {
    nfts: hedge => Object.keys(fileOf(hedge)?.get().positions ?? {}),
    position: (hedge, nft) => own(fileOf(hedge)?.get().positions, nft),
    keepPosition: (hedge, nft, saved) => {
      const row = readable(positions, nft, saved)
      if (row !== null) fileOf(hedge)?.change(past => ({ ...past, positions: { ...past.positions, ...row } }))
    },
    trades: (...of) => {
      const known = tradesOf(...of)?.get()
      return known === undefined || known === tradesFile.empty ? null : renamed(known)
    },
    keepTrades: (hedge, network, account, saved) => {
      if ((saved.fills?.rows.length ?? 0) + (saved.funding?.rows.length ?? 0) > mostRows) return 'too-large'
      const row = readable(byKey(/^/, tradesFile.read), 'account', nameless(saved))
      if (row !== null) tradesOf(hedge, network, account)?.change(() => row.account!)
    },
    mode: (...of) => own(modesOf(of[0])?.get().modes, digestOf(...of)),
    keepMode: (hedge, network, account, saved) => {
      const row = readable(modes, digestOf(hedge, network, account), saved)
      if (row !== null) modesOf(hedge)?.change(all => ({ modes: { ...all.modes, ...row } }))
    },
    candles: (network, coin) => own(candlesFile.get().candles, `${network}/${coin}`),
    keepCandles: (network, coin, saved) => {
      const row = readable(candles, `${network}/${coin}`, saved)
      if (row !== null) candlesFile.change(all => ({ candles: { ...all.candles, ...row } }))
    },
    spent: network => own(spentFile.get().spent, network) ?? [],
    keepSpent: (network, lately) => {
      const row = readable(spent, network, [...lately])
      if (row !== null) spentFile.change(all => ({ spent: { ...all.spent, ...row } }))
    },
    forget: hedge => {
      const file = fileOf(hedge)
      if (file === null) return
      const own = (name: string) => name.startsWith(`${hedge}.`)
      const accounts = [...tradesFiles].flatMap(([name, its]) => (own(name) ? its : []))
      for (const each of [file, modesOf(hedge), ...accounts]) each?.forget()
      for (const name of namesIn(history).filter(own)) quietly(() => rmSync(join(history, name), { force: true }))
    },
    flush: () => {
      for (const file of [
        ...[candlesFile, spentFile, ...files.values()],
        ...[...tradesFiles.values(), ...modesFiles.values()],
      ])
        file.flush()
    },
  }
}

const isId = (hedge: string): boolean => /^[a-z0-9][a-z0-9-]{0,63}$/.test(hedge)

const own = <T>(table: Readonly<Record<string, T>> | undefined, key: string): T | null =>
  table !== undefined && Object.hasOwn(table, key) ? table[key]! : null

const digestOf = (hedge: string, network: Network, account: Address): string =>
  createHash('sha256').update(`${hedge} ${network} ${account.toLowerCase()}`).digest('hex').slice(0, 16)

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

function quietly(act: () => void): void {
  try {
    act()
  } catch {}
}
