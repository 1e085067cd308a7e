import type { ActionContext } from '../../domain/actionContext.ts'
import { isHedgeName } from '../../domain/hedge.ts'
import { readName } from './options.ts'

export async function chooseName(context: ActionContext, proposed: string): Promise<string> {
  context.say('\nWhat the command line calls it, as in: hedge status NAME')
  const taken = namesTaken(context)
  const check = (answer: string): true | string => {
    if (taken.includes(answer)) return 'A hedge or a chain of that name exists'
    try {
      readName(answer)
      return true
    } catch (error) {
      return error instanceof Error ? error.message : 'Not a name'
    }
  }
  return context.prompt.text({ message: 'Name of this hedge', default: proposed, check })
}

/** A chain's name cannot be a hedge's: what is said of the one could be of the other. */
const namesTaken = ({ settings, chains }: Pick<ActionContext, 'settings' | 'chains'>): string[] => [
  ...settings.hedges().map(({ name }) => name),
  ...chains.all().map(({ name }) => name),
]

/** Proposes `weth-usdc`, `weth-usdc-2`, …; symbols are strangers' text, so only letters and digits of them count. */
export function proposeName(context: ActionContext, symbols: readonly string[]): string {
  const taken = namesTaken(context)
  const words = symbols.map(symbol => symbol.toLowerCase().replace(/[^a-z0-9]/g, '')).filter(word => word !== '')
  const base = words
    .slice(0, 2)
    .join('-')
    .replace(/^[^a-z]+/, '')
    .slice(0, 28)
  const stem = isHedgeName(base) ? base : 'hedge'
  for (let number = 1; number < 1000; number += 1) {
    const name = number === 1 ? stem : `${stem}-${number}`
    if (!taken.includes(name) && isHedgeName(name)) return name
  }
  return `${stem}-${symbols.length}`
}
