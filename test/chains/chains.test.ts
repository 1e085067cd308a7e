import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { chainByName, chains } from '../../src/chains/index.ts'
import { assetPattern, dollar } from '../../src/domain/assets.ts'
import { assetOfToken, tokenRefusal } from '../../src/domain/chain.ts'
import { savedArtifacts } from '../../src/gather/saved/artifacts.ts'
import { parseAddress } from '../../src/venues/address.ts'
import { testData } from '../support/testData.ts'
import { perpAssets } from './perpAssets.ts'
import { publishedTokens } from './published.ts'

const folder = new URL('../../src/chains/', import.meta.url)

test('every file of the folder is a chain that index.ts lists', async () => {
  const names = readdirSync(folder).flatMap(file => /^(.+)\.ts$/.exec(file)?.[1] ?? [])
  expect(chains.map(chain => chain.name).sort()).toEqual(names.filter(name => name !== 'index').sort())
  for (const { name } of chains) {
    const module = await import(new URL(`${name}.ts`, folder).href)
    expect(module[name], `${name}.ts exports the chain it is named after`).toBe(chainByName(name))
  }
})

test('names, titles and ids are unique, and an unknown name is no chain', () => {
  for (const key of ['name', 'title', 'chainId'] as const) {
    expect(new Set(chains.map(chain => chain[key])).size, key).toBe(chains.length)
  }
  expect(chainByName('solana')).toBeUndefined()
})

test('a saved snapshot keeps every chain as it is, ratios and refusals included', () => {
  expect(savedArtifacts.chains(JSON.parse(JSON.stringify(chains)), 'chains')).toEqual(chains)
})

const dollars: readonly string[] = [
  ...['USDC', 'USDC.e', 'USDbC', 'USDzC', 'USDT', 'USDT.e', 'USDT0', 'DAI', 'DAI.e', 'USDS', 'PYUSD', 'USDe', 'GHO'],
  ...['crvUSD', 'LUSD', 'RLUSD', 'USD1', 'USDG', 'FDUSD', 'cUSD', 'USDB', 'mUSD', 'AUSD'],
]

/** What a token that is redeemed one for one is called: the asset itself, wrapped (WETH, kHYPE) or bridged (LINK.e). */
const isNamed = (symbol: string, asset: string): boolean => {
  if (asset === dollar) return dollars.includes(symbol)
  const others = asset === 'BTC' ? ['BTCB', 'BTC.b', 'tBTC'] : []
  return others.includes(symbol) || new RegExp(`^(W|cb|k)?${asset}(\\.e)?$`).test(symbol)
}

const earning: readonly string[] = [
  ...['stETH', 'wstETH', 'rETH', 'cbETH', 'weETH', 'wBETH', 'ezETH', 'osETH', 'rsETH', 'wrsETH', 'ETHx', 'sfrxETH'],
  ...['LBTC', 'sUSDe', 'sDAI', 'syrupUSDC', 'syrupUSDT', 'sAVAX', 'stMATIC', 'MaticX', 'jitoSOL'],
]

describe.each(chains)('$name', chain => {
  const refused = chain.refused ?? []
  const plain = chain.tokens.filter(token => token.ratio === undefined)
  const tokens = [...chain.tokens, ...refused]

  test('addresses are twenty bytes in lower case, and none stands there twice', () => {
    const contracts = [chain.positionManager, chain.factory, chain.wrappedNative]
    for (const address of [...contracts, ...tokens.map(token => token.address)]) {
      expect(address).toMatch(/^0x[0-9a-f]{40}$/)
    }
    expect(new Set(tokens.map(({ address }) => address)).size).toBe(tokens.length)
    expect(tokens.map(({ address }) => address)).not.toContain(chain.positionManager)
  })

  test('tokens are those that were published, to the digit', () => {
    const published = Object.values(publishedTokens[chain.name]!).flat()
    const parsed = published.map(line => {
      const [symbol, address] = line.split(' ')
      return `${symbol} ${parseAddress(address!)}`
    })
    expect(tokens.map(({ symbol, address }) => `${symbol} ${address}`).sort()).toEqual(parsed.sort())
  })

  test('each stands for a dollar or for an asset with a market', () => {
    for (const { asset, symbol } of chain.tokens) {
      expect(asset).toMatch(assetPattern)
      expect([dollar, ...perpAssets], `${symbol} stands for ${asset}`).toContain(asset)
    }
    expect(plain.some(({ asset }) => asset === dollar)).toBe(true)
    expect(plain.some(({ asset }) => asset === 'ETH')).toBe(true)
  })

  test('nothing that earns is counted one to one', () => {
    for (const { symbol, asset } of plain) {
      expect(earning).not.toContain(symbol)
      expect(isNamed(symbol, asset), `${symbol} stands for ${asset}`).toBe(true)
    }
    for (const { address } of plain) expect(tokenRefusal(chain, address, false)).toBeNull()
  })

  test('what is refused, and what has a ratio that was not read, is mapped to nothing and says why', () => {
    const uncounted = [...refused, ...chain.tokens.filter(token => token.ratio !== undefined)]
    for (const { address, symbol } of uncounted) {
      expect(earning).toContain(symbol)
      expect(assetOfToken(chain, address, false)).toBeNull()
      expect(tokenRefusal(chain, address, false)).toMatch(/^it[s ][^.]{10,100}$/)
    }
  })

  test('two public endpoints at least, https, without anything that could be a key', () => {
    expect(chain.publicRpcs.length).toBeGreaterThanOrEqual(2)
    expect(new Set(chain.publicRpcs.map(url => new URL(url).host)).size).toBe(chain.publicRpcs.length)
    for (const url of [...chain.publicRpcs, chain.explorer!]) {
      expect(url).toMatch(/^https:\/\/[a-z0-9.-]+(\/[a-zA-Z]{1,6})*\/?$/)
    }
  })
})

const deployments = testData === null ? null : join(testData, 'facts', 'deployments.json')
const absent = deployments === null || !existsSync(deployments)

describe.skipIf(absent)(`deployments.json${absent ? ' (HEDGE_TEST_DATA does not hold it)' : ''}`, () => {
  type Deployment = { factory: string; npm: string; viem: { rpc: string[] } }
  const read = () => JSON.parse(readFileSync(deployments!, 'utf8')) as Record<string, Deployment>

  test.each(chains)('$name has the published factory, position manager and public endpoints', chain => {
    const published = read()[chain.chainId]!
    expect(chain.factory).toBe(published.factory.toLowerCase())
    expect(chain.positionManager).toBe(published.npm.toLowerCase())
    expect(chain.publicRpcs).toEqual(expect.arrayContaining(published.viem.rpc))
  })
})
