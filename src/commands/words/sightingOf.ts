import type { LegState, SeenPerp, Sighting } from '../../domain/activity.ts'
import { dollar } from '../../domain/assets.ts'
import { decimal, sum, toText } from '../../math/decimal.ts'
import { isClosed } from '../status/isClosed.ts'
import type { AccountReport, HedgeReport, PerpReport } from '../status/types.ts'

/** What a report says of a hedge's use, for a later run to know whether it is inactive. */
export const sightingOf = (hedge: HedgeReport): Sighting => {
  const read = isRead(hedge)
  return {
    name: hedge.name,
    read,
    legs: read ? legsOf(hedge) : 'unknown',
    toldAt: newest(timesOf(hedge)),
    whole: read ? wholeOf(hedge) : null,
  }
}

/** Nobody's hedge has more, and what is kept stays small. */
const most = 40

/** `otherPerps` can be told only where every position and every perp is known. */
function wholeOf({ lps, perps, otherPerps }: HedgeReport): Sighting['whole'] {
  const seen = [...Map.groupBy(perps, ({ coin }) => coin).values()].map(together)
  const tokens = lps.filter(lp => !isClosed(lp)).flatMap(({ token0, token1 }) => [token0.asset, token1.asset])
  const assets = [...new Set(tokens)].filter((asset): asset is string => asset !== null && asset !== dollar)
  return otherPerps === null || seen.length > most || assets.length > most ? null : { perps: seen, assets }
}

function together(perps: readonly PerpReport[]): SeenPerp {
  const { coin, dex } = perps[0]!
  return { coin, dex, szi: toText(sum(perps.map(({ szi }) => decimal(szi)))) }
}

const isRead = ({ lps, perps, account }: HedgeReport): boolean =>
  lps.length > 0 || perps.length > 0 || (account !== null && isToldOf(account))

/** An account stands in a report with nothing but nulls where its venue could not be reached; its role may be of our own record. */
const isToldOf = ({ mode, equityUsd, subAccounts, vaultShares, orders }: AccountReport): boolean =>
  [mode, equityUsd, subAccounts, vaultShares, orders].some(told => told !== null)

/** Without a leg that was read nothing is closed: what is missing may be open. */
function legsOf({ lps, perps, gaps, alerts }: HedgeReport): LegState {
  if (lps.some(lp => !isClosed(lp))) return 'open'
  const isAlarm = alerts.some(({ id }) => id === 'unhedged-perp')
  if (perps.length > 0) return isAlarm ? 'alarm' : 'open'
  return gaps.length === 0 ? 'closed' : 'unknown'
}

const timesOf = ({ lps, perps }: HedgeReport): string[] => [
  ...lps.map(({ block }) => block.timestamp),
  ...perps.map(({ time }) => time),
]

const newest = (times: readonly string[]): string | null =>
  times.reduce<string | null>((a, b) => (a !== null && Date.parse(a) >= Date.parse(b) ? a : b), null)
