import { expect, it } from 'vitest'
import { staticCollect } from '../support/chain/collect.ts'
import { staticDecrease } from '../support/chain/decreaseLiquidity.ts'
import { type Json, useStage } from '../support/useStage.ts'

const stage = useStage({ furnished: true })

/** Decimals and oracle prices of the scene, the latter in tenths of a dollar; nothing of src/math is used here. */
const decimals: Record<string, number> = { USDC: 6, WBTC: 8, WETH: 18 }
const tenths: Record<string, bigint> = { USDC: 10n, WBTC: 900_110n, WETH: 30_012n }
const assetOf: Record<string, string> = { WBTC: 'BTC', WETH: 'ETH' }

const unit = 10n ** 18n

/** Decimal text to a bigint of 18 places, and back to the shortest text. */
function parse(text: string): bigint {
  const [, minus, whole, fraction = ''] = /^(-?)(\d+)(?:\.(\d{1,18}))?$/.exec(text)!
  const digits = BigInt(whole! + fraction.padEnd(18, '0'))
  return minus ? -digits : digits
}

function text(amount: bigint, places: number): string {
  const digits = (amount < 0n ? -amount : amount).toString().padStart(places + 1, '0')
  const fraction = digits.slice(-places).replace(/0+$/, '')
  return `${amount < 0n ? '-' : ''}${digits.slice(0, -places)}${fraction === '' ? '' : `.${fraction}`}`
}

const whole = (amount: bigint, symbol: string) => amount * 10n ** BigInt(18 - decimals[symbol]!)

/** The nearest double to a fraction, as no sum of doubles would give it. */
const double = (numerator: bigint, denominator: bigint) => Number(text((numerator * unit) / denominator, 18))

const close = (actual: number, expected: number) =>
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(1e-12 * Math.abs(expected))

/** What the contracts themselves say of a reported position, at the block it was read at. */
async function truthOf({ tokenId, owner, liquidity, token0, token1, block }: Json) {
  const { deployment } = stage.scene
  const at = `0x${BigInt(block.number).toString(16)}`
  const [fees, held] = await Promise.all([
    staticCollect(deployment, BigInt(tokenId), owner, at),
    staticDecrease(deployment, BigInt(tokenId), BigInt(liquidity), owner, at),
  ])
  const symbols = [token0.symbol, token1.symbol] as [string, string]
  return { symbols, held, fees }
}

it('reports each position to the wei of decreaseLiquidity and collect, and its value from those', async () => {
  const { document } = await stage.json('status --json')
  const lps = document.hedges.flatMap(({ lps }: Json) => lps)
  expect(lps).toHaveLength(3)
  let worth = 0n
  for (const lp of lps) {
    const { symbols, held, fees } = await truthOf(lp)
    expect([lp.amount0, lp.amount1]).toEqual(symbols.map((symbol, n) => text(held[n]!, decimals[symbol]!)))
    expect([lp.uncollectedFees0, lp.uncollectedFees1]).toEqual(symbols.map((is, n) => text(fees[n]!, decimals[is]!)))
    const usd = (amounts: readonly bigint[]) =>
      symbols.reduce((sum, symbol, n) => sum + whole(amounts[n]!, symbol) * tenths[symbol]!, 0n)
    close(lp.valueUsd, double(usd(held), 10n * unit))
    close(lp.feesUsd, double(usd(fees), 10n * unit))
    worth += usd(held)
    const deltas = symbols.flatMap((symbol, n) =>
      assetOf[symbol] ? [[assetOf[symbol], text(held[n]!, decimals[symbol]!)]] : [],
    )
    expect(lp.delta).toEqual(Object.fromEntries(deltas))
  }
  close(document.totals.valueUsd, double(worth, 10n * unit))
})

it('nets LP, perp and spot per asset, and says the order that closes it', async () => {
  stage.scene.venue.set({ accounts: worldWithSpot() })
  const { document } = await stage.json('status --json')
  for (const hedge of document.hedges) {
    for (const row of hedge.exposure) {
      let lp = 0n
      for (const position of hedge.lps) {
        const { symbols, held } = await truthOf(position)
        symbols.forEach((symbol, n) => {
          if (assetOf[symbol] === row.asset) lp += whole(held[n]!, symbol)
        })
      }
      const perp = parse(hedge.perps.find(({ coin }: Json) => coin === row.asset).szi)
      const spot = row.asset === 'ETH' ? parse('0.25') : 0n
      expect([row.lpDelta, row.perpDelta, row.spotDelta].map(parse)).toEqual([lp, perp, spot])
      expect(parse(row.netDelta)).toBe(lp + perp + spot)
      const oracle = tenths[row.asset === 'ETH' ? 'WETH' : 'WBTC']!
      close(row.netDeltaUsd, double((lp + perp + spot) * oracle, 10n * unit))
      const ratio = double(-perp * unit, lp + spot)
      close(row.hedgeRatio, ratio / 1e18)
      expect(Math.abs(row.drift - (ratio / 1e18 - 1))).toBeLessThan(1e-12)
      const lot = row.asset === 'ETH' ? 10n ** 14n : 10n ** 13n
      const off = lp + spot + perp
      const size = ((off < 0n ? -off : off) / lot) * lot
      expect(row.correction).toMatchObject({ side: off > 0n ? 'sell' : 'buy', size: text(size, 18), placeable: true })
      close(row.correction.notionalUsd, double(size * (row.asset === 'ETH' ? 30_015n : 900_200n), 10n * unit))
    }
  }
})

it('has perps as the venue says them, funding with its sign turned, and the distance to liquidation', async () => {
  const { document } = await stage.json('status eth-usdc --json')
  const [perp] = document.hedges[0].perps
  expect(perp).toMatchObject({
    coin: 'ETH',
    szi: '-3.9',
    entryPx: '3041.5',
    markPx: '3001.5',
    oraclePx: '3001.2',
    positionValue: '11705.85',
    unrealizedPnl: '156.0',
    fundingSinceOpen: '18.42',
    fundingApr: 0.1095,
  })
  close(perp.liquidationDistance, Number(perp.liquidationPx) / 3001.5 - 1)
})

/** The scene's account with spot that counts (UETH) and spot that does not. */
const worldWithSpot = () => ({
  [stage.scene.account]: {
    cash: '12000',
    positions: [
      {
        coin: 'ETH',
        szi: '-3.9',
        entryPx: '3041.5',
        leverage: 5,
        cumFunding: { allTime: '-61.2', sinceOpen: '-18.42', sinceChange: '-4.1' },
      },
    ],
    spot: [
      { coin: 'UETH', token: 221, total: '0.25' },
      { coin: 'USDC', token: 0, total: '250.0' },
      { coin: 'PURR', token: 1, total: '99.0' },
    ],
  },
  [stage.scene.subAccount]: {
    role: { subAccountOf: stage.scene.account },
    cash: '6000',
    positions: [
      { coin: 'BTC', szi: '-0.16', entryPx: '91200', leverage: 10 },
      { coin: 'ETH', szi: '-4.2', entryPx: '3010', leverage: 10 },
    ],
    spot: [{ coin: 'UETH', token: 221, total: '0.25' }],
  },
})
