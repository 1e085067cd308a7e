import type { DexState, WirePerp } from '../../domain/perp.ts'
import { array, decimal, integer, label, nullable, number, object, oneOf, where } from '../../domain/shape.ts'
import { refuseTwice } from './refuseTwice.ts'

const nonZero = where(decimal, is => Number(is) !== 0, 'a size other than zero')
const positive = where(decimal, is => Number(is) > 0, 'a number above zero')
const notNegative = where(decimal, is => Number(is) >= 0, 'a number of zero or more')
const leverage = where(number, is => is > 0, 'a number above zero')

const marginSummary = object({
  accountValue: decimal,
  totalNtlPos: notNegative,
  totalRawUsd: decimal,
  totalMarginUsed: decimal,
})

const clearinghouseState = object({
  time: where(integer, is => is > 0, 'a time'),
  marginSummary,
  crossMarginSummary: marginSummary,
  crossMaintenanceMarginUsed: notNegative,
  withdrawable: decimal,
  assetPositions: array(
    object({
      position: object({
        coin: label,
        szi: nonZero,
        leverage: object({ type: oneOf('cross', 'isolated'), value: leverage }),
        entryPx: positive,
        positionValue: notNegative,
        unrealizedPnl: decimal,
        liquidationPx: nullable(positive),
        marginUsed: decimal,
        maxLeverage: where(number, is => is >= 1, 'a number of one or more'),
        cumFunding: object({ allTime: decimal, sinceOpen: decimal, sinceChange: decimal }),
      }),
    }),
  ),
})

/** The perp state of one dex; `dex` is the one that was asked for, which the answer itself does not repeat. */
export function readDexState(body: unknown, dex: string, path = 'clearinghouseState'): DexState {
  const { assetPositions, ...account } = clearinghouseState(body, path)
  const positions: WirePerp[] = assetPositions.map(each => each.position)
  refuseTwice(positions, `${path}.assetPositions`, '.position.coin', each => each.coin)
  return { dex, ...account, positions }
}
