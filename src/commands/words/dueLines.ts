import type { ActionContext } from '../../domain/actionContext.ts'
import { ageWords, keyName, rotateCommand, rotatingKeys } from './keyAge.ts'

/** Reminders of keys that are due, each with what to type; of more than a few only that there are more. */
export function dueLines(context: Pick<ActionContext, 'settings' | 'now'>, vault: boolean): string[] {
  const due = rotatingKeys(context, vault).filter(({ age }) => age?.due)
  const told = due
    .slice(0, 3)
    .map(
      key =>
        `the ${keyName(key)}${key.kind === 'rpc' && key.of > 1 ? ',' : ''} was ${ageWords(key.age!)}. ${rotateCommand(key)}`,
    )
  return due.length > told.length ? [...told, `and more: hedge rotate`] : told
}
