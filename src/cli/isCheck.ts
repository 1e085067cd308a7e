import { globalValueFlags } from './globals.ts'

/** Whether these words ask for `check`, understood or not: whatever it ends with is read by a monitoring system. */
export function isCheck(argv: readonly string[]): boolean {
  for (let index = 0; index < argv.length; index += 1) {
    const word = argv[index] ?? ''
    if (globalValueFlags.includes(word)) index += 1
    else if (!word.startsWith('-')) return word === 'check'
  }
  return false
}
