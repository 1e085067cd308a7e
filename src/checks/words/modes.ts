import type { FileFact } from '../../domain/machine.ts'

/** What others can do by the permission bits: everyone's, and those of the group where somebody else is in it. */
export const openTo = ({ mode, group }: FileFact): number => (mode ?? 0) & (group === 'nobody' ? 0o007 : 0o077)

/** Others cannot come to it: a folder above lets none of them through, and belongs to us or to root. */
export const isShielded = (path: string, folders: readonly FileFact[]): boolean =>
  folders.some(
    folder =>
      folder.kind === 'folder' &&
      folder.mode !== null &&
      folder.owner !== 'other' &&
      isAbove(folder.path, path) &&
      (openTo(folder) & 0o011) === 0,
  )

const isAbove = (folder: string, path: string): boolean =>
  path.length > folder.length && path.startsWith(/[\\/]$/.test(folder) ? folder : `${folder}/`)

/** Others can put something else in its place or into it. In a folder with the sticky bit, as /tmp is, only into it. */
export const isWritable = (fact: FileFact): boolean =>
  fact.kind !== 'link' && (openTo(fact) & 0o022) !== 0 && !(fact.kind === 'folder' && ((fact.mode ?? 0) & 0o1000) !== 0)

/** `mode 644`, as `chmod` takes it. */
export const modeWords = ({ mode }: FileFact): string => `mode ${((mode ?? 0) & 0o777).toString(8).padStart(3, '0')}`
