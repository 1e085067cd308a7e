import { type Scope, wholeScope } from '../../domain/artifacts.ts'
import type { OptionSpec, Parsed } from '../../domain/command.ts'
import { type ConditionId, conditionIds } from '../../domain/condition.ts'
import { exitCodes, Failure } from '../../domain/failure.ts'
import { hedgeNamePattern } from '../../domain/hedge.ts'
import { nearestWord } from '../../domain/nearestWord.ts'

export const checkOptions: readonly OptionSpec[] = [
  { flags: '--only <id...>', description: 'these conditions and no others' },
]

/** `ids`: in the order of `conditionIds`. */
export type CheckOptions = { scope: Scope; ids: readonly ConditionId[] }

export function readCheckOptions({ operands, options }: Parsed): CheckOptions {
  if (operands.some(word => !hedgeNamePattern.test(word))) {
    throw usage('that is not the name of a hedge; an address with nothing stored is not checked')
  }
  const only = (options.only as readonly string[] | undefined)?.flatMap(text => text.split(',')) ?? []
  const stranger = only.find(word => !conditionIds.some(id => id === word))
  if (stranger !== undefined) {
    const nearest = nearestWord(stranger, conditionIds)
    throw usage(
      `--only names what is no condition${nearest === null ? `; there are ${conditionIds.join(', ')}` : `; did you mean ${nearest}?`}`,
    )
  }
  const ids = only.length === 0 ? conditionIds : conditionIds.filter(id => only.includes(id))
  return { scope: { ...wholeScope, names: [...new Set(operands)] }, ids }
}

const usage = (message: string): Failure => new Failure('usage', message, 'hedge check --help', exitCodes.usage)
