/**
 * Tolerant reading of wire answers: unknown fields pass, a missing or wrong one throws and is named by its path. Wire
 * values are never put into a message: they come from outside and end up on a terminal.
 */
export type Reader<T> = (value: unknown, path: string) => T

/** `path` is made of the names we ask for (`clearinghouseState.assetPositions[0].position.szi`). */
export class ShapeFailure extends Error {
  readonly path: string
  constructor(path: string, problem: string) {
    super(`${path} ${problem}`)
    this.name = 'ShapeFailure'
    this.path = path
  }
}

const wrong = (path: string, value: unknown, expected: string): ShapeFailure =>
  new ShapeFailure(path, value === undefined ? 'is missing' : `is not ${expected}`)

export const object = <F extends Record<string, Reader<unknown>>>(
  fields: F,
): Reader<{ [K in keyof F]: ReturnType<F[K]> }> => {
  const wanted = Object.entries(fields)
  return (value, path) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) throw wrong(path, value, 'an object')
    const known: Record<string, unknown> = {}
    for (const [name, read] of wanted) {
      known[name] = read(
        Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined,
        `${path}.${name}`,
      )
    }
    return known as { [K in keyof F]: ReturnType<F[K]> }
  }
}

export const array =
  <T>(item: Reader<T>): Reader<T[]> =>
  (value, path) => {
    if (!Array.isArray(value)) throw wrong(path, value, 'a list')
    return value.map((each, index) => item(each, `${path}[${index}]`))
  }

export const pair =
  <A, B>(first: Reader<A>, second: Reader<B>): Reader<[A, B]> =>
  (value, path) => {
    if (!Array.isArray(value)) throw wrong(path, value, 'a list')
    return [first(value[0], `${path}[0]`), second(value[1], `${path}[1]`)]
  }

/** For a field that may be `null`; one that is absent is still missing. */
export const nullable =
  <T>(read: Reader<T>): Reader<T | null> =>
  (value, path) =>
    value === null ? null : read(value, path)

/** For a field the venue leaves out when it has nothing to say. */
export const optional =
  <T, D>(read: Reader<T>, absent: D): Reader<T | D> =>
  (value, path) =>
    value === undefined ? absent : read(value, path)

export const oneOf =
  <const T extends readonly string[]>(...words: T): Reader<T[number]> =>
  (value, path) => {
    if (!words.includes(value as string)) throw wrong(path, value, `one of ${words.join(', ')}`)
    return value as T[number]
  }

export const text: Reader<string> = (value, path) => {
  if (typeof value !== 'string') throw wrong(path, value, 'text')
  return value
}

/** A name that can be printed: short, without control, invisible or line-breaking characters. */
export const label: Reader<string> = (value, path) => {
  if (!/^[^\p{C}\p{Zl}\p{Zp}]{1,64}$/u.test(text(value, path))) throw wrong(path, value, 'a printable name')
  return value as string
}

export const boolean: Reader<boolean> = (value, path) => {
  if (typeof value !== 'boolean') throw wrong(path, value, 'true or false')
  return value
}

export const number: Reader<number> = (value, path) => {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw wrong(path, value, 'a number')
  return value
}

export const integer: Reader<number> = (value, path) => {
  if (!Number.isSafeInteger(value)) throw wrong(path, value, 'an integer')
  return value as number
}

/** A number as text, kept as it was sent. Long enough for any amount, too short to fill a screen. */
export const decimal: Reader<string> = (value, path) => {
  const sane = typeof value === 'string' && value.length <= 64 && /^-?\d+(\.\d+)?(e-?\d{1,2})?$/.test(value)
  if (!sane) throw wrong(path, value, 'a decimal number')
  return value
}

/** Narrows what `read` accepts. `expected` ends the sentence "… is not". */
export const where =
  <T>(read: Reader<T>, holds: (value: T) => boolean, expected: string): Reader<T> =>
  (value, path) => {
    const known = read(value, path)
    if (!holds(known)) throw wrong(path, value, expected)
    return known
  }
