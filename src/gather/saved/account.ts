import type { AccountReading, MarketReading } from '../../domain/artifacts.ts'
import type { AccountRole, DexState, SpotBalance, WireMarket } from '../../domain/perp.ts'
import {
  array,
  boolean,
  integer,
  nullable,
  number,
  object,
  oneOf,
  type Reader,
  text,
  where,
} from '../../venues/hyperliquid/shape.ts'
import { address, nonZero, notNegative, positive, printable, quantity, read, some } from './words.ts'

export const network = oneOf('mainnet', 'testnet')

const role: Reader<AccountRole> = (value, path) => {
  const kind = object({ role: oneOf('user', 'vault', 'missing', 'agent', 'subAccount') })(value, path).role
  if (kind !== 'agent' && kind !== 'subAccount') return { role: kind }
  return { role: kind, master: object({ master: address })(value, path).master }
}

const mode = where(text, is => /^[A-Za-z]{1,40}$/.test(is), 'one word')
const leverage = where(number, is => is > 0 && is <= 1e6, 'a leverage')
const decimals = where(integer, is => is >= 0 && is <= 18, 'a number of decimals')

const margin = object({
  accountValue: quantity,
  totalNtlPos: notNegative,
  totalRawUsd: quantity,
  totalMarginUsed: quantity,
})

const dexState: Reader<DexState> = object({
  dex: printable,
  time: where(integer, is => is > 0 && is < 1e14, 'a time in milliseconds'),
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

const spotBalance: Reader<SpotBalance> = object({ coin: printable, token: integer, total: quantity, hold: quantity })

export const accountReading: Reader<AccountReading> = object({
  network,
  address,
  role: nullable(read(role)),
  mode: read(mode),
  dexes: some(read(dexState)),
  spot: read(array(spotBalance)),
})

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
