import type { ActionContext } from '../../domain/actionContext.ts'
import { exitCodes, Failure } from '../../domain/failure.ts'

export function refuseTaken({ settings }: ActionContext, name: string): void {
  if (!settings.hedges().some(hedge => hedge.name === name)) return
  throw new Failure(
    'name-taken',
    `a hedge named ${name} exists already`,
    `hedge remove ${name}, or take another name`,
    exitCodes.usage,
  )
}
