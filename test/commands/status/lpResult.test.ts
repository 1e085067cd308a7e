import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { benchmarks, worth } from '../../../src/math/benchmarks.ts'
import { compare, decimal, fromUnits, sign, sub, sum, toNumber, toText } from '../../../src/math/decimal.ts'
import { defaultThresholds, tickAt, tokens } from '../../support/artifacts.ts'
import { type Happened, historyOf, lpOf, pastOf, quotesOf } from './lpPastOf.ts'

const at3000 = tickAt(3000, tokens.weth, tokens.usdc)
const range = { tickLower: at3000 - 2000, tickUpper: at3000 + 2000 }
const liquidity = 10n ** 16n
const deposit = (tick: number, L = liquidity): Happened => ({ kind: 'increase', liquidity: L, tick })
const withdrawal = (tick: number, L: bigint): Happened => ({ kind: 'decrease', liquidity: L, tick })
const lived = (happened: readonly Happened[], tick = at3000) => ({ ...range, tick, happened })

/** Deposits, parts of what is there taken out (thousandths), collects, at ticks in and out of range. */
const anyHappened = fc
  .array(
    fc.record({
      kind: fc.constantFrom('increase' as const, 'increase' as const, 'decrease' as const, 'collect' as const),
      tick: fc.integer({ min: at3000 - 4000, max: at3000 + 4000 }),
      liquidity: fc.bigInt({ min: 1n, max: 10n ** 18n }),
      part: fc.bigInt({ min: 1n, max: 1000n }),
    }),
    { minLength: 1, maxLength: 12 },
  )
  .map(steps => {
    let held = 0n
    return steps.flatMap(({ kind, tick, liquidity: L, part }): Happened[] => {
      if (kind === 'collect') return [{ kind, amount0: L * 100n, amount1: L / 10n ** 9n }]
      const change = kind === 'increase' ? L : (held * part) / 1000n
      held += kind === 'increase' ? change : -change
      return change === 0n ? [] : [{ kind, tick, liquidity: change }]
    })
  })

