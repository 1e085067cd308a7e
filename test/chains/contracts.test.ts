import { describe, expect, test } from 'vitest'
import { chains } from '../../src/chains/index.ts'
import { parseAddress } from '../../src/venues/address.ts'
import { otherContracts, publishedContracts } from './published/contracts.ts'

const digits = (published: readonly string[]) => published.map(text => text.toLowerCase()).sort()

test('nothing published has a wrong checksum', () => {
  const all = [...Object.values(publishedContracts).flat(), ...otherContracts]
  expect(all.map(parseAddress).filter(address => address === 'bad-checksum' || address === null)).toEqual([])
})

describe.each(chains)('$name', ({ name, contracts = [], positionManager, factory, tokens }) => {
  test('its contracts are those that were published, to the digit', () => {
    const others = digits(otherContracts)
    const own = contracts.map(({ address }) => address).filter(address => !others.includes(address))
    expect(own.sort()).toEqual(digits(publishedContracts[name]!))
  })

  test('has Permit2, a router, and each contract once, none of which is a token or the position manager', () => {
    const addresses = contracts.map(({ address }) => address)
    expect(new Set(addresses).size).toBe(addresses.length)
    expect(new Set(contracts.map(({ title }) => title)).size).toBe(addresses.length)
    for (const kind of ['permit2', 'router']) expect(contracts.map(contract => contract.kind)).toContain(kind)
    for (const { address } of [...tokens, { address: positionManager }, { address: factory }]) {
      expect(addresses).not.toContain(address)
    }
    for (const { source, title } of contracts) expect([source, title].every(words => words.length > 0)).toBe(true)
  })
})
