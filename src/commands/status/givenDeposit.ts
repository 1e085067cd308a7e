import type { HedgeEntry } from '../../domain/hedge.ts'
import { type Decimal, decimal, fromUnits, mul, zero } from '../../math/decimal.ts'
import { type FlowPrice, flagPrice } from './flowPrice.ts'
import type { KnownLp } from './knownLp.ts'
import type { Tokens } from './positionResult.ts'

/** What --deposit says remains of the deposits, smallest units, at --entry-price or at a price nobody knows. */
export type GivenDeposit = { amounts: Tokens; price: FlowPrice }

const unknownPrice: FlowPrice = { price: null, low: null, high: null, source: null }

/** Null when none was given that is of this pair, and of a position that holds no liquidity any more. A token left out is none of it. */
export function givenDeposit(flags: HedgeEntry | null, { report, decimals }: KnownLp): GivenDeposit | null {
  const deposit = flags?.deposit
  if (deposit === undefined || report.liquidity === '0') return null
  const [text0, text1] = [deposit[report.token0.address], deposit[report.token1.address]]
  if (text0 === undefined && text1 === undefined) return null
  const price = flags?.price === undefined ? unknownPrice : flagPrice(flags.price)
  return { amounts: [smallest(text0, decimals[0]), smallest(text1, decimals[1])], price }
}

const smallest = (text: string | undefined, decimals: number): Decimal =>
  text === undefined ? zero : mul(decimal(text), fromUnits(10n ** BigInt(decimals), 0))
