import { expect, it } from 'vitest'
import { isPublicHost } from '../../src/chains/endpoints/publicHosts.ts'
import { chains } from '../../src/chains/index.ts'
import { Secret } from '../../src/domain/secret.ts'
import { sameProvider } from '../../src/secrets/sameProvider.ts'
import { urlFacts } from '../../src/secrets/urlFacts.ts'

const factsOf = (url: string) => urlFacts(new Secret(url), host => isPublicHost(host, ['node.example']))

const plain = { scheme: 'https', loopback: false, userinfo: false, shared: false, keyed: false }
const key = '3f9d2c61b7a84e50'

it.each<[string, object]>([
  ['https://rpc.mine.example', plain],
  ['https://rpc.mine.example/ext/bc/C/rpc', plain],
  ['https://rpc.mine.example/avalanche-c-chain-mainnet/rpc', plain],
  [`https://eth-mainnet.provider.example/v2/${key}`, { ...plain, keyed: true }],
  ['https://provider.example/abcdefghijklmnopqrstuvwxyzABCDEF', { ...plain, keyed: true }],
  ['https://provider.example/rpc?apikey=short', { ...plain, keyed: true }],
  [`https://provider.example/rpc?x=${key}`, { ...plain, keyed: true }],
  ['https://provider.example/rpc?network=base', plain],
  ['https://me:pass@rpc.mine.example', { ...plain, userinfo: true }],
  ['http://rpc.mine.example', { ...plain, scheme: 'http' }],
  ['http://127.0.0.1:8545', { ...plain, scheme: 'http', loopback: true }],
  ['http://[::1]:8545', { ...plain, scheme: 'http', loopback: true }],
  ['http://localhost:8545', { ...plain, scheme: 'http', loopback: true }],
  ['http://127.0.0.1.evil.example', { ...plain, scheme: 'http' }],
  ['wss://rpc.mine.example', { ...plain, scheme: 'other' }],
  ['no URL at all', { ...plain, scheme: 'other', keyed: true }],
  ['https://eth.llamarpc.com', { ...plain, shared: true }],
  ['https://node.example/rpc', { ...plain, shared: true }],
  ['https://notllamarpc.com', plain],
  ['https://rpc.ankr.com/eth', { ...plain, shared: true }],
  [`https://rpc.ankr.com/eth/${key}`, { ...plain, keyed: true }],
])('what is to be known of %s', (url, facts) => {
  expect(factsOf(url)).toEqual(facts)
})

it.each(chains.flatMap(({ publicRpcs }) => publicRpcs))('%s has no key in it', url => {
  expect(factsOf(url)).toMatchObject({ scheme: 'https', keyed: false, userinfo: false })
})

it.each<[string, string, boolean]>([
  ['https://a.provider.example/1', 'https://b.provider.example/2', true],
  ['https://a.one.example', 'https://a.two.example', false],
  ['https://a.provider.co.uk', 'https://b.provider.co.uk', true],
  ['https://one.co.uk', 'https://two.co.uk', false],
  ['https://one.io', 'https://rpc.one.io', true],
  ['http://127.0.0.1:1', 'http://127.0.0.1:2', false],
  ['http://10.0.0.1:1', 'http://10.0.0.2:1', false],
  ['http://127.0.0.1:1/a', 'http://127.0.0.1:1/b', true],
])('whether %s and %s are of one provider', (one, other, same) => {
  expect(sameProvider(new Secret(one), new Secret(other))).toBe(same)
})
