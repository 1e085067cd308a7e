import type { ArtifactName } from './artifacts.ts'
import { type Gap, isRead, type Read } from './read.ts'

/** What stands in the place of an artifact that the options do not ask for: whoever looks all the same must not take it for empty. */
export const unasked = (name: ArtifactName): Gap => ({
  code: 'not-gathered',
  source: name,
  message: 'it was not asked for',
  hint: 'hedge --help',
})

export const isUnasked = (name: ArtifactName, read: Read<unknown>): boolean => !isRead(read) && isOf(name, read.gap)

/** Those that something failed for. */
export const withoutUnasked = (gaps: readonly Gap[], names: readonly ArtifactName[]): Gap[] =>
  gaps.filter(gap => !names.some(name => isOf(name, gap)))

const isOf = (name: ArtifactName, { code, source }: Gap): boolean => code === 'not-gathered' && source === name
