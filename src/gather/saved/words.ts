import type { Address } from '../../domain/address.ts'
import { assetPattern, isMapping } from '../../domain/assets.ts'
import { isProof, type Proof } from '../../domain/proof.ts'
import type { Gap, Read } from '../../domain/read.ts'
import { array, decimal, object, type Reader, ShapeFailure, text, where } from '../../domain/shape.ts'

/** Readers of the small words that the artifacts are made of. What is printed may hold nothing that moves a cursor. */
export const printable = where(text, is => /^[^\p{C}\p{Zl}\p{Zp}]{0,2000}$/u.test(is), 'printable text')

export const address: Reader<Address> = (value, path) =>
  where(text, is => /^0x[0-9a-f]{40}$/.test(is), 'an address in lower case')(value, path) as Address

export const chainName = where(text, is => /^[a-z][a-z0-9-]{0,31}$/.test(is), 'the name of a chain')

export const asset = where(text, is => assetPattern.test(is), 'an asset')
export const mapping = where(text, isMapping, 'an asset or none')

/** A word of the contract: at most 78 digits, 2^256. */
export const uint = where(text, is => /^(0|[1-9]\d{0,77})$/.test(is), 'a whole number as text')

const moments = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)$/
export const moment = where(text, is => moments.test(is) && !Number.isNaN(Date.parse(is)), 'a moment (ISO 8601)')

/** Money, sizes and rates stay far below this; sums and products of what is above would leave the numbers of JSON. */
export const quantity = where(decimal, is => Math.abs(Number(is)) < 1e30, 'a quantity')
export const positive = where(quantity, is => Number(is) > 0, 'a number above zero')
export const notNegative = where(quantity, is => Number(is) >= 0, 'a number of zero or more')
export const nonZero = where(quantity, is => Number(is) !== 0, 'a size other than zero')

export const some = <T>(item: Reader<T>): Reader<T[]> =>
  where(array(item), is => is.length > 0, 'a list with something')

export const record =
  <T>(key: RegExp, item: Reader<T>): Reader<Record<string, T>> =>
  (value, path) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      throw new ShapeFailure(path, 'is not an object')
    }
    return Object.fromEntries(
      Object.entries(value).map(([name, each]) => {
        if (!key.test(name)) throw new ShapeFailure(path, 'has a name that cannot be')
        return [name, item(each, `${path}.${name}`)]
      }),
    )
  }

export const byAddress = <T>(item: Reader<T>): Reader<Record<Address, T>> => record(/^0x[0-9a-f]{40}$/, item)

const gap: Reader<Gap> = object({ code: printable, source: printable, message: printable, hint: printable })

/** A value with its moment, or a gap; never both. */
export const read =
  <T>(value: Reader<T>): Reader<Read<T>> =>
  (wire, path) => {
    const known = typeof wire === 'object' && wire !== null && 'ok' in wire
    const unknown = typeof wire === 'object' && wire !== null && 'gap' in wire
    if (known === unknown) throw new ShapeFailure(path, 'is neither a value nor a gap')
    return known ? object({ ok: value, at: moment })(wire, path) : object({ gap })(wire, path)
  }

export const proof: Reader<Proof> = (value, path) => {
  if (!isProof(value)) throw new ShapeFailure(path, 'is not a check')
  const { what, how, at, result } = value
  return { what, how, at, result }
}

export const distinct =
  <T>(items: Reader<T[]>, key: (item: T) => string): Reader<T[]> =>
  (value, path) => {
    const list = items(value, path)
    if (new Set(list.map(key)).size < list.length) throw new ShapeFailure(path, 'holds something twice')
    return list
  }
