import type { ActionContext } from '../../domain/actionContext.ts'
import { exitCodes, Failure } from '../../domain/failure.ts'
import { type Hedge, hedgeNamePattern } from '../../domain/hedge.ts'

export function hedgeNamed(context: ActionContext, name: string): Hedge {
  const hedge = context.settings.hedges().find(candidate => candidate.name === name)
  if (hedge !== undefined) return hedge
  throw new Failure(
    hedgeNamePattern.test(name) ? 'no-such-hedge' : 'usage',
    'there is no hedge of that name',
    'hedge list',
    exitCodes.missing,
  )
}
