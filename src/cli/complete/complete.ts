import { readFileSync } from 'node:fs'
import { isatty } from 'node:tty'
import { candidatesFor } from './candidates.ts'
import { ownNames } from './ownNames.ts'
import { table } from './table.ts'

/**
 * `hedge __complete`, which only the scripts of `hedge completion` type: the words behind `hedge`, up to the one that is being typed,
 * a line each on standard input. A line for each word that can stand there: it, and after a tab what it is. It never fails.
 */
export function complete(env: NodeJS.ProcessEnv): string {
  try {
    if (isatty(0)) return ''
    const words = readFileSync(0, 'utf8')
      .replace(/\r?\n$/, '')
      .split(/\r?\n/)
    const found = candidatesFor(words, table, () => ownNames(env))
    return found === 'files' ? ':files\n' : found.map(({ text, about }) => `${text}\t${about}\n`).join('')
  } catch {
    return ''
  }
}
