import type { Subject } from '../../domain/hedge.ts'
import { subjectName } from './subjectName.ts'

type Named = Pick<Subject, 'stored' | 'name' | 'chains'>

/** On one of several chains an address asked about is something else than on another. */
const on = ({ chains }: Named, chain: string): string => (chains.length > 1 ? ` on ${chain}` : '')

/** How a verdict names what these have on a chain together. */
export const placeName = (subjects: readonly Named[], chain: string): string =>
  [...new Set(subjects.map(subject => `${subjectName(subject)}${on(subject, chain)}`))].sort().join(', ')

/** How a verdict names one NFT: whose it is stands at the end. */
export const positionName = (subject: Named, chain: string, tokenId: string): string =>
  `position #${tokenId}${on(subject, chain)} of ${subjectName(subject)}`
