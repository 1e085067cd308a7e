import fc from 'fast-check'
import { expect, it } from 'vitest'
import { without } from '../../src/domain/without.ts'

const letters = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 12 })
const keyOf = (letter: string) => letter

it('takes each as often as it stands there, from the front, and leaves the rest in order', () => {
  expect(without(['a', 'b', 'a', 'c', 'a'], ['a', 'c'], keyOf)).toEqual(['b', 'a', 'a'])
  expect(without(['a', 'b'], [], keyOf)).toEqual(['a', 'b'])
  expect(without(['a'], ['a', 'a'], keyOf)).toBeNull()
  expect(without([], ['a'], keyOf)).toBeNull()
})

it('gives back exactly what was added, whatever it was', () => {
  fc.assert(
    fc.property(letters, letters, (rest, taken) => {
      const left = without([...taken, ...rest], taken, keyOf)
      expect(left?.toSorted()).toEqual(rest.toSorted())
    }),
  )
})
