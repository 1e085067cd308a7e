import type { Severity, Verdict } from '../../domain/check.ts'
import type { FileRole, FolderFact, MachineFacts } from '../../domain/machine.ts'
import { notKnown, thisMachine } from './machineVerdicts.ts'
import { type Found, weigh } from './weigh.ts'

/** What lies in a folder of ours, by the role it is told for. */
const contents: Partial<Record<FileRole, string>> = {
  home: 'the settings',
  settings: 'the settings',
  state: 'the state',
  vault: 'the vault',
  identity: 'the identity that opens the vault',
}

/** The identity opens the vault for whoever has it; the vault is closed, and the rest tells what is held. */
export const worth = (role: FileRole): Severity => (role === 'identity' ? 'high' : 'medium')

/** One verdict a folder, whatever of ours lies in it. */
export function folderVerdicts(
  { folders }: MachineFacts,
  expected: string,
  fine: string,
  remediation: (path: string) => string,
  judge: (folder: FolderFact, what: string) => Found | null,
): Verdict[] {
  if ('gap' in folders) return [notKnown(thisMachine, expected, folders.gap)]
  return [...Map.groupBy(folders.ok, ({ path }) => path)].map(([subject, facts]): Verdict => {
    const found = facts.flatMap(fact => judge(fact, contents[fact.role] ?? 'a file of hedge') ?? [])
    const weighed = weigh(found, [], { status: 'pass' as const, actual: fine })
    if ('gap' in weighed) return notKnown(subject, expected, weighed.gap)
    return { subject, expected, ...weighed, ...(found.length === 0 ? {} : { remediation: remediation(subject) }) }
  })
}
