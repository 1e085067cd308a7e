import type { Address } from '../../domain/address.ts'
import type { Subject } from '../../domain/hedge.ts'
import type { Network } from '../../domain/perp.ts'
import type { Gap } from '../../domain/read.ts'
import { subjectName } from './subjectName.ts'

/** One account and all that share it; `name` says whose it is in a verdict, in an order that no change to the settings moves. */
export type AccountOf<R> = { name: string; network: Network; subjects: readonly Subject[] } & (
  | { reading: R }
  | { gap: Gap }
)

/** The accounts of the subjects, each once, with what was read of it or why nothing was. */
export function accountsOf<R extends { network: Network; address: Address }>(
  subjects: readonly Subject[],
  readings: readonly R[],
): AccountOf<R>[] {
  const keyOf = ({ id, network, account }: Subject) => ('ok' in account ? `${network} ${account.ok}` : `of ${id}`)
  return [...Map.groupBy(subjects, keyOf).values()].map(group => {
    const { network, account } = group[0]!
    const whose = { name: group.map(subjectName).sort().join(', '), network, subjects: group }
    if ('gap' in account) return { ...whose, gap: account.gap }
    const reading = readings.find(each => each.network === network && each.address === account.ok)
    return reading === undefined ? { ...whose, gap: notRead } : { ...whose, reading }
  })
}

const notRead: Gap = {
  code: 'account-not-read',
  source: 'hyperliquid',
  message: 'nothing was read of its account',
  hint: 'hedge audit',
}
