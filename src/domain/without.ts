/**
 * `rows` less `taken`, in order. Equal rows are counted, not looked up: of three with one key and one taken, the last two stay. Null where
 * one of `taken` is not among them.
 */
export function without<T>(rows: readonly T[], taken: readonly T[], keyOf: (row: T) => string): T[] | null {
  const left = new Map<string, number>()
  for (const row of taken) left.set(keyOf(row), (left.get(keyOf(row)) ?? 0) + 1)
  const rest = rows.filter(row => {
    const key = keyOf(row)
    const times = left.get(key) ?? 0
    if (times > 0) left.set(key, times - 1)
    return times === 0
  })
  return rows.length - rest.length === taken.length ? rest : null
}
