import { ShapeFailure } from '../../domain/shape.ts'

/** Refuses a list in which one key stands twice: whoever looks it up would see one and count neither or both. */
export function refuseTwice<T>(list: readonly T[], path: string, field: string, keyOf: (item: T) => unknown): void {
  const seen = new Set<unknown>()
  list.forEach((item, index) => {
    const key = keyOf(item)
    if (key !== undefined && seen.has(key)) throw new ShapeFailure(`${path}[${index}]${field}`, 'stands there twice')
    seen.add(key)
  })
}
