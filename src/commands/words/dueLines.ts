import type { ActionContext } from '../../domain/actionContext.ts'
import { ageWords, keyName, rotateCommand, rotatingKeys } from './keyAge.ts'

/** Reminders of keys that are due, each with what to type; all but the first few as a number. */
export function dueLines(context: Pick<ActionContext, 'settings' | 'now'>, vault: boolean): string[] {
  const due = rotatingKeys(context, vault).filter(({ age }) => age?.due)
  const told = due.slice(0, 3).map(key => `the ${keyName(key)} was ${ageWords(key.age!)}. ${rotateCommand(key)}`)
  return due.length > told.length ? [...told, `${due.length - told.length} more are due: hedge rotate`] : told
}
