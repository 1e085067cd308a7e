import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Buckets, exact, worth } from '../support/life/benchmarks.ts'
import { expectCents, expectNearly, expectWei } from '../support/life/expectExact.ts'
import { fraction, minus, over, parse, plus, times, toNumber, total } from '../support/life/fraction.ts'
import { type Exact, less, sumOf } from '../support/life/ledger.ts'
import { type Look, livedOn } from '../support/life/livedOn.ts'
import { type LifeStage, startLifeStage } from '../support/life/stage.ts'
import type { Plan } from '../support/life.ts'
import type { Json } from '../support/useStage.ts'

/** The whole life of one hedge, each step of it held against what the wallet and the short really had. */
export function checkLife(name: string, plan: Plan): void {
  describe(name, () => {
    let stage: LifeStage
    let looks: Look[]
    beforeAll(async () => {
      stage = await startLifeStage(plan)
      looks = await livedOn(stage, plan)
    })
    afterAll(() => stage?.close())

    /** Each moment by its name, so that a failure tells when it was. */
    const each = (check: (look: Look, lp: Json) => void) => {
      for (const look of looks) {
        try {
          check(look, look.hedge.lps[0])
        } catch (error) {
          throw new Error(`${look.moment.name}: ${(error as Error).message}`, { cause: error })
        }
      }
    }
    const places = (side: 0 | 1) => stage.ground.sides[side].decimals
    /** Whole tokens as text, the way a report has them, back to smallest units. */
    const units = (texts: readonly [string, string]): Exact =>
      ([0, 1] as const).map(side =>
        times(parse(texts[side]), fraction(10n ** BigInt(places(side)))),
      ) as unknown as Exact
    const amounts = (report: Json, what: string): Exact => units([report[`${what}0`], report[`${what}1`]])
    const tokens = (report: Json): Exact => units([report.token0, report.token1])
    const dollars = () => stage.ground.quote.asset === 'USD'

    it('is a life in which all happens: several deposits, one of them of one token, prices beyond both ends', () => {
      const { entries } = looks.at(-1)!.moment
      const deposits = entries.filter(({ kind }) => kind === 'deposit')
      expect(deposits.map(({ amounts }) => amounts.filter(amount => amount > 0n).length)).toEqual([2, 2, 1])
      expect(entries.filter(({ kind }) => kind === 'withdrawal')).toHaveLength(3)
      const [lp] = looks[0]!.hedge.lps
      expect(looks.some(({ moment }) => moment.tick < lp.tickLower)).toBe(true)
      expect(looks.some(({ moment }) => moment.tick >= lp.tickUpper)).toBe(true)
      for (const { parts } of looks.slice(1)) expect(parts.fees.every(fee => fee > 0n)).toBe(true)
    })

    it('comes, closed at any moment, to what the wallet would have more or less than had it never entered', () => {
      each(({ moment: { closing, balances, atFirst }, parts }, lp) => {
        const gain = less(sumOf([balances, closing.all]), atFirst)
        const { deposited, collected } = parts
        expectWei(amounts(lp, 'amount'), parts.holds)
        expectWei(amounts(lp, 'uncollectedFees'), closing.uncollected)
        expect(less(sumOf([parts.holds, closing.uncollected, collected]), deposited)).toEqual(gain)
        const { impermanentLoss, fees } = lp
        const [unrealised, realised, earned] = [
          tokens(impermanentLoss),
          tokens(impermanentLoss.realised),
          amounts(fees, 'lifetime'),
        ]
        for (const side of [0, 1] as const) {
          expect(total([unrealised[side], realised[side], earned[side]])).toEqual(fraction(gain[side]))
        }
      })
    })

    it('has in each part what the ledger has', () => {
      each(({ moment: { closing }, parts }, { entry, fees, impermanentLoss }) => {
        expectWei(amounts(fees, 'lifetime'), parts.fees)
        expectNearly(amounts(entry, 'remaining'), parts.remaining)
        expectNearly(tokens(impermanentLoss), parts.unrealised)
        expectNearly(tokens(impermanentLoss.realised), parts.realised)
        const [fee, principal] = [amounts(fees, 'uncollected'), amounts(fees, 'uncollectedPrincipal')]
        const collectedFees = amounts(fees, 'collected')
        for (const side of [0, 1] as const) {
          expect(plus(fee[side], principal[side])).toEqual(fraction(closing.uncollected[side]))
          const paidOut = minus(fraction(parts.withdrawn[side]), principal[side])
          expect(plus(collectedFees[side], paidOut)).toEqual(fraction(parts.collected[side]))
        }
      })
    })

    it('has every deposit and withdrawal at its moment, to the wei, and within the prices it says', () => {
      each(({ moment: { entries } }, { entry }) => {
        for (const [kind, flows] of [
          ['deposit', entry.deposits],
          ['withdrawal', entry.withdrawals],
        ] as const) {
          const known = entries.filter(each => each.kind === kind)
          expect(flows).toHaveLength(known.length)
          for (const [index, { at, amounts: wanted, sqrtPriceX96 }] of known.entries()) {
            const flow = flows[index]
            expect(Date.parse(flow.timestamp)).toBe(at * 1000)
            expectWei(amounts(flow, 'amount'), wanted)
            const price = stage.priceOf(sqrtPriceX96)
            // Prices have 30 digits.
            expect(toNumber(over(parse(flow.price), price))).toBeCloseTo(1, 6)
            const [low, high] = [over(parse(flow.priceLow), price), over(parse(flow.priceHigh), price)]
            expect(toNumber(low)).toBeLessThanOrEqual(1 + 1e-15)
            expect(toNumber(high)).toBeGreaterThanOrEqual(1 - 1e-15)
            expect(flow.priceSource).toBe(wanted.includes(0n) ? 'swap' : 'event')
            if (dollars()) expectCents(flow.usd, worth(stage.ground, exact(wanted), stage.usdOf(price)), kind)
            else expect(flow.usd).toBeNull()
          }
        }
      })
    })

    it('never gains by impermanent loss, and has none at the entry price but for wei', () => {
      each(({ moment, parts, price, quoteUsd }, { impermanentLoss: { usd, quote, percent } }) => {
        const { base } = stage.ground
        const [inBase, inQuote] = base === stage.ground.sides[0] ? ([0, 1] as const) : ([1, 0] as const)
        const inQuotes = (amounts: Exact) =>
          plus(
            times(over(amounts[inBase], fraction(10n ** BigInt(places(inBase)))), price),
            over(amounts[inQuote], fraction(10n ** BigInt(places(inQuote)))),
          )
        const loss = inQuotes(parts.unrealised)
        expect(loss.n <= 0n, 'by the ledger').toBe(true)
        expect(Math.abs(toNumber(minus(parse(quote), loss)))).toBeLessThan(1e-12)
        expectCents(usd, times(loss, quoteUsd), 'dollars')
        expect(usd).toBeLessThanOrEqual(0)
        const held = inQuotes(parts.remaining)
        if (held.n === 0n) expect(percent).toBeNull()
        else expect(Math.abs(percent - toNumber(over(loss, held)))).toBeLessThan(1e-12)
        if (moment.name === 'minted' || moment.name === 'back at the entry price') {
          // A mint rounds up and a withdrawal down: one unit of each token.
          for (const side of [0, 1] as const) expect([0n, -1n]).toContainEqual(parts.unrealised[side].n)
          expect(usd).toBeGreaterThan(-0.001)
        } else if (moment.liquidity > 0n) expect(usd).toBeLessThan(-0.5)
      })
    })

    it('has every bucket of every benchmark to the cent, and they add up', () => {
      each(({ moment, parts, short, usd, buckets, hedge: { pnl, perps, lps } }) => {
        for (const { id, totalUsd, buckets: found } of pnl.benchmarks as Json[]) {
          const wanted = buckets[id as keyof typeof buckets]
          const unknown = id === 'usd' && !dollars()
          for (const bucket of Object.keys(wanted) as (keyof Buckets)[]) {
            if (bucket === 'price' && unknown) expect(found.price, id).toBeNull()
            else expectCents(found[bucket], wanted[bucket], `${id} ${bucket}`)
          }
          if (unknown) {
            expect(totalUsd).toBeNull()
            continue
          }
          expectCents(totalUsd, total(Object.values(wanted)), `${id} total`)
          const sum = (Object.values(found) as number[]).reduce((all, one) => all + one, 0)
          expect(Math.abs(sum - totalUsd)).toBeLessThan(1e-9 * (1 + Math.abs(totalUsd)))
        }
        const [{ impermanentLoss }] = lps
        const both = impermanentLoss.usd + impermanentLoss.realised.usd
        expect(pnl.benchmarks[0].buckets.impermanentLoss, 'of the position').toBeCloseTo(both, 9)
        expect(pnl.benchmarks[0].buckets.impermanentLoss, 'never a gain').toBeLessThanOrEqual(0)
        // Against holding: what closing it would really leave, by balances alone, and what the short has brought.
        const gain = less(sumOf([moment.balances, moment.closing.all]), moment.atFirst)
        const left = total([worth(stage.ground, exact(gain), usd), short.hedge, short.funding, short.costs])
        expectCents(pnl.benchmarks[0].totalUsd, left, 'by balances')
        expectCents(pnl.hedge.unrealisedUsd, total((perps as Json[]).map(perp => parse(perp.unrealizedPnl))), 'open')
        expectCents(pnl.hedge.realisedUsd + pnl.hedge.unrealisedUsd, short.hedge, 'hedge')
        expectCents(pnl.hedge.tradingFeesUsd, short.costs, 'costs')
        expectCents(pnl.hedge.fundingUsd, short.funding, 'funding')
        expect(parts.deposited.some(amount => amount > 0n)).toBe(true)
        const untold = ['there is no result against dollars:', 'there is no capital and no return:']
        for (const note of untold) expect(pnl.notes.join('\n').includes(note), note).toBe(!dollars())
      })
    })

    it('keeps what withdrawals locked in, each at the price of the pool then, whatever the price does since', () => {
      each(({ parts, quoteUsd }, { impermanentLoss: { realised } }) => {
        for (const side of [0, 1] as const) {
          expect(total(parts.lockedIn.map(({ amounts }) => amounts[side]))).toEqual(parts.realised[side])
        }
        const inQuotes = parts.lockedIn.map(({ amounts, sqrtPriceX96 }) =>
          worth(stage.ground, amounts, stage.usdOf(stage.priceOf(sqrtPriceX96))),
        )
        for (const { n } of inQuotes) expect(n < 0n, 'by the ledger').toBe(true)
        expect(Math.abs(toNumber(minus(parse(realised.quote), total(inQuotes))))).toBeLessThan(1e-6)
        expectCents(realised.usd, times(total(inQuotes), quoteUsd), 'dollars')
      })
      expect(looks.at(-1)!.parts.lockedIn).toHaveLength(3)
    })

    it('tells fees from principal that waits, in dollars too, and says what waits', () => {
      let waiting = 0
      each(({ moment: { closing }, usd, hedge }, { fees, feesUsd }) => {
        const alerts = (hedge.alerts as Json[]).filter(({ id }) => id === 'principal-waiting')
        const principal = amounts(fees, 'uncollectedPrincipal')
        expectCents(feesUsd, worth(stage.ground, amounts(fees, 'uncollected'), usd), 'fees')
        expectCents(fees.uncollectedPrincipalUsd, worth(stage.ground, principal, usd), 'principal')
        const all = worth(stage.ground, exact(closing.uncollected), usd)
        expectCents(feesUsd + fees.uncollectedPrincipalUsd, all, 'what a collect pays')
        expect(alerts).toHaveLength(principal.some(({ n }) => n > 0n) ? 1 : 0)
        waiting += alerts.length
      })
      expect(waiting).toBeGreaterThan(4)
    })

    it('returns its total on what was in the LP for as long as it was, and the margin', () => {
      each(({ moment: { at, entries }, buckets, hedge: { pnl, perps } }) => {
        const end = at + 5
        const start = entries[0]!.at
        expect(pnl.days).toBeCloseTo((end - start) / 86_400, 9)
        if (!dollars()) return void expect([pnl.capitalUsd, pnl.roi, pnl.apr]).toEqual([null, null, null])
        const flows = entries.flatMap(({ kind, at: then, amounts, sqrtPriceX96 }) => {
          const usd = worth(stage.ground, exact(amounts), stage.usdOf(stage.priceOf(sqrtPriceX96)))
          const weighted = times(usd, fraction(BigInt(end - then), BigInt(end - start)))
          return kind === 'deposit' ? [weighted] : kind === 'withdrawal' ? [minus(fraction(0n), weighted)] : []
        })
        const capital = total([...flows, ...(perps as Json[]).map(({ marginUsed }) => parse(marginUsed))])
        expectCents(pnl.capitalUsd, capital, 'capital')
        if (end - start < 86_400) return void expect([pnl.roi, pnl.apr]).toEqual([null, null])
        const roi = toNumber(over(total(Object.values(buckets.usd)), capital))
        expect(pnl.roi).toBeCloseTo(roi, 9)
        expect(pnl.apr).toBeCloseTo((roi * 365) / ((end - start) / 86_400), 9)
      })
    })

    it('shows of the hedge in full what its status says, digit for digit', () => {
      for (const { hedge, shown } of looks) expect(shown.hedge).toEqual(hedge)
    })

    it('began when it was added, until the fill that opened the short is seen', () => {
      const beginnings = looks.map(({ hedge: { pnl } }) => `${pnl.sinceSource} ${pnl.since}`)
      expect(new Set(beginnings.slice(1))).toEqual(new Set(['opening-fill 2026-03-01T04:48:00.000Z']))
      expect(beginnings[0]).toBe(`added ${new Date(looks[0]!.moment.at * 1000 + 5_000).toISOString()}`)
    })
  })
}
