import type { Severity, Verdict } from '../../domain/check.ts'
import type { Leak, LeakKind, MachineFacts } from '../../domain/machine.ts'
import { type FoundAt, machineVerdicts, notKnown, thisMachine } from './machineVerdicts.ts'

type Kinds = Partial<Record<LeakKind, { words: string; severity: Severity }>>

/** One verdict a file, by line and kind: what was found was not kept. */
export function leakVerdicts(
  { deep }: MachineFacts,
  { kinds, expected, remediation }: { kinds: Kinds; expected: string; remediation(where: string): string },
): Verdict[] {
  if (deep === null) {
    const actual = 'not asked for: hedge audit --deep'
    return [{ status: 'notApplicable', subject: thisMachine, expected, actual }]
  }
  if ('gap' in deep) return [notKnown(thisMachine, expected, deep.gap)]
  const { read, leaks, unread } = deep.ok
  const ours = leaks.filter(({ kind }) => kinds[kind] !== undefined)
  const found = [...Map.groupBy(ours, ({ path, kind, sure }) => `${path} ${kind} ${sure}`).values()].map(
    (same): FoundAt => {
      const { path, kind, sure } = same[0]!
      const { words, severity } = kinds[kind]!
      const where = linesOf(same)
      return {
        subject: path,
        // What may be something else is worth a look, not an alarm.
        ...(sure ? { status: 'fail', severity } : { status: 'warn', severity: 'medium' }),
        actual: `${where}: ${words}${sure ? '' : `, or ${mistaken[kind] ?? 'something of its shape'}`}`,
        remediation: remediation(`${where} of ${path}`),
      }
    },
  )
  const fine = `${read} file${read === 1 ? '' : 's'} read, and none found`
  return machineVerdicts({ expected, found: found.toSorted(bySure), unread, fine })
}

const bySure = (a: FoundAt, b: FoundAt): number => Number(b.status === 'fail') - Number(a.status === 'fail')

const mistaken: Partial<Record<LeakKind, string>> = { 'private-key': 'a hash', 'seed-phrase': 'other words' }

/** More lines than these are told by their number. */
const mostLines = 5

function linesOf(leaks: readonly Leak[]): string {
  const lines = leaks.map(({ line }) => line)
  if (lines.length === 1) return `line ${lines[0]}`
  const more = lines.length - mostLines
  return `lines ${lines.slice(0, mostLines).join(', ')}${more > 0 ? ` and ${more} more` : ''}`
}
