import { assetOf, spotAssets } from '../../domain/assets.ts'
import { type Decimal, decimal, fromUnits, mul, sum, toNumber } from '../../math/decimal.ts'
import type { JudgedHedge } from './hedgeReport.ts'
import type { StatusReport } from './types.ts'

/**
 * Sums over all hedges of a report: null as soon as one part is unknown. What two hedges share is counted once: an NFT, a
 * perp position, a spot balance, an account's equity.
 */
export function totalsOf(judged: readonly JudgedHedge[]): StatusReport['totals'] {
  const lpsWhole = judged.every(hedge => hedge.lpsWhole)
  const lps = firstBy(
    judged.flatMap(({ report, usdOf }) => report.lps.map(lp => ({ lp, usdOf }))),
    ({ lp }) => `${lp.chainId}/${lp.positionManager}/${lp.tokenId}`,
  )
  return {
    valueUsd: lpsWhole ? sumOf(lps.map(({ lp }) => fromNumber(lp.valueUsd))) : null,
    feesUsd: lpsWhole ? sumOf(lps.map(({ lp }) => fromNumber(lp.feesUsd))) : null,
    equityUsd: equityOf(judged),
    netDeltaUsd: judged.every(({ whole }) => whole)
      ? sumOf([
          ...lps.flatMap(({ lp, usdOf }) =>
            Object.entries(lp.delta).map(([asset, delta]) => worth(decimal(delta), usdOf(asset))),
          ),
          ...venueDeltas(judged),
        ])
      : null,
  }
}

/** Dollars of exposure of every perp and spot balance that counts in some hedge. */
function venueDeltas(judged: readonly JudgedHedge[]): (Decimal | null)[] {
  const held = judged.flatMap(({ report, network, spot, usdOf }) => {
    const counted = report.exposure.map(({ asset }) => asset)
    const perps = report.perps
      .filter(({ asset }) => counted.includes(asset ?? ''))
      .map(({ account, coin, szi, asset }) => ({
        key: `${network}/${account}/${coin}`,
        usd: worth(mul(decimal(szi), fromUnits(BigInt(assetOf(coin).unit), 0)), usdOf(asset ?? '')),
      }))
    const balances = spot.flatMap(({ address, balances: list }) =>
      (list ?? [])
        .filter(({ coin }) => counted.includes(spotAssets[coin] ?? ''))
        .map(({ coin, total }) => ({
          key: `${network}/${address}/spot/${coin}`,
          usd: worth(decimal(total), usdOf(spotAssets[coin] ?? '')),
        })),
    )
    return [...perps, ...balances]
  })
  return firstBy(held, ({ key }) => key).map(({ usd }) => usd)
}

function equityOf(judged: readonly JudgedHedge[]): number | null {
  const accounts = judged.flatMap(({ report, network, accountsKnown }) => {
    if (report.account === null || !accountsKnown) return [{ key: `unknown ${report.name}`, equityUsd: null }]
    const { address, equityUsd, subAccounts } = report.account
    return [{ address, equityUsd }, ...(subAccounts ?? [])].map(account => ({
      key: `${network}/${account.address}`,
      equityUsd: account.equityUsd,
    }))
  })
  return sumOf(firstBy(accounts, ({ key }) => key).map(({ equityUsd }) => fromNumber(equityUsd)))
}

const firstBy = <T>(list: readonly T[], key: (item: T) => string): T[] => [
  ...new Map([...list].reverse().map(item => [key(item), item])).values(),
]

const worth = (delta: Decimal, usd: Decimal | null): Decimal | null => (usd === null ? null : mul(delta, usd))

const fromNumber = (value: number | null): Decimal | null => (value === null ? null : decimal(String(value)))

const sumOf = (values: readonly (Decimal | null)[]): number | null =>
  values.some(value => value === null) ? null : toNumber(sum(values.filter(value => value !== null)))
