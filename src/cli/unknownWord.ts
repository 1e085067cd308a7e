import { exitCodes, Failure } from '../domain/failure.ts'

/** A word that is no command, and the one that was meant, most likely. The message never repeats what was typed. */
export function unknownWord(typed: string, known: readonly string[], prefix = ''): Failure {
  const nearest = [...new Set(known)]
    .map(word => ({ word, distance: editDistance(typed, word) }))
    .sort((a, b) => a.distance - b.distance)[0]
  const close = nearest !== undefined && nearest.distance <= Math.max(1, Math.floor(nearest.word.length / 2) - 1)
  return new Failure(
    'unknown-command',
    `that is not a command${close ? `; did you mean ${prefix}${nearest.word}?` : ''}`,
    close ? `hedge ${prefix}${nearest.word} --help` : 'hedge --help',
    exitCodes.usage,
  )
}

/** Levenshtein distance, capped by the length of command words: longer input is simply far. */
function editDistance(a: string, b: string): number {
  if (a.length > 24) return a.length
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[b.length] ?? a.length
}