describe('the parts of a result', () => {
  it('add up for each token, exactly: holds + owed + collected - deposits = unrealised + realised + fees', () => {
    const ticks = fc.integer({ min: at3000 - 4000, max: at3000 + 4000 })
    const owed = fc.tuple(fc.bigInt({ min: 0n, max: 10n ** 20n }), fc.bigInt({ min: 0n, max: 10n ** 9n }))
    fc.assert(
      fc.property(anyHappened, ticks, owed, fc.boolean(), (happened, tick, owed, given) => {
        const deposits = given ? { [tokens.weth.address]: '1.25', [tokens.usdc.address]: '3000.000000001' } : null
        const flags = deposits && { deposit: deposits }
        const { lp, result, impermanentLoss, fees } = pastOf({ ...lived(happened, tick), owed }, { flags })
        const texts = [[lp.amount0, lp.uncollectedFees0] as const, [lp.amount1, lp.uncollectedFees1] as const]
        for (const [i, [holds, due]] of texts.entries()) {
          const collected = sum(
            happened.map(step =>
              step.kind === 'collect' ? fromUnits(i ? step.amount1 : step.amount0, i ? 6 : 18) : fromUnits(0n, 0),
            ),
          )
          const put = sum(result!.deposits.map(({ amounts }) => amounts[i]!))
          const left = sub(sum([decimal(holds!), decimal(due!), collected]), put)
          const locked = sum(result!.realised.map(({ amounts }) => amounts[i]!))
          const right = sum([result!.unrealised[i]!, locked, result!.fees[i]!])
          expect(compare(left, right)).toBe(0)
          const { token0, token1, realised } = impermanentLoss!
          expect([i ? token1 : token0, i ? realised!.token1 : realised!.token0]).toEqual(
            [result!.unrealised[i]!, locked].map(toText),
          )
          expect(i ? fees!.lifetime1 : fees!.lifetime0).toBe(toText(result!.fees[i]!))
        }
        if (!given) expect(sign(decimal(impermanentLoss!.quote!))).toBeLessThanOrEqual(0)
      }),
      { numRuns: 150 },
    )
  })

  it('have a loss that is never a gain, of what is there and of each withdrawal; its bucket is both together', () => {
    const ticks = fc.integer({ min: at3000 - 4000, max: at3000 + 4000 })
    let withdrawals = 0
    fc.assert(
      fc.property(anyHappened, ticks, fc.boolean(), (happened, tick, swapped) => {
        const told = happened.map(step => (step.kind === 'collect' || !swapped ? step : { ...step, swap: step.tick }))
        const { result, impermanentLoss } = pastOf(lived(told, tick))
        // Its price is one that the amounts allow, to 30 digits of it.
        const losses = result!.realised.map(({ amounts, poolUsd }) => worth(amounts, poolUsd))
        for (const loss of losses) expect(loss === null ? 0 : toNumber(loss)).toBeLessThanOrEqual(1e-12)
        if (swapped) withdrawals += losses.filter(loss => loss !== null).length
        const none = { hedge: null, funding: null, costs: null }
        const { impermanentLoss: bucket, price } = benchmarks([{ ...result!, base: 0 }], none).tokens.buckets
        expect(bucket === null).toBe(losses.includes(null))
        expect([price === null, impermanentLoss!.realised!.usd === null]).toEqual([bucket === null, bucket === null])
        if (bucket === null) return
        const both = impermanentLoss!.usd! + impermanentLoss!.realised!.usd!
        expect(Math.abs(toNumber(bucket) - both)).toBeLessThanOrEqual(1e-12 * Math.max(1, Math.abs(both)))
        expect(toNumber(bucket)).toBeLessThanOrEqual(1e-12)
      }),
      { numRuns: 150 },
    )
    expect(withdrawals).toBeGreaterThan(50)
  })
})

