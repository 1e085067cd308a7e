import type { Leak, LeakKind } from '../../domain/machine.ts'
import { classifyPaste } from '../../secrets/classifyPaste.ts'
import { privateKeyIn } from './privateKeyIn.ts'
import { rpcKeyIn } from './rpcKeyIn.ts'
import { seedPhraseIn } from './seedPhraseIn.ts'

/** How sure a find is; null: nothing of its kind. */
export type Find = 'sure' | 'maybe' | null

/** A history of thousands of hashes says with these what it has to say. */
const mostOfOneKind = 100

const finders: readonly [LeakKind, (line: string) => Find][] = [
  ['private-key', privateKeyIn],
  ['seed-phrase', seedPhraseIn],
  ['identity', line => (/AGE-SECRET-KEY-(?:PQ-)?1[0-9A-Z]{20}/i.test(line) ? 'sure' : null)],
  ['keystore', line => (/\bcrypto["']?\s{0,9}:\s{0,9}\{/i.test(line) && /ciphertext/i.test(line) ? 'sure' : null)],
  ['rpc-key', rpcKeyIn],
]

/** Keys in a text, by line (from 1) and kind: each kind once a line. */
export function findLeaks(text: string): Omit<Leak, 'path'>[] {
  if (text.startsWith('{') && classifyPaste(text) === 'keystore') return [{ line: 1, kind: 'keystore', sure: true }]
  const leaks: Omit<Leak, 'path'>[] = []
  const counts = new Map<string, number>()
  for (const [index, line] of text.split(/\r\n|\n|\r/).entries()) {
    // No key is shorter.
    if (line.length < 16) continue
    for (const [kind, find] of finders) {
      const found = find(line)
      const count = counts.get(`${kind} ${found}`) ?? 0
      if (found === null || count >= mostOfOneKind) continue
      counts.set(`${kind} ${found}`, count + 1)
      leaks.push({ line: index + 1, kind, sure: found === 'sure' })
    }
  }
  return leaks
}
