/** The known word that was most likely meant; null where none is near. */
export function nearestWord(typed: string, known: readonly string[]): string | null {
  const nearest = [...new Set(known)]
    .map(word => ({ word, distance: editDistance(typed, word) }))
    .sort((a, b) => a.distance - b.distance)[0]
  if (nearest === undefined) return null
  return nearest.distance <= Math.max(1, Math.floor(nearest.word.length / 2) - 1) ? nearest.word : null
}

/** Letters added, left out, changed, or two swapped; capped by the length of known words: longer input is simply far. */
function editDistance(a: string, b: string): number {
  if (a.length > 48) return a.length
  const rows = [Array.from({ length: b.length + 1 }, (_, index) => index)]
  for (let i = 1; i <= a.length; i += 1) {
    const [before, row] = [rows[i - 2], rows[i - 1]!]
    const next = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const change = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)
      const isSwap = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      const swap = before !== undefined && isSwap ? before[j - 2]! + 1 : change
      next.push(Math.min(change, swap, row[j]! + 1, next[j - 1]! + 1))
    }
    rows.push(next)
  }
  return rows[a.length]![b.length]!
}
