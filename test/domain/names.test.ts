import { describe, expect, it } from 'vitest'
import { commands } from '../../src/commands/index.ts'
import { assetOf, assetPattern, coinOf, spotAssets } from '../../src/domain/assets.ts'
import { commandWords, isHedgeName } from '../../src/domain/hedge.ts'
import { presetOf, thresholdNames } from '../../src/domain/thresholds.ts'

describe('the name of a hedge', () => {
  it.each(['a', 'eth-usdc', 'x9', `a${'b'.repeat(31)}`])('may be %s', name => expect(isHedgeName(name)).toBe(true))

  it.each(['', 'A', '9a', '-a', 'a_b', 'a b', 'é', `a${'b'.repeat(32)}`, '0xabc', 'a\n', '../a'])(
    'may not be %j',
    name => expect(isHedgeName(name)).toBe(false),
  )

  it('is no word of the command line', () => {
    expect(commandWords.filter(isHedgeName)).toEqual([])
    const words = commands.flatMap(({ name }) => name.split(' '))
    expect(words.filter(word => !commandWords.includes(word))).toEqual([])
  })
})

describe('coins and assets', () => {
  it.each([
    ['PEPE', 'kPEPE', 1000],
    ['SHIB', 'kSHIB', 1000],
    ['ETH', 'ETH', 1],
    ['KAS', 'KAS', 1],
    ['KAITO', 'KAITO', 1],
  ])('%s is hedged by %s, %i for one', (asset, coin, unit) => {
    expect(coinOf(asset)).toEqual({ coin, unit })
    expect(assetOf(coin)).toEqual({ asset, unit })
    expect(assetOf(`xyz:${coin}`)).toEqual({ asset, unit })
  })

  it('takes a k for a thousand only in the coins of its list', () => {
    expect(assetOf('kNEW')).toEqual({ asset: 'kNEW', unit: 1 })
    expect(assetOf('PEPE')).toEqual({ asset: 'PEPE', unit: 1 })
  })

  it('has stand-ins on the spot market for assets that a mapping may name', () => {
    for (const asset of Object.values(spotAssets)) expect(asset).toMatch(assetPattern)
  })
})

describe('a threshold', () => {
  it.each(thresholdNames)('%s has a default that it would accept', name => {
    const { default: preset, min, max, off } = presetOf(name)
    if (preset === null) return expect(off).toBe(true)
    expect(preset).toBeGreaterThanOrEqual(min)
    expect(preset).toBeLessThanOrEqual(max)
  })
})
