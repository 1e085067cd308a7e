import type { ActionContext } from '../../domain/actionContext.ts'
import { exitCodes, Failure } from '../../domain/failure.ts'
import { type NotifyTarget, targetNamePattern } from '../../domain/notifyTarget.ts'

/** The target of a name; the name itself is repeated only where it is one. */
export function targetNamed({ settings }: Pick<ActionContext, 'settings'>, name: string): NotifyTarget {
  const targets = settings.notifyTargets()
  if (targetNamePattern.test(name) && Object.hasOwn(targets, name)) return targets[name]!
  throw new Failure(
    'no-such-target',
    'no target of notifications is called that',
    'hedge notify list',
    exitCodes.missing,
  )
}

export const noTarget = (): Failure =>
  new Failure('no-target', 'there is nowhere to send to', 'hedge notify set --help', exitCodes.missing)
