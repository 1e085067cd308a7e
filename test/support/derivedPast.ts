import type { ArtifactTypes, HistoryReading, TradeReading } from '../../src/domain/artifacts.ts'
import type { Subject } from '../../src/domain/hedge.ts'
import type { LpEvent, PositionHistory } from '../../src/domain/history.ts'
import type { WirePosition } from '../../src/domain/lp.ts'
import type { DexState } from '../../src/domain/perp.ts'
import { known, type Read } from '../../src/domain/read.ts'
import { amount0Delta, amount1Delta } from '../../src/math/sqrtPriceMath.ts'
import { sqrtRatioAtTick } from '../../src/math/tickMath.ts'
import { ok } from './moments.ts'
import { candlesOf, eventOf, fillOf, fundingOf, historyOf, mintedAt } from './pastArtifacts.ts'

type Present = {
  subjects: Read<ArtifactTypes['subjects']>
  lps: Read<ArtifactTypes['lps']>
  accounts: Read<ArtifactTypes['accounts']>
  markets: Read<ArtifactTypes['markets']>
}

/** A past that leads to a present: each position minted at once in the middle of its range, each perp opened by one fill. */
export function pastOf(
  present: Present,
): Pick<{ [N in keyof ArtifactTypes]: Read<ArtifactTypes[N]> }, 'histories' | 'trades' | 'candles'> {
  const stored = (known(present.subjects) ?? []).filter(subject => subject.stored)
  return {
    histories: ok(stored.flatMap(subject => historiesOf(subject, known(present.lps) ?? []))),
    trades: ok(stored.flatMap(subject => tradesOf(subject, known(present.accounts) ?? []))),
    candles: ok(
      (known(present.markets) ?? [])
        .filter(({ dex }) => dex === '')
        .flatMap(({ network, read }) =>
          (known(read) ?? []).map(({ coin, markPx }) => ({
            network,
            coin,
            read: ok(candlesOf(closesAt(Number(markPx)))),
          })),
        ),
    ),
  }
}

const historiesOf = ({ id }: Subject, lps: ArtifactTypes['lps']): HistoryReading[] =>
  lps
    .filter(({ subject }) => subject === id)
    .flatMap(({ chain, read }) =>
      (known(read)?.positions ?? []).flatMap(position => {
        const history = historyFrom(position)
        return history === null ? [] : [{ subject: id, chain, tokenId: position.tokenId, read: ok(history) }]
      }),
    )

/** Null of a position that cannot be. One without liquidity was emptied again, and what it paid was collected. */
function historyFrom({ tokenId, tickLower, tickUpper, liquidity }: WirePosition): PositionHistory | null {
  try {
    const left = BigInt(liquidity)
    const minted = left === 0n ? 10n ** 16n : left
    const [low, middle, high] = [tickLower, Math.floor((tickLower + tickUpper) / 2), tickUpper].map(sqrtRatioAtTick)
    const moved = (kind: 'increase' | 'decrease'): LpEvent =>
      eventOf({
        kind,
        liquidity: String(minted),
        amount0: String(amount0Delta(middle!, high!, minted, kind === 'increase')),
        amount1: String(amount1Delta(low!, middle!, minted, kind === 'increase')),
      })
    const out = { ...moved('decrease'), block: '200', timestamp: String(mintedAt + 86_400) }
    const emptied: LpEvent[] = left > 0n ? [] : [out, { ...out, kind: 'collect', liquidity: '0', logIndex: 5 }]
    return historyOf({ tokenId, events: [moved('increase'), ...emptied] })
  } catch (error) {
    if (error instanceof RangeError || error instanceof SyntaxError) return null
    throw error
  }
}

function tradesOf(subject: Subject, accounts: ArtifactTypes['accounts']): TradeReading[] {
  const reading = accounts.find(
    ({ address, network }) => address === known(subject.account) && network === subject.network,
  )
  if (reading === undefined) return []
  const subs = subject.subAccounts && reading.subAccounts !== null ? (known(reading.subAccounts) ?? []) : []
  const states = [
    { address: reading.address, states: reading.dexes.flatMap(read => known(read) ?? []) },
    ...subs.map(({ address, dexes }) => ({ address, states: dexes })),
  ]
  return states.map(({ address, states: held }) => ({
    subject: subject.id,
    network: subject.network,
    account: address,
    from: new Date(mintedAt * 1000).toISOString(),
    fills: ok({ fills: held.flatMap(fillsOf), whole: true }),
    funding: ok(held.flatMap(({ positions }) => positions.map(({ coin, szi }) => fundingOf({ coin, szi })))),
  }))
}

const fillsOf = ({ positions }: DexState) =>
  positions.map(({ coin, szi, entryPx }, index) =>
    fillOf({ coin, px: entryPx, sz: szi.replace('-', ''), side: szi.startsWith('-') ? 'sell' : 'buy', tid: index + 1 }),
  )

/** A week of hours, up one and down one by a hundredth. */
const closesAt = (px: number): string[] =>
  Array.from({ length: 169 }, (_, hour) => (px * (hour % 2 === 0 ? 1 : 1.01)).toFixed(9))
