import { severities, type Verdict } from '../../domain/check.ts'
import type { FileFact, Unread } from '../../domain/machine.ts'
import type { Gap, Read } from '../../domain/read.ts'
import { pathWord } from './pathWord.ts'
import { type Found, weigh } from './weigh.ts'

export const thisMachine = 'this machine'

/** One thing found about one path. */
export type FoundAt = Found & { subject: string; remediation?: string }

export type MachineQuestion = {
  expected: string
  found: readonly FoundAt[]
  unread: readonly Unread[]
  /** What is said where nothing was found and all was looked at. */
  fine: string
}

/** One verdict a path, as grave as the gravest of what was found about it; what could not be looked at is not known. */
export function machineVerdicts({ expected, found, unread, fine }: MachineQuestion): Verdict[] {
  const wrong = [...Map.groupBy(found, ({ subject }) => subject)].flatMap(([subject, about]): Verdict[] => {
    const gaps = unread.filter(({ path }) => path === subject).map(unreadGap)
    const weighed = weigh(worstOf(about), gaps, null)
    if (weighed === null || 'gap' in weighed) return []
    const remediation = about.find(each => each.remediation !== undefined)?.remediation
    return [{ subject, expected, ...weighed, ...(remediation === undefined ? {} : { remediation }) }]
  })
  const unknown = [...new Map(unread.map(each => [each.path, each])).values()]
  const untold = unknown.length > mostTold ? [notKnown(thisMachine, expected, manyGap(unknown))] : []
  const told = unknown.length > mostTold ? [] : unknown.map(each => notKnown(each.path, expected, unreadGap(each)))
  const all = [...wrong, ...told.filter(({ subject }) => !wrong.some(other => other.subject === subject)), ...untold]
  return all.length > 0 ? all : [{ status: 'pass', subject: thisMachine, expected, actual: fine }]
}

/** More paths than this are told as a number. */
const mostTold = 5

/** A folder may hold thousands of the same. */
function worstOf(about: readonly FoundAt[]): Found[] {
  if (about.length <= mostTold) return [...about]
  const ordered = about.toSorted((a, b) => severities.indexOf(b.severity) - severities.indexOf(a.severity))
  const more: Found = { status: 'warn', severity: 'info', actual: `and ${about.length - mostTold} more` }
  return [...ordered.slice(0, mostTold), more]
}

export const notKnown = (subject: string, expected: string, gap: Gap): Verdict => ({
  status: 'unknown',
  subject,
  expected,
  actual: 'not known',
  gap,
})

const why: Record<Unread['why'], string> = {
  unreadable: 'it could not be looked at',
  'too-large': 'it is too large to be read whole',
  'too-many': 'there is too much in it to look at all of it',
  'too-late': 'there was no time left for it',
}

const unreadGap = ({ path, why: what }: Unread): Gap => ({
  code: `path-${what}`,
  source: thisMachine,
  message: why[what],
  hint: `ls -ld ${pathWord(path)}`,
})

const manyGap = (unread: readonly Unread[]): Gap => ({
  code: 'paths-unread',
  source: thisMachine,
  message: `${unread.length} files and folders were not looked at, or not whole: ${unread
    .slice(0, 3)
    .map(({ path }) => path)
    .join(', ')}, …`,
  hint: `ls -ld ${pathWord(unread[0]!.path)}`,
})

/**
 * Judges files by their modes or owners. Nothing of the kind there: no verdict. A system that has no such thing: not known,
 * for who can read a file hangs on something that is not looked at.
 */
export function fileVerdicts(
  read: Read<readonly FileFact[]>,
  expected: string,
  judge: (facts: readonly FileFact[]) => Verdict[],
): Verdict[] {
  if ('gap' in read) return [notKnown(thisMachine, expected, read.gap)]
  if (read.ok.length === 0) return []
  if (read.ok.some(({ mode }) => mode !== null)) return judge(read.ok)
  return [
    notKnown(thisMachine, expected, {
      code: 'not-on-this-system',
      source: thisMachine,
      message: 'who can read a file is not told by modes here, and access lists are not read',
      hint: 'look at the access list of the folder: hedge config path',
    }),
  ]
}
