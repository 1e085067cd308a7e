import type { Severity, Verdict } from '../../domain/check.ts'
import type { FileRole, FolderFact, MachineFacts } from '../../domain/machine.ts'
import { notKnown, thisMachine } from './machineVerdicts.ts'
import { pathWord } from './pathWord.ts'
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

/** One verdict a folder, of all of ours that lies in it; `judge` says how it is carried away, null where it is not. */
export function folderVerdicts(
  { folders }: MachineFacts,
  expected: string,
  fine: string,
  judge: (folder: FolderFact) => Found | null,
): Verdict[] {
  if ('gap' in folders) return [notKnown(thisMachine, expected, folders.gap)]
  return [...Map.groupBy(folders.ok, ({ path }) => path)].flatMap(([subject, facts]): Verdict[] => {
    const judged = facts.flatMap(fact => {
      const found = judge(fact)
      return found === null ? [] : [{ what: contents[fact.role] ?? 'a file of hedge', found }]
    })
    const found = [...Map.groupBy(judged, each => `${each.found.actual} ${each.found.severity}`).values()].map(
      same => ({
        ...same[0]!.found,
        actual: `${listed([...new Set(same.map(({ what }) => what))])}: ${same[0]!.found.actual}`,
      }),
    )
    const weighed = weigh(found, [], { status: 'pass' as const, actual: fine })
    if ('gap' in weighed) return []
    return [{ subject, expected, ...weighed, ...(found.length === 0 ? {} : { remediation: moved(facts) }) }]
  })
}

const listed = (words: readonly string[]): string =>
  words.length === 1 ? words[0]! : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`

/** Nobody moves a folder that holds more than what is ours: of an identity its file alone is meant. */
const moved = (facts: readonly FolderFact[]): string => {
  const roles = new Set(facts.map(({ role }) => role))
  const identity = 'move the identity alone to a folder of its own, and name it in HEDGE_VAULT_IDENTITY_FILE'
  const rest = `mv ${pathWord(facts[0]!.path)} elsewhere, then name the new place in HEDGE_HOME`
  if (!roles.has('identity')) return rest
  return roles.size === 1 ? identity : `${rest}; ${identity}`
}
