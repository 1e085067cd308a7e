import { expect, test } from 'vitest'
import { refuseEntry } from '../../../src/commands/add/refuseEntry.ts'
import { tokens } from '../../support/artifacts.ts'

const deposit = { [tokens.weth.address]: '1' }

test.each([
  ['several that a person picked', ['1', '2'], { price: '3000' }, '--entry-price', '2 positions'],
  ['every one, now and later', 'all', { price: '3000', deposit }, '--deposit', 'every position of the wallet'],
] as const)('an entry is not that of %s', (_what, tokenIds, entry, flag, has) => {
  expect(() => refuseEntry(entry, tokenIds)).toThrow(
    expect.objectContaining({
      code: 'usage',
      exit: 2,
      message: `${flag} is of a hedge with one position, and this one has ${has}`,
      hint: `leave ${flag} out: what was deposited is read from the chain; or give one --position`,
    }),
  )
})

test('it is that of one, and where there is none nothing is said', () => {
  expect(() => refuseEntry({ price: '3000', deposit }, ['1'])).not.toThrow()
  expect(() => refuseEntry(undefined, 'all')).not.toThrow()
})
