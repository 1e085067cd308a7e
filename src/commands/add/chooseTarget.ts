import type { ActionContext } from '../../domain/actionContext.ts'
import { readTarget } from './options.ts'

export const fullyHedged = '1'

export async function chooseTarget(context: ActionContext, proposed: string): Promise<string> {
  context.say('\nHow much of what the positions hold the short should be: 1 is all of it, 0.5 half.')
  const check = (answer: string): true | string => {
    try {
      readTarget(answer)
      return true
    } catch {
      return 'A ratio from 0 to 10, like 1 or 0.5'
    }
  }
  return context.prompt.text({ message: 'Hedge ratio you aim at (1 is fully hedged)', default: proposed, check })
}
