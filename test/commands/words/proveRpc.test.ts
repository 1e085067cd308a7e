import { describe, expect, it } from 'vitest'
import { proveRpc } from '../../../src/commands/words/proveRpc.ts'
import type { ActionContext, ChainsPort } from '../../../src/domain/actionContext.ts'
import { ReadFailure } from '../../../src/domain/failure.ts'
import { isProof } from '../../../src/domain/proof.ts'
import { Secret } from '../../../src/domain/secret.ts'
import { classifyPaste } from '../../../src/secrets/classifyPaste.ts'
import { temporaryHome } from '../../secrets/support/temporaryHome.ts'
import { chain, gap } from '../../support/artifacts.ts'
import { deployment, fakeContext } from '../../support/fakeContext.ts'

const wanted = {
  chain: chain.name,
  chainId: chain.chainId,
  positionManager: chain.positionManager,
  factory: chain.factory,
  insecureHttp: false,
}
const beyond = 'https://rpc.example/v2/kN4ryPathSegment01'
const here = 'http://127.0.0.1:8545'
const none = { signing: [], admin: [], development: [], unknown: 0 }

function prove(url: string, chains: Partial<ChainsPort> = {}, insecureHttp = false) {
  const base = fakeContext(temporaryHome())
  const said: string[] = []
  const context: ActionContext = {
    ...base,
    chains: { ...base.chains, ...chains },
    classify: classifyPaste,
    addressOfKey: async () => null,
    say: line => said.push(line),
  }
  return { said, context, proved: proveRpc(context, new Secret(url), { ...wanted, insecureHttp }) }
}

const fails = (code: string) => async (): Promise<never> => {
  throw new ReadFailure(gap(code).gap)
}

describe('a URL beyond this machine', () => {
  it('is proved, with evidence that has nothing of it', async () => {
    const { said, proved } = prove(beyond)
    const { proof } = await proved
    expect(proof.map(({ what, result }) => [what, result])).toEqual([
      ['transport', 'https'],
      ['chain-id', String(chain.chainId)],
      ['position-manager', 'has code, and names the factory'],
      ['head-lag', '3 s'],
      ['accounts', 'none'],
      ['namespaces', 'none open'],
      ['log-range', '10000 blocks'],
      ['archive-depth', 'not known'],
    ])
    expect(proof.every(isProof)).toBe(true)
    expect(JSON.stringify(proof)).not.toMatch(/example|kN4ry/)
    expect(said).toEqual([])
  })

  it.each<[string, Partial<ChainsPort>, string, RegExp]>([
    ['that holds accounts', { signs: async () => true }, 'trading-permission', /^Trading permission detected: /],
    [
      'whose personal namespace answers',
      { openNamespaces: async () => ({ ...none, signing: ['personal'] }) },
      'trading-permission',
      /^Trading permission detected: .*\(its personal namespace answers\)$/,
    ],
    [
      'that acts for any address',
      { openNamespaces: async () => ({ ...none, development: ['anvil'] }) },
      'trading-permission',
      /^Trading permission detected: .*anvil/,
    ],
    [
      'that can be administered',
      { openNamespaces: async () => ({ ...none, admin: ['admin', 'miner'] }) },
      'admin-namespace',
      /^Invalid permissions: .*admin, miner/,
    ],
    ['that refuses the key', { probe: fails('rpc-refused') }, 'permission-denied', /^Permission denied: /],
    ['of another chain', { probe: fails('wrong-chain') }, 'wrong-chain', /^Wrong chain: /],
    [
      'of another deployment',
      { probe: async () => ({ ...deployment, factory: `0x${'99'.repeat(20)}` as const }) },
      'wrong-factory',
      /^Wrong chain: .*belongs to factory/,
    ],
  ])('%s is refused by its name', async (_what, chains, code, message) => {
    const { proved } = prove(beyond, chains)
    await expect(proved).rejects.toMatchObject({ code, exit: 5, message: expect.stringMatching(message) })
    await expect(proved).rejects.not.toThrow('kN4ry')
  })

  it('of a node that lags is told', async () => {
    const late = {
      ...deployment,
      block: { ...deployment.block, timestamp: String(Number(deployment.block.timestamp) - 3600) },
    }
    const { said, proved } = prove(beyond, { probe: async () => late })
    await proved
    expect(said).toEqual(['Note: its newest block is 60 minutes old: the node lags, or a clock does.'])
  })

  it('without TLS is refused, or told where it was asked for', async () => {
    const url = 'http://rpc.example/kN4ryPathSegment01'
    await expect(prove(url).proved).rejects.toMatchObject({ code: 'bad-rpc-url', exit: 2 })
    const { said, proved } = prove(url, {}, true)
    expect((await proved).proof[0]).toMatchObject({ what: 'transport', result: 'plain http' })
    expect(said.join()).toContain('plain http beyond this machine')
  })

  it('that did not answer whether it signs is not stored', async () => {
    await expect(prove(beyond, { signs: fails('rpc-timeout') }).proved).rejects.toMatchObject({
      gap: { code: 'rpc-timeout' },
    })
  })
})

it.each<[string, Partial<ChainsPort>, RegExp]>([
  ['holds accounts', { signs: async () => true }, /holds accounts/],
  ['signs', { openNamespaces: async () => ({ ...none, signing: ['personal'] }) }, /holds accounts/],
  ['is for development', { openNamespaces: async () => ({ ...none, development: ['anvil'] }) }, /can be administered/],
  ['can be administered', { openNamespaces: async () => ({ ...none, admin: ['admin'] }) }, /can be administered/],
])('a node on this machine that %s is told of, and taken', async (_what, chains, note) => {
  const { said, proved } = prove(here, chains)
  await proved
  expect(said).toEqual([expect.stringMatching(note)])
})

it.each([
  'Authorization: Bearer kN4ryPathSegment01',
  'x-api-key: kN4ryPathSegment01',
  `-H 'x-api-key: kN4ryPathSegment01' https://rpc.example/`,
  `curl --header "Authorization: Basic kN4ryPathSegment01" https://rpc.example/`,
  'Bearer kN4ryPathSegment01',
])('a key in the form of a header is refused and not repeated: %s', async text => {
  const { proved } = prove(text)
  await expect(proved).rejects.toMatchObject({ code: 'bad-rpc-url', exit: 2, message: /request header/ })
  await expect(proved).rejects.not.toThrow('kN4ry')
})
