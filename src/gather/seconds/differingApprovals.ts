import type { Address } from '../../domain/address.ts'
import type { Approvals } from '../../domain/approvals.ts'
import { known } from '../../domain/read.ts'

/** What two readings of one block do not agree on, of what is in the first; in plain words, no address in them. */
export function differingApprovals(mine: Approvals, theirs: Approvals): string[] {
  const ofEach = mine.positions.flatMap(({ tokenId, owner, approved }) => {
    const other = theirs.positions.find(each => each.tokenId === tokenId)
    if (other === undefined) return [`whether position #${tokenId} exists`]
    return [
      ...(owner === other.owner ? [] : [`the holder of position #${tokenId}`]),
      ...(approved === other.approved ? [] : [`whether somebody may take position #${tokenId}`]),
    ]
  })
  const [code, itsCode] = [mine, theirs].map(({ wallet }) => JSON.stringify(known(wallet)?.code))
  const isAsked = known(theirs.wallet) !== undefined && known(theirs.operators) !== undefined
  const said = JSON.stringify(operatorsOf(mine)) === JSON.stringify(operatorsOf(theirs))
  return [
    ...ofEach,
    ...(!isAsked || code === undefined || code === itsCode ? [] : ['whether code acts for the wallet']),
    ...(!isAsked || said ? [] : ['whether a contract may take every position']),
  ]
}

/** Whom a second one is asked about: those that are known, and those that the events told of. */
export const askedOperators = ({ operators, scan }: Approvals): Address[] => [
  ...new Set([...(known(operators) ?? []).map(({ operator }) => operator), ...(known(scan)?.approved ?? [])]),
]

/** Who may take every position. */
const operatorsOf = ({ operators, scan }: Approvals): Address[] => {
  const approved = (known(operators) ?? []).flatMap(each => (each.approved ? each.operator : []))
  return [...new Set([...approved, ...(known(scan)?.approved ?? [])])].sort()
}