describe('impermanent loss', () => {
  it('is wei at entry, and against the value of holding elsewhere', () => {
    const still = pastOf(lived([deposit(at3000)])).impermanentLoss!
    expect(Math.abs(still.usd!)).toBeLessThan(0.00001)
    expect(still.percent).toBeLessThanOrEqual(0)
    const { impermanentLoss, lp, entry } = pastOf(lived([deposit(at3000)], at3000 + 1000))
    const value = (amount0: string | null, amount1: string | null) =>
      Number(amount0) * Number(lp.price) + Number(amount1)
    const hold = value(entry!.remaining0, entry!.remaining1)
    const loss = value(lp.amount0, lp.amount1) - hold
    expect(Number(impermanentLoss!.quote)).toBeCloseTo(loss, 6)
    expect(impermanentLoss!.percent).toBeCloseTo(loss / hold, 9)
    // A stablecoin is the quote: its dollars are the quote's, whatever the oracle says of the other token.
    expect(impermanentLoss!.usd).toBe(Number(impermanentLoss!.quote))
    expect(impermanentLoss!.realised).toEqual({ usd: 0, quote: '0', token0: '0', token1: '0' })
  })

  it('of a withdrawal is locked in, and apart from that of what is left', () => {
    const happened = [deposit(at3000), withdrawal(at3000 + 1900, liquidity / 2n)]
    const { impermanentLoss, entry, lp } = pastOf(lived(happened))
    const [paid] = entry!.withdrawals
    const half = (text: string) => Number(text) / 2
    expect(Number(impermanentLoss!.realised!.token0)).toBeCloseTo(
      Number(paid!.amount0) - half(entry!.deposits[0]!.amount0),
      12,
    )
    expect(Number(impermanentLoss!.realised!.token1)).toBeCloseTo(
      Number(paid!.amount1) - half(entry!.deposits[0]!.amount1),
      6,
    )
    // The price is back: what is left has lost nothing, and one sum over all flows would be a gain.
    const { realised, quote } = impermanentLoss!
    expect(Math.abs(Number(quote))).toBeLessThan(0.00001)
    expect(Number(realised!.token0) * Number(lp.price) + Number(realised!.token1)).toBeGreaterThan(10)
    const then = Number(paid!.price)
    expect(realised!.usd).toBeCloseTo(Number(realised!.token0) * then + Number(realised!.token1), 6)
    expect(realised!.usd).toBe(Number(realised!.quote))
    expect(realised!.usd).toBeLessThan(-10)
  })

  it('of withdrawals stays what it was, wherever the price goes', () => {
    const happened = [deposit(at3000), withdrawal(at3000 + 1000, liquidity / 2n), withdrawal(at3000 - 1500, 10n ** 15n)]
    const [high, low] = [4000, -4000].map(off => pastOf(lived(happened, at3000 + off)).impermanentLoss!.realised)
    expect(high).toEqual(low)
    expect(high!.usd).toBeLessThan(0)
  })

  it('of a withdrawal whose price nobody tells is not known, and a note says which; that of dollars alone is', () => {
    const out = withdrawal(at3000 + 3000, liquidity)
    const { impermanentLoss, notes, result } = pastOf(lived([deposit(at3000), out]))
    expect(impermanentLoss!.realised).toMatchObject({ usd: null, quote: null })
    expect(result!.realised[0]!.poolUsd.map(price => price && toText(price))).toEqual([null, '1'])
    expect(notes).toEqual([
      'position #1: the price of what was withdrawn out of range (block 501) is not known: no swap was found that tells it',
    ])
    const swapped = pastOf(lived([deposit(at3000), { ...out, swap: at3000 + 3000 } as Happened]))
    expect(swapped.impermanentLoss!.realised!.usd).toBeLessThan(-100)
    expect(swapped.notes).toEqual([])
    const above = { ...deposit(at3000 + 3000), swap: at3000 + 3000 } as Happened
    const dollars = pastOf(lived([above, out]))
    expect([dollars.impermanentLoss!.realised!.quote, dollars.notes]).toEqual(['-0.000001', []])
  })

  it('of a closed position is none, of nothing; what it realised stays', () => {
    const { impermanentLoss, fees, feeApr, entry } = pastOf(
      lived([deposit(at3000), withdrawal(at3000 + 1000, liquidity)]),
    )
    expect(impermanentLoss).toMatchObject({ usd: 0, percent: null, quote: '0', token0: '0', token1: '0' })
    expect(Number(impermanentLoss!.realised!.token1)).toBeGreaterThan(0)
    expect(entry).toMatchObject({ remaining0: '0', remaining1: '0' })
    expect([fees!.lifetimeUsd === null, feeApr]).toEqual([false, null])
  })

  it('in another quote than dollars is worth that quote’s dollars', () => {
    const life = { pair: ['weth', 'wbtc'] as const, tickLower: -600, tickUpper: 600, happened: [deposit(0)] }
    const { impermanentLoss, lp } = pastOf({ ...life, tick: 500 })
    expect(lp.priceQuote).toMatchObject({ base: 'token1', quoteSymbol: 'WETH' })
    expect(impermanentLoss!.usd! / Number(impermanentLoss!.quote)).toBeCloseTo(3000, 6)
    expect(impermanentLoss!.usd).toBeLessThan(0)
    const unquoted = { token0: null, token1: quotesOf(lp).token1 }
    expect(pastOf({ ...life, tick: 500 }, { quotes: unquoted }).impermanentLoss).toMatchObject({ usd: null })
  })
})

