import type { Approvals } from '../../domain/approvals.ts'
import type { ApprovalReading } from '../../domain/artifacts.ts'
import type { Chain } from '../../domain/chain.ts'
import type { Verdict } from '../../domain/check.ts'
import type { Subject } from '../../domain/hedge.ts'
import { type Gap, known } from '../../domain/read.ts'
import { type KnownAt, knownAt } from './knownAt.ts'
import { notKnown } from './notKnown.ts'
import { placeName } from './placeName.ts'
import type { Weighed } from './weigh.ts'

/** What was read of one wallet on one chain: once for each hedge that it holds, each with tokens of its own. */
export type WalletReadings = { readings: readonly Approvals[]; gaps: readonly Gap[]; chain: Chain; known: KnownAt }

/** One verdict a wallet and chain, whichever hedges share it. */
export function walletVerdicts(
  { subjects, chains, approvals }: { subjects: readonly Subject[]; chains: Chain[]; approvals: ApprovalReading[] },
  expected: string,
  judge: (wallet: WalletReadings) => Weighed,
): Verdict[] {
  const found = approvals.flatMap(({ subject: id, chain: name, read }) => {
    const [subject, chain] = [subjects.find(each => each.id === id), chains.find(each => each.name === name)]
    return subject === undefined || chain === undefined ? [] : [{ subject, chain, read }]
  })
  const groups = Map.groupBy(found, ({ subject, chain }) => `${chain.name} ${known(subject.wallet) ?? subject.id}`)
  return [...groups.values()].map((group): Verdict => {
    const { chain } = group[0]!
    const whose = group.map(({ subject }) => subject)
    const about = { subject: placeName(whose, chain.name), expected }
    const readings = group.flatMap(({ read }) => ('ok' in read ? read.ok : []))
    const gaps = group.flatMap(({ read }) => ('gap' in read ? read.gap : []))
    if (readings.length === 0) return notKnown(about, gaps[0]!)
    const judged = judge({ readings, gaps, chain, known: knownAt(chains, chain.name) })
    return 'gap' in judged ? notKnown(about, judged.gap) : { ...about, ...judged }
  })
}
