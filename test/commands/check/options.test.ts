import { expect, it } from 'vitest'
import { readCheckOptions } from '../../../src/commands/check/options.ts'
import { conditionIds } from '../../../src/domain/condition.ts'

const read = (operands: string[], only?: string[]) =>
  readCheckOptions({ operands, options: only === undefined ? {} : { only } })
const refusal = (...asked: Parameters<typeof read>) => {
  try {
    read(...asked)
  } catch (error) {
    return error
  }
  return null
}

it('takes names once each, and conditions in their own order, with commas or without', () => {
  expect(read(['a', 'b', 'a'])).toMatchObject({ scope: { names: ['a', 'b'], address: null }, ids: conditionIds })
  expect(read([], ['margin', 'drift']).ids).toEqual(['drift', 'margin'])
  expect(read([], ['margin,drift']).ids).toEqual(['drift', 'margin'])
})

it('refuses what is no condition, with the nearest that is, and no address', () => {
  expect(refusal([], ['marginn'])).toMatchObject({
    code: 'usage',
    exit: 2,
    message: expect.stringContaining('margin?'),
  })
  expect(refusal([], ['zzzzzzzzzzz'])).toMatchObject({ message: expect.stringContaining('there are out-of-range, ') })
  expect(refusal(['0x5a0b54d5dc17e0aadc383d2db43b0a0d3e029c4c'])).toMatchObject({ code: 'usage' })
})
