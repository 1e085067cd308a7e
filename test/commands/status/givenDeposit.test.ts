import { describe, expect, it } from 'vitest'
import { add, type Decimal, decimal, sub, toNumber, toText } from '../../../src/math/decimal.ts'
import { tickAt, tokens } from '../../support/artifacts.ts'
import { type Happened, pastOf } from './lpPastOf.ts'

const at3000 = tickAt(3000, tokens.weth, tokens.usdc)
const range = { tickLower: at3000 - 2000, tickUpper: at3000 + 2000 }
const liquidity = 10n ** 16n
const deposit = (tick: number, L = liquidity): Happened => ({ kind: 'increase', liquidity: L, tick })
const withdrawal = (tick: number, L: bigint): Happened => ({ kind: 'decrease', liquidity: L, tick })
const lived = (happened: readonly Happened[], tick = at3000) => ({ ...range, tick, happened })

const near = (a: Decimal, b: Decimal) => expect(toNumber(a)).toBeCloseTo(toNumber(b), 9)

describe('a deposit that was given', () => {
  const happened = [deposit(at3000), withdrawal(at3000 + 500, liquidity / 4n)]
  const given = { [tokens.weth.address]: '2.5', [tokens.usdc.address]: '6000' }

  it('stands for those that remain, at the price given with it; those taken away stay', () => {
    const { entry, impermanentLoss, result, notes, fees } = pastOf(lived(happened), {
      flags: { deposit: given, price: '2900' },
    })
    const plain = pastOf(lived(happened))
    expect(entry).toMatchObject({
      source: 'flag',
      remaining0: '2.5',
      remaining1: '6000',
      price: '2900',
      priceSource: 'flag',
    })
    expect(entry!.deposits).toMatchObject([{ block: 500, amount0: '2.5', amount1: '6000', usd: 2.5 * 2900 + 6000 }])
    expect(impermanentLoss!.realised).toEqual(plain.impermanentLoss!.realised)
    expect([fees, notes]).toEqual([plain.fees, []])
    const [flow] = result!.deposits
    near(
      flow!.amounts[0],
      add(decimal('2.5'), sub(plain.result!.deposits[0]!.amounts[0], decimal(plain.entry!.remaining0))),
    )
    expect(flow!.usdThen.map(px => px && toText(px))).toEqual(['2900', '1'])
  })

  it('without a price is worth nobody knows what, and a note says so', () => {
    const { entry, result, notes } = pastOf(lived(happened), { flags: { deposit: given } })
    expect(entry).toMatchObject({ price: null, priceSource: null, deposits: [{ usd: null }] })
    expect(result!.deposits[0]!.usdThen[0]).toBeNull()
    expect(notes).toEqual([
      'position #1: its deposit was given without a price, so what it was worth then is not known; say it with: hedge add … --entry-price PRICE',
    ])
  })

  it('tells the loss without a history, and not what was realised', () => {
    const { entry, impermanentLoss, result } = pastOf(lived(happened), { flags: { deposit: given }, history: null })
    expect([entry, result]).toEqual([null, null])
    expect(impermanentLoss).toMatchObject({ realised: null })
    expect(impermanentLoss!.usd).not.toBeNull()
  })

  it('of other tokens, or of a closed position, is left aside', () => {
    const other = pastOf(lived(happened), { flags: { deposit: { [tokens.wbtc.address]: '1' } } })
    expect(other.entry!.source).toBe('events')
    expect(other.notes).toEqual(['position #1: what --deposit says is of other tokens, so it is left aside'])
    const closed = lived([deposit(at3000), withdrawal(at3000, liquidity)])
    expect(pastOf(closed, { flags: { deposit: given } }).impermanentLoss).toMatchObject({ usd: 0, percent: null })
  })
})
