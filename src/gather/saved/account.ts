import type { AccountReading, DexReading, MarketReading } from '../../domain/artifacts.ts'
import type {
  AccountRole,
  DexState,
  PerpMetas,
  SpotState,
  SubAccount,
  VaultShare,
  WireMarket,
} from '../../domain/perp.ts'
import { isRead } from '../../domain/read.ts'
import {
  array,
  boolean,
  integer,
  nullable,
  number,
  object,
  oneOf,
  optional,
  type Reader,
  ShapeFailure,
  text,
  where,
} from '../../domain/shape.ts'
import { address, nonZero, notNegative, positive, printable, quantity, read, some } from './words.ts'

export const network = oneOf('mainnet', 'testnet')

export const role: Reader<AccountRole> = (value, path) => {
  const kind = object({ role: oneOf('user', 'vault', 'missing', 'agent', 'subAccount') })(value, path).role
  if (kind !== 'agent' && kind !== 'subAccount') return { role: kind }
  return { role: kind, master: object({ master: address })(value, path).master }
}

const mode = where(text, is => /^[A-Za-z]{1,40}$/.test(is), 'one word')
const leverage = where(number, is => is > 0 && is <= 1e6, 'a leverage')
const decimals = where(integer, is => is >= 0 && is <= 18, 'a number of decimals')

const milliseconds = where(integer, is => is > 0 && is < 1e14, 'a time in milliseconds')

const margin = object({
  accountValue: quantity,
  totalNtlPos: notNegative,
  totalRawUsd: quantity,
  totalMarginUsed: quantity,
})

const dexState: Reader<DexState> = object({
  dex: printable,
  time: milliseconds,
  marginSummary: margin,
  crossMarginSummary: margin,
  crossMaintenanceMarginUsed: notNegative,
  withdrawable: quantity,
  positions: array(
    object({
      coin: printable,
      szi: nonZero,
      leverage: object({ type: oneOf('cross', 'isolated'), value: leverage }),
      entryPx: positive,
      positionValue: notNegative,
      unrealizedPnl: quantity,
      liquidationPx: nullable(positive),
      marginUsed: quantity,
      maxLeverage: leverage,
      cumFunding: object({ allTime: quantity, sinceOpen: quantity, sinceChange: quantity }),
    }),
  ),
})

const spot: Reader<SpotState> = object({
  balances: array(object({ coin: printable, token: integer, total: quantity, hold: quantity })),
  outcomes: where(integer, is => is >= 0, 'a count'),
  portfolioMarginRatio: nullable(notNegative),
  availableAfterMaintenance: nullable(
    array((value, path): [number, string] => {
      const pair = array<unknown>(each => each)(value, path)
      if (pair.length !== 2) throw new ShapeFailure(path, 'is not a token and an amount')
      return [integer(pair[0], `${path}[0]`), quantity(pair[1], `${path}[1]`)]
    }),
  ),
})

const order = object({
  account: optional(address, null),
  dex: printable,
  coin: printable,
  side: oneOf('buy', 'sell'),
  limitPx: notNegative,
  sz: notNegative,
  origSz: notNegative,
  reduceOnly: boolean,
  isTrigger: boolean,
  isPositionTpsl: boolean,
  triggerPx: nullable(notNegative),
  orderType: printable,
  oid: integer,
  timestamp: milliseconds,
})

const subAccount: Reader<SubAccount> = object({ name: printable, address, mode, dexes: array(dexState), spot })

const vaultShare: Reader<VaultShare> = object({
  vault: address,
  equity: quantity,
  lockedUntil: nullable(milliseconds),
})

const reading = object({
  network,
  address,
  role: nullable(read(role)),
  mode: read(mode),
  dexes: some(read(dexState)),
  spot: read(spot),
  subAccounts: nullable(read(array(subAccount))),
  orders: nullable(read(array(order))),
  vaultShares: nullable(read(array(vaultShare))),
})

/** Saved before sub-accounts' orders were read, an order does not say whose it is: the account's own. */
export const accountReading: Reader<AccountReading> = (value, path) => {
  const account = reading(value, path)
  const { orders, address: own } = account
  if (orders === null || !isRead(orders)) return { ...account, orders }
  return { ...account, orders: { ...orders, ok: orders.ok.map(each => ({ ...each, account: each.account ?? own })) } }
}

const market: Reader<WireMarket> = object({
  coin: printable,
  szDecimals: decimals,
  maxLeverage: leverage,
  isDelisted: boolean,
  funding: nullable(quantity),
  markPx: nullable(positive),
  oraclePx: nullable(positive),
})

export const marketReading: Reader<MarketReading> = object({ network, dex: printable, read: read(array(market)) })

const metas: Reader<PerpMetas> = object({
  dexes: array(
    object({
      dex: printable,
      collateralToken: where(integer, is => is >= 0, 'a token'),
      markets: array(object({ coin: printable, szDecimals: decimals, maxLeverage: leverage, isDelisted: boolean })),
    }),
  ),
  empty: where(integer, is => is >= 0, 'a count'),
})

export const dexReading: Reader<DexReading> = object({ network, read: read(metas) })
