import { expect, it } from 'vitest'
import { accountsOf } from '../../../src/checks/words/accountsOf.ts'
import { placeName } from '../../../src/checks/words/placeName.ts'
import { subjectOf } from '../../support/artifacts.ts'

it('hedges that share something are named in the same order, wherever they stand in the settings', () => {
  const [first, second] = ['btc-eth', 'eth-usdc'].map(name => subjectOf({ id: name, name }))
  for (const subjects of [
    [first!, second!],
    [second!, first!],
  ]) {
    expect(accountsOf(subjects, []).map(({ name }) => name)).toEqual(['btc-eth, eth-usdc'])
    expect(placeName(subjects, 'base')).toBe('btc-eth, eth-usdc')
  }
})
