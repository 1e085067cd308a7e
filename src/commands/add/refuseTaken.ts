import type { ActionContext } from '../../domain/actionContext.ts'
import { exitCodes, Failure } from '../../domain/failure.ts'

/** A name that says nothing else: what an audit says of a chain and of a hedge of its name could not be told apart. */
export function refuseTaken({ settings, chains }: Pick<ActionContext, 'settings' | 'chains'>, name: string): void {
  if (chains.find(name) !== null) {
    throw new Failure('name-taken', `${name} is the name of a chain`, 'hedge add ANOTHER-NAME …', exitCodes.usage)
  }
  if (!settings.hedges().some(hedge => hedge.name === name)) return
  throw new Failure(
    'name-taken',
    `a hedge named ${name} exists already`,
    `hedge remove ${name}, or take another name`,
    exitCodes.usage,
  )
}
