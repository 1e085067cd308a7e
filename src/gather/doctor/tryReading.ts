import { ReadFailure } from '../../domain/failure.ts'
import type { Network } from '../../domain/perp.ts'
import type { Read } from '../../domain/read.ts'
import type { Sources } from '../gathering.ts'

/** What every report begins with, at the least weight: the positions from their chains, and the main dex of each account. */
export async function tryReading(sources: Sources): Promise<{ hedges: number; positions: number; accounts: number }> {
  const subjects = orThrow(await sources.artifact('subjects'))
  const accounts = new Map<string, { network: Network; address: `0x${string}` }>()
  for (const { network, account } of subjects) {
    const address = orThrow(account)
    accounts.set(`${network} ${address}`, { network, address })
  }
  const [lps] = await Promise.all([
    sources.artifact('lps'),
    ...[...accounts.values()].map(async ({ network, address }) =>
      (await sources.perpVenue(network)).readDexState(address, '', sources.signal),
    ),
  ])
  const positions = orThrow(lps).flatMap(({ read }) => orThrow(read).positions.map(({ tokenId }) => tokenId))
  return { hedges: subjects.length, positions: positions.length, accounts: accounts.size }
}

function orThrow<T>(read: Read<T>): T {
  if ('gap' in read) throw new ReadFailure(read.gap)
  return read.ok
}