describe('fees', () => {
  const happened: Happened[] = [deposit(at3000), { kind: 'collect', amount0: 10n ** 16n, amount1: 30_000_000n }]
  const life = { ...lived(happened), owed: [2n * 10n ** 16n, 10_000_000n] as const }

  it('are those collected and those owed, yearly at the pace of all its life', () => {
    const { fees, feeApr, lp } = pastOf(life)
    expect(fees).toMatchObject({ lifetime0: '0.03', lifetime1: '40', collected0: '0.01', collected1: '30' })
    expect(fees).toMatchObject({ uncollected0: '0.02', uncollected1: '10', uncollectedPrincipal0: '0' })
    expect(fees!.lifetimeUsd).toBe(130)
    const [earned, value] = [0.03 * Number(lp.price) + 40, Number(lp.amount0) * Number(lp.price) + Number(lp.amount1)]
    expect(feeApr).toBeCloseTo((earned / value / 40) * 365, 12)
  })

  it('are at no pace under the shortest window, nor while nobody knows it', () => {
    const early = pastOf(life, { thresholds: { ...defaultThresholds, 'fees.window': 40.5 } })
    expect(early.feeApr).toBeNull()
    expect(early.notes).toEqual([
      'position #1: there was liquidity in it for less than 40.5 days, so its fees are not annualised',
    ])
    expect(pastOf(life, { thresholds: { ...defaultThresholds, 'fees.window': 40 } }).feeApr).not.toBeNull()
    expect(pastOf(life, { thresholds: null }).feeApr).toBeNull()
  })

  it('are apart from principal that was withdrawn and waits', () => {
    const half = [deposit(at3000), withdrawal(at3000, liquidity / 2n)]
    const [, out] = historyOf(lived(half)).events
    const owed = [BigInt(out!.amount0) + 5n, BigInt(out!.amount1) + 7n] as const
    const { fees, entry, feesUsd, lp } = pastOf({ ...lived(half), owed })
    const { amount0, amount1 } = entry!.withdrawals[0]!
    expect(fees).toMatchObject({ uncollectedPrincipal0: amount0, uncollectedPrincipal1: amount1, collected0: '0' })
    expect(fees).toMatchObject({ uncollected0: '0.000000000000000005', lifetime1: '0.000007' })
    // Dollars are those of the fees alone, and of the rest apart; what a collect would pay is both.
    expect(feesUsd).toBeCloseTo(0.000007, 12)
    const waiting = Number(amount0) * 3000 + Number(amount1)
    expect(fees!.uncollectedPrincipalUsd).toBeCloseTo(waiting, 6)
    expect(lp.feesUsd).toBeCloseTo(waiting, 4)
  })
})

describe('what is not known is null', () => {
  const life = lived([deposit(at3000)])

  it('without a history: everything but gamma, and nothing is thrown', () => {
    const { lp, gamma, notes, ...rest } = pastOf({ ...life, owed: [0n, 5_000_000n] }, { history: null })
    expect(rest).toEqual({ entry: null, impermanentLoss: null, fees: null, feesUsd: 5, feeApr: null, result: null })
    expect([gamma!.ETH! < 0, notes, lp.price === null]).toEqual([true, [], false])
  })

  it('without decimals: everything, and a note names the token', () => {
    const whole = lpOf(life)
    const lp = { ...whole, token0: { ...whole.token0, decimals: null }, amount0: null, price: null }
    const { notes, ...rest } = pastOf(life, { lp })
    expect(rest).toMatchObject({ entry: null, impermanentLoss: null, fees: null, gamma: null, result: null })
    expect(notes).toEqual([
      'position #1: WETH did not tell its decimals, so nothing of its past can be told in whole tokens',
    ])
  })

  it('without a dollar price: dollars, and nothing else', () => {
    const { fees, impermanentLoss, feeApr, result, gamma, notes } = pastOf(
      { ...life, owed: [1n, 1n] },
      { quotes: { token0: null, token1: null } },
    )
    expect([fees!.lifetimeUsd, impermanentLoss!.usd, result!.usd]).toEqual([null, null, [null, null]])
    expect([fees!.lifetime1, feeApr === null]).toEqual(['0.000001', false])
    expect([gamma, notes]).toEqual([
      null,
      ['position #1: gamma takes a dollar price of both WETH and USDC, and one is not known'],
    ])
  })
})
