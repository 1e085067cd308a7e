import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { chainByName, chains } from '../../src/chains/index.ts'
import { dollar } from '../../src/domain/assets.ts'
import { parseAddress } from '../../src/venues/address.ts'
import { testData } from '../support/testData.ts'
import { publishedTokens } from './published.ts'

const folder = new URL('../../src/chains/', import.meta.url)

test('every file of the folder is a chain that index.ts lists', async () => {
  const names = readdirSync(folder).map(file => file.replace(/\.ts$/, ''))
  expect(chains.map(chain => chain.name).sort()).toEqual(names.filter(name => name !== 'index').sort())
  for (const { name } of chains) {
    const module = await import(new URL(`${name}.ts`, folder).href)
    expect(module[name], `${name}.ts exports the chain it is named after`).toBe(chainByName(name))
  }
})

test('names and ids are unique, and an unknown name is no chain', () => {
  expect(new Set(chains.map(({ name }) => name)).size).toBe(chains.length)
  expect(new Set(chains.map(({ chainId }) => chainId)).size).toBe(chains.length)
  expect(chainByName('solana')).toBeUndefined()
})

describe.each(chains)('$name', chain => {
  const addresses = [chain.positionManager, chain.factory, chain.wrappedNative, ...chain.tokens.map(t => t.address)]

  test('addresses are twenty bytes in lower case, and no token stands there twice', () => {
    for (const address of addresses) expect(address).toMatch(/^0x[0-9a-f]{40}$/)
    expect(new Set(chain.tokens.map(({ address }) => address)).size).toBe(chain.tokens.length)
  })

  test('tokens are those that were published, to the digit', () => {
    const published = publishedTokens[chain.name]!.map(parseAddress)
    expect(published).not.toContain('bad-checksum')
    expect(chain.tokens.map(({ address }) => address)).toEqual(published)
  })

  test('the wrapped native coin stands for ETH, and there is a stablecoin', () => {
    expect(chain.tokens.find(({ address }) => address === chain.wrappedNative)?.asset).toBe('ETH')
    expect(chain.tokens.some(({ asset }) => asset === dollar)).toBe(true)
  })

  test('no liquid-staking token is counted as ETH', () => {
    expect(chain.tokens.filter(({ asset }) => asset === 'ETH').map(({ symbol }) => symbol)).toEqual(['WETH'])
  })

  test('endpoints are https and without a path that could be a key', () => {
    expect(chain.publicRpcs.length).toBeGreaterThan(0)
    for (const url of [...chain.publicRpcs, chain.explorer]) {
      expect(url).toMatch(/^https:\/\/[a-z0-9.-]+(\/rpc)?$/)
    }
  })
})

const deployments = testData === null ? null : join(testData, 'facts', 'deployments.json')
const absent = deployments === null || !existsSync(deployments)

describe.skipIf(absent)(`deployments.json${absent ? ' (HEDGE_TEST_DATA does not hold it)' : ''}`, () => {
  type Deployment = { factory: string; npm: string; viem: { rpc: string[] } }
  const read = () => JSON.parse(readFileSync(deployments!, 'utf8')) as Record<string, Deployment>

  test.each(chains)('$name has the published factory, position manager and public endpoint', chain => {
    const published = read()[chain.chainId]!
    expect(chain.factory).toBe(published.factory.toLowerCase())
    expect(chain.positionManager).toBe(published.npm.toLowerCase())
    expect(chain.publicRpcs).toEqual(expect.arrayContaining(published.viem.rpc))
  })
})
