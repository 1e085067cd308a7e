import { type Reader, ShapeFailure } from '../../domain/shape.ts'

/** A table whose keys are all of this shape. */
export const byKey =
  <T>(key: RegExp, item: Reader<T>): Reader<Record<string, T>> =>
  (value, path) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      throw new ShapeFailure(path, 'is not an object')
    }
    return Object.fromEntries(
      Object.entries(value).map(([name, its]) => {
        if (!key.test(name)) throw new ShapeFailure(path, 'has a name that cannot be')
        return [name, item(its, `${path}.${name}`)]
      }),
    )
  }

/** Both tables in one; what stands in both is settled by `merge`. */
export const both = <T>(
  theirs: Readonly<Record<string, T>>,
  ours: Readonly<Record<string, T>>,
  merge: (theirs: T | undefined, ours: T) => T,
): Record<string, T> => ({
  ...theirs,
  ...Object.fromEntries(
    Object.entries(ours).map(([key, its]) => [key, merge(Object.hasOwn(theirs, key) ? theirs[key] : undefined, its)]),
  ),
})

/** A row as it would be read again; null where it would not be: one bad row makes a whole file unusable. */
export function readable<T>(table: Reader<Record<string, T>>, key: string, value: T): Record<string, T> | null {
  try {
    return table({ [key]: value }, 'row')
  } catch {
    return null
  }
}
