import type { Approvals } from '../../domain/approvals.ts'
import type { ApprovalReading } from '../../domain/artifacts.ts'
import type { Chain } from '../../domain/chain.ts'
import type { Verdict } from '../../domain/check.ts'
import type { Subject } from '../../domain/hedge.ts'
import { type KnownAt, knownAt } from './knownAt.ts'
import { notKnown } from './notKnown.ts'
import { placeName, positionName } from './placeName.ts'
import type { Weighed } from './weigh.ts'

/** One verdict an NFT of each subject. `judge` sees what is known of its chain. */
export const positionVerdicts = (
  { subjects, chains, approvals }: { subjects: readonly Subject[]; chains: Chain[]; approvals: ApprovalReading[] },
  expected: string,
  judge: (
    position: Approvals['positions'][number],
    about: { approvals: Approvals; known: KnownAt; subject: Subject; name: string },
  ) => Weighed,
): Verdict[] =>
  approvals.flatMap(({ subject: id, chain, read }): Verdict[] => {
    const subject = subjects.find(each => each.id === id)
    if (subject === undefined) return []
    if ('gap' in read) return [notKnown({ subject: placeName([subject], chain), expected }, read.gap)]
    const known = knownAt(chains, chain)
    return read.ok.positions.map((position): Verdict => {
      const name = positionName(subject, chain, position.tokenId)
      const about = { subject: name, expected }
      const judged = judge(position, { approvals: read.ok, known, subject, name })
      return 'gap' in judged ? notKnown(about, judged.gap) : { ...about, ...judged }
    })
  })
