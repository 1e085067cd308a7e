import { expect, it } from 'vitest'
import { savedArtifacts } from '../../src/gather/saved/artifacts.ts'
import { emptyDocument, faultOf } from '../../src/settings/document.ts'
import { chain, subjectOf, tokens } from '../support/artifacts.ts'

const address = tokens.weth.address

it('a token said to be none is replayed so, and no other word is taken for it', () => {
  const said = (asset: string) => [subjectOf({ assets: { [address]: asset } })]
  expect(savedArtifacts.subjects(said('none'), 'subjects')).toEqual(said('none'))
  for (const asset of ['None', 'nothing', '']) expect(() => savedArtifacts.subjects(said(asset), 'subjects')).toThrow()
})

it('a refused token keeps the asset it stands for, in snapshots and settings, or has none', () => {
  const refused = { address, symbol: 'wstETH', reason: 'it earns' }
  for (const each of [refused, { ...refused, asset: 'ETH' }]) {
    const chains = [{ ...chain, refused: [each] }]
    expect(savedArtifacts.chains(chains, 'chains')).toEqual(chains)
    expect(faultOf({ ...emptyDocument('abcdefgh'), chains })).toBeNull()
  }
  const chains = [{ ...chain, refused: [{ ...refused, asset: 'no asset' }] }]
  expect(() => savedArtifacts.chains(chains, 'chains')).toThrow()
  expect(faultOf({ ...emptyDocument('abcdefgh'), chains })).toBe('chain number 1 is not whole')
})
