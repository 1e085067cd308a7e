import {
  allPerpMetas,
  candleSnapshot,
  clearinghouseState,
  exchangeStatus,
  frontendOpenOrders,
  metaAndAssetCtxs,
  spotClearinghouseState,
  subAccounts2,
  userAbstraction,
  userFillsByTime,
  userFunding,
  userRole,
  userVaultEquities,
  vaultDetails,
} from '@nktkas/hyperliquid/api/info'
import type { PastQuery, PerpVenue } from '../../domain/venue.ts'
import { askAuthorities, askControl } from './askAuthorities.ts'
import { readCandles } from './candles.ts'
import { readDexState } from './dexState.ts'
import { readFills } from './fills.ts'
import { readFunding } from './funding.ts'
import { readMarkets } from './markets.ts'
import { readMode } from './mode.ts'
import { readOrders } from './orders.ts'
import { readPerpMetas } from './perpMetas.ts'
import { pageWeight } from './requestWeight.ts'
import { readRole } from './role.ts'
import { readSpotState } from './spot.ts'
import { readStatus } from './status.ts'
import { readSubAccounts } from './subAccounts.ts'
import { toReadFailure } from './toReadFailure.ts'
import { infoTransport, type TransportOptions } from './transport.ts'
import { readVault, readVaultShares } from './vaults.ts'

/** `weight` is what this instance has spent of the venue's 1,200 a minute. */
export type Hyperliquid = PerpVenue & { weight(): number }

/** `now` in milliseconds: what tells a candle that still runs from one that is done. */
export type HyperliquidOptions = TransportOptions & { now?: () => number }

/** Hyperliquid, read by address: its answers are public, and nothing here could sign. */
export function createHyperliquid({ now = Date.now, ...options }: HyperliquidOptions): Hyperliquid {
  const transport = infoTransport(options)
  const config = { transport }
  /** One page of the past, when it is its turn. */
  const inTurn =
    <T>(type: string, signal: AbortSignal, query: PastQuery<never>, ask: (startTime: number) => Promise<T>) =>
    async (startTime: number): Promise<T> => {
      const timeLeft = query.timeLeft?.() ?? Number.POSITIVE_INFINITY
      const turn = { weight: pageWeight(type), timeLeft, accounts: query.accounts ?? 1 }
      const answered = await transport.budget.turn(turn, signal)
      try {
        return await ask(startTime)
      } finally {
        answered()
      }
    }
  return {
    venue: 'hyperliquid',
    weight: transport.weight,
    tally: transport.tally,
    readRole: (user, signal) => asked('userRole', () => userRole(config, { user }, signal), readRole),
    readMode: (user, signal) =>
      asked(
        'userAbstraction',
        () => userAbstraction(config, { user }, signal),
        body => readMode(body),
      ),
    readDexState: (user, dex, signal) =>
      asked(
        'clearinghouseState',
        () => clearinghouseState(config, { user, ...dexParams(dex) }, signal),
        body => readDexState(body, dex),
      ),
    readSpotState: (user, signal) =>
      asked(
        'spotClearinghouseState',
        () => spotClearinghouseState(config, { user }, signal),
        body => readSpotState(body),
      ),
    readMarkets: (dex, signal) =>
      asked('metaAndAssetCtxs', () => metaAndAssetCtxs(config, dexParams(dex), signal), readMarkets),
    readPerpMetas: signal => asked('allPerpMetas', () => allPerpMetas(config, signal), readPerpMetas),
    readStatus: signal => asked('exchangeStatus', () => exchangeStatus(config, signal), readStatus),
    readOrders: (user, dex, signal) =>
      asked(
        'frontendOpenOrders',
        () => frontendOpenOrders(config, { user, ...dexParams(dex) }, signal),
        body => readOrders(body, dex),
      ),
    readSubAccounts: (master, signal) =>
      asked(
        'subAccounts2',
        () => subAccounts2(config, { user: master }, signal),
        body => readSubAccounts(body, master),
      ),
    readVaultShares: (user, signal) =>
      asked('userVaultEquities', () => userVaultEquities(config, { user }, signal), readVaultShares),
    turn: (weight, signal, timeLeft = Number.POSITIVE_INFINITY) =>
      transport.budget.turn({ weight, timeLeft, accounts: null }, signal),
    spent: transport.budget.spent,
    alsoSpent: transport.budget.alsoSpent,
    readFills: (user, from, signal, { until, keep, ...query } = {}) =>
      worded('userFillsByTime', () => {
        const ask = (startTime: number) =>
          userFillsByTime(config, { user, startTime, ...before(until), aggregateByTime: false }, signal)
        return readFills(user, from, inTurn('userFillsByTime', signal, query, ask), keep)
      }),
    readFunding: (user, from, signal, { until, keep, ...query } = {}) =>
      worded('userFunding', () => {
        const ask = (startTime: number) => userFunding(config, { user, startTime, ...before(until) }, signal)
        return readFunding(from, inTurn('userFunding', signal, query, ask), keep)
      }),
    readCandles: (coin, from, signal) => {
      const to = now()
      const params = { coin, interval: '1h', startTime: from, endTime: to } as const
      return asked(
        'candleSnapshot',
        () => candleSnapshot(config, params, signal),
        body => readCandles(body, { coin, from, to }),
      )
    },
    readVault: (vault, signal) =>
      asked(
        'vaultDetails',
        () => vaultDetails(config, { vaultAddress: vault }, signal),
        body => readVault(body, vault),
      ),
    readControl: (user, signal) => askControl({ config, user, signal, now }),
    readAuthorities: (user, signal) => askAuthorities({ config, user, signal, now }),
  }
}

/** The venue's bound belongs to what it gives. */
const before = (until: number | undefined) => (until === undefined ? {} : { endTime: until - 1 })

/** The main dex is asked for by leaving it out. */
const dexParams = (dex: string) => (dex === '' ? {} : { dex })

const asked = <T>(type: string, ask: () => Promise<unknown>, read: (body: unknown) => T): Promise<T> =>
  worded(type, async () => read(await ask()))

/** The SDK throws on an address it would not send; the readers throw on an answer they cannot trust. */
async function worded<T>(type: string, run: () => Promise<T>): Promise<T> {
  try {
    return await run()
  } catch (error) {
    throw toReadFailure(error, type)
  }
}
