import type { ArtifactTypes } from '../../domain/artifacts.ts'
import { isRead, known, type Read } from '../../domain/read.ts'

/** A leg of the report, and the moment (milliseconds) at which it was as it is shown: of several the oldest. */
export type Age = { what: string; at: number }

type Seen = { [N in 'subjects' | 'lps' | 'accounts' | 'markets' | 'trades']: Read<ArtifactTypes[N]> }

/** Positions are as old as their block, perps as the venue says, the rest as its reading. What is not known has no age. */
export function agesOf({ subjects, lps, accounts, markets, trades }: Seen): Age[] {
  const hedges = known(subjects) ?? []
  const namesOf = (of: (hedge: (typeof hedges)[number]) => boolean) =>
    hedges
      .filter(of)
      .map(({ name }) => (name.startsWith('0x') ? `${name.slice(0, 6)}…` : name))
      .join(', ')
  const chains = (known(lps) ?? []).flatMap(({ chain, read }) =>
    isRead(read) ? [{ what: `LP on ${chain}`, at: Number(read.ok.block.timestamp) * 1000 }] : [],
  )
  const perps = (known(accounts) ?? []).flatMap(({ network, address, dexes, spot }) => {
    const names = namesOf(hedge => hedge.network === network && known(hedge.account) === address)
    const times = [...dexes.flatMap(dex => known(dex)?.time ?? []), ...momentOf(spot)]
    return times.map(at => ({ what: hedges.length > 1 ? `perps of ${names}` : 'perps', at }))
  })
  const modes = (known(accounts) ?? []).flatMap(({ mode }) => momentOf(mode).map(at => ({ what: 'account mode', at })))
  const prices = (known(markets) ?? []).flatMap(({ read }) => momentOf(read).map(at => ({ what: 'prices', at })))
  const past = (known(trades) ?? []).flatMap(({ fills, funding }) =>
    [...momentOf(fills), ...momentOf(funding)].map(at => ({ what: 'trades', at })),
  )
  return [...Map.groupBy([...chains, ...perps, ...prices, ...past, ...modes], ({ what }) => what)].map(
    ([what, all]) => ({ what, at: Math.min(...all.map(({ at }) => at)) }),
  )
}

const momentOf = (read: Read<unknown>): number[] => (isRead(read) ? [Date.parse(read.at)] : [])

const units = [
  ['d', 86_400],
  ['h', 3600],
  ['min', 60],
] as const

/** `12 s`, `3 min`, `2 h`, `5 d`: rounded down. */
export function durationText(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000))
  const [unit, size] = units.find(([, least]) => seconds >= least * 2) ?? ['s', 1]
  return `${Math.floor(seconds / size)} ${unit}`
}
