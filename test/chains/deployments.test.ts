import {
  arbitrum,
  avalanche,
  base,
  blast,
  bsc as bnb,
  celo,
  mainnet as ethereum,
  ink,
  linea,
  monad,
  optimism,
  polygon,
  soneium,
  unichain,
  type Chain as ViemChain,
  worldchain,
  zksync,
  zora,
} from 'viem/chains'
import { describe, expect, test } from 'vitest'
import { chainByName, chains } from '../../src/chains/index.ts'
import { refusedChains } from '../../src/chains/refused/index.ts'
import { parseAddress } from '../../src/venues/address.ts'
import { deployed } from './published/deployed.ts'

const inViem: Readonly<Record<string, ViemChain>> = {
  ...{ ethereum, arbitrum, optimism, base, polygon, bnb, avalanche, celo },
  ...{ unichain, worldchain, blast, linea, ink, soneium, zora, monad },
}

describe.each(chains)('$name', chain => {
  test('id, explorer and first endpoint are those of viem, and its coin is what the wrapped one stands for', () => {
    const { id, nativeCurrency, rpcUrls, blockExplorers } = inViem[chain.name]!
    expect(chain.chainId).toBe(id)
    expect(chain.publicRpcs[0]).toBe(rpcUrls.default.http[0])
    expect(chain.explorer).toBe(blockExplorers?.default.url)
    const native = chain.tokens.find(({ address }) => address === chain.wrappedNative)
    expect(native?.asset).toBe(nativeCurrency.symbol)
    expect(native?.ratio).toBeUndefined()
  })

  test('factory and position manager are those that Uniswap published, to the digit', () => {
    const [factory, positionManager] = deployed[chain.name]!.split(' ').map(parseAddress)
    expect([chain.factory, chain.positionManager]).toEqual([factory, positionManager])
    expect(factory).not.toBe('bad-checksum')
  })
})

test('what is refused is in no list, under no name and no id', () => {
  for (const { names, chainId } of refusedChains) {
    expect(chains.map(chain => chain.chainId)).not.toContain(chainId)
    for (const name of names) expect(chainByName(name)).toBeUndefined()
  }
  expect(refusedChains.map(({ chainId }) => chainId)).toEqual([zksync.id])
})
