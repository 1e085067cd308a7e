import type { ActionContext } from '../../domain/actionContext.ts'
import { isHedgeName } from '../../domain/hedge.ts'
import { readName } from './options.ts'

/** Proposes `weth-usdc`, `weth-usdc-2`, …; symbols are strangers' text, so only letters and digits of them count. */
export async function chooseName(context: ActionContext, symbols: readonly string[]): Promise<string> {
  const taken = context.settings.hedges().map(({ name }) => name)
  const proposed = proposal(symbols, taken)
  if (!context.interactive) return proposed
  const check = (answer: string): true | string => {
    if (taken.includes(answer)) return 'A hedge of that name exists'
    try {
      readName(answer)
      return true
    } catch (error) {
      return error instanceof Error ? error.message : 'Not a name'
    }
  }
  return context.prompt.text({ message: 'Name of this hedge', default: proposed, check })
}

function proposal(symbols: readonly string[], taken: readonly string[]): string {
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
