/** Where in artifacts a Read with a value stands, as paths. */
export function readsIn(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return []
  const inner = Object.entries(value).flatMap(([name, each]) => readsIn(each, [...path, name]))
  return 'ok' in value && 'at' in value ? [path, ...inner] : inner
}

/** A copy with the value at a path replaced. */
export function replaced<T>(value: T, [name, ...rest]: readonly string[], by: unknown): T {
  if (name === undefined) return by as T
  const copy = (Array.isArray(value) ? [...value] : { ...value }) as Record<string, unknown>
  copy[name] = replaced(copy[name], rest, by)
  return copy as T
}
