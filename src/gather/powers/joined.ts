import type { Power } from '../../domain/powers.ts'
import { isRead, type Read } from '../../domain/read.ts'

/** All of a part, or why it is not whole; who stands in several readings has the facts of each. */
export function joined(reads: readonly Read<readonly Power[]>[]): Read<Power[]> {
  const [first] = reads
  const gap = reads.find(read => !isRead(read))
  if (gap !== undefined && !isRead(gap)) return gap
  const at = first !== undefined && isRead(first) ? first.at : new Date(0).toISOString()
  const facts = new Map<string, string[]>()
  for (const read of reads) {
    for (const { who, facts: its } of isRead(read) ? read.ok : []) facts.set(who, [...(facts.get(who) ?? []), its])
  }
  return { ok: [...facts].map(([who, its]) => ({ who, facts: [...new Set(its)].sort().join('; ') })), at }
}

export const mapped = <T>(read: Read<T>, powers: (value: T) => readonly Power[]): Read<readonly Power[]> =>
  isRead(read) ? { ok: powers(read.ok), at: read.at } : read
