import type { Severity } from '../../domain/check.ts'
import type { FileFact } from '../../domain/machine.ts'
import type { FoundAt } from './machineVerdicts.ts'
import { isShielded, isWritable, modeWords } from './modes.ts'
import { pathWord } from './pathWord.ts'

/** Those that somebody beside us and root can change, or put something else into; `facts` hold the folders above them. */
export const replaceable = (facts: readonly FileFact[], severity: Severity): FoundAt[] =>
  facts.flatMap((fact): FoundAt[] => {
    const at = { subject: fact.path, status: 'fail', severity } as const
    const path = pathWord(fact.path)
    if (fact.owner === 'other') return [{ ...at, actual: 'it belongs to another user', remediation: `ls -ld ${path}` }]
    if (!isWritable(fact) || isShielded(fact.path, facts)) return []
    return [{ ...at, actual: `${modeWords(fact)}: others can write to it`, remediation: `chmod go-w ${path}` }]
  })
