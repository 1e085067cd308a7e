import { describe, expect, it } from 'vitest'
import { emptyDocument, faultOf } from '../../src/settings/document.ts'
import { chain } from '../support/artifacts.ts'
import { hedgeOf } from '../support/fakeSources.ts'

const hedge = { ...hedgeOf('one'), id: 'abcdef0123456789' }
const whole = {
  ...emptyDocument('0123456789abcdef'),
  hedges: [hedge],
  chains: [{ ...chain, name: 'mine' }],
  rpcs: { mine: { setAt: '2026-01-01T00:00:00.000Z' } },
  thresholds: { 'drift.warning': 0.2 },
  pending: { '0011223344556677': '2026-01-01T00:00:00.000Z' },
}

const exec = { kind: 'exec', command: '/usr/local/bin/hedge-pass', arguments: ['-v'] }
const move = { from: exec, to: { kind: 'vault' }, since: '2026-01-01T00:00:00.000Z', keys: ['rpc/mine'] }

const withHedge = (change: object) => ({
  ...whole,
  hedges: [hedge, { ...hedge, id: '1111111111', name: 'two', ...change }],
})
const withChain = (change: object) => ({ ...whole, chains: [{ ...chain, name: 'mine', ...change }] })

const proof = { what: 'account-role', how: 'userRole', at: '2026-01-01T00:00:00.000Z', result: 'user' }
const withRpc = (change: object) => ({ ...whole, rpcs: { mine: { setAt: '2026-01-01T00:00:00.000Z', ...change } } })

describe('faultOf', () => {
  it('finds nothing in what this program writes', () => {
    expect(faultOf(whole)).toBeNull()
    expect(faultOf(emptyDocument('0123456789abcdef'))).toBeNull()
    expect(faultOf({ ...whole, store: exec, moving: move })).toBeNull()
    expect(faultOf(withHedge({ proof: [proof] }))).toBeNull()
    expect(faultOf(withHedge({ thresholds: { 'drift.warning': 0.2, 'il.warning': null } }))).toBeNull()
    expect(faultOf({ ...whole, thresholds: { 'delta.critical': null } })).toBeNull()
    expect(faultOf(withRpc({ proof: [proof] }))).toBeNull()
    expect(faultOf(withRpc({ also: [{ setAt: proof.at, proof: [] }] }))).toBeNull()
    expect(
      faultOf(withHedge({ tokenIds: 'all', since: '2026-01-01T00:00:00.000Z', entry: { price: '3000' } })),
    ).toBeNull()
  })

  it.each<[string, unknown, string]>([
    ['a list', [], 'it is not an object'],
    ['null', null, 'it is not an object'],
    ['another version', { ...whole, version: '1' }, 'its version is not 1'],
    ['no installation', { ...whole, installation: undefined }, '"installation" is missing'],
    ['an installation that is a path', { ...whole, installation: '../../../../etc' }, '"installation" is missing'],
    ['an unknown store', { ...whole, store: { kind: 'plain' } }, '"store.kind" is neither keychain nor vault nor exec'],
    ['a program without a path', { ...whole, store: { kind: 'exec', arguments: [] } }, '"store.command" is missing'],
    [
      'arguments that are one text',
      { ...whole, store: { kind: 'exec', command: '/bin/x', arguments: '-v' } },
      '"store.arguments" is not a list of texts',
    ],
    ['a move to nowhere', { ...whole, moving: { ...move, to: 'vault' } }, 'the note of a move of secrets is not whole'],
    [
      'a move of nothing said',
      { ...whole, moving: { ...move, keys: [1] } },
      'the note of a move of secrets is not whole',
    ],
    ['a limit that cannot be off', withHedge({ thresholds: { 'drift.warning': null } }), 'hedge number 2 is not whole'],
    [
      'a limit of one hedge that is of all',
      withHedge({ thresholds: { 'keys.rotate': 9 } }),
      'hedge number 2 is not whole',
    ],
    ['a limit in words', { ...whole, thresholds: { 'il.warning': 'off' } }, 'a threshold is not a number'],
    ['hedges by name', { ...whole, hedges: {} }, '"hedges" is not a list'],
    [
      'a proof with an address in it',
      withHedge({ proof: [{ ...proof, result: `0x${'ab'.repeat(20)}` }] }),
      'hedge number 2 is not whole',
    ],
    ['a proof that is no list', withHedge({ proof }), 'hedge number 2 is not whole'],
    ['proofs without end', withHedge({ proof: Array(101).fill(proof) }), 'hedge number 2 is not whole'],
    [
      'a proof with a URL in it',
      withRpc({ proof: [{ ...proof, result: 'https://a.b/key' }] }),
      'the note of an RPC endpoint is not whole',
    ],
    ['chains by name', { ...whole, chains: {} }, '"chains" is not a list'],
    ['a journal that is a list', { ...whole, pending: [] }, '"pending" is not an object'],
    ['no RPC notes', { ...whole, rpcs: undefined }, '"rpcs" is not an object'],
    ['no thresholds', { ...whole, thresholds: null }, '"thresholds" is not an object'],
    ['a threshold in words', { ...whole, thresholds: { 'drift.warning': '0.1' } }, 'a threshold is not a number'],
    ['a threshold nobody knows', { ...whole, thresholds: { 'drift.warnign': 0.1 } }, 'a threshold is not a number'],
    ['a threshold that every object has', { ...whole, thresholds: { constructor: 1 } }, 'a threshold is not a number'],
    [
      'a threshold below its range',
      { ...whole, thresholds: { 'legs.apart': 0 } },
      '"legs.apart" is not from 1 to 86400 (seconds)',
    ],
    [
      'two hedges of one name',
      { ...whole, hedges: [hedge, { ...hedge, id: '1111111111' }] },
      'hedge number 2 has the id or the name of another',
    ],
    ['two hedges of one id', withHedge({ id: hedge.id }), 'hedge number 2 has the id or the name of another'],
    ['an asset in words', withHedge({ assets: { [chain.factory]: 'some ether' } }), 'hedge number 2 is not whole'],
    ['an asset of no address', withHedge({ assets: { WETH: 'ETH' } }), 'hedge number 2 is not whole'],
    ['a public endpoint that is no URL', withChain({ publicRpcs: ['localhost'] }), 'chain number 1 is not whole'],
    ['a chain of no name', withChain({ name: '' }), 'chain number 1 is not whole'],
    [
      'a token without a symbol',
      withChain({ tokens: [{ address: chain.factory, asset: 'ETH' }] }),
      'chain number 1 is not whole',
    ],
    [
      'an RPC note that is a URL',
      { ...whole, rpcs: { mine: 'http://127.0.0.1' } },
      'the note of an RPC endpoint is not whole',
    ],
    ['a hedge that is null', { ...whole, hedges: [null] }, 'hedge number 1 is not whole'],
    ['an id with a slash', withHedge({ id: '../secrets' }), 'hedge number 2 is not whole'],
    ['a name in capitals', withHedge({ name: 'Two' }), 'hedge number 2 is not whole'],
    ['no chain', withHedge({ chain: undefined }), 'hedge number 2 is not whole'],
    ['no NFT ids', withHedge({ tokenIds: [] }), 'hedge number 2 is not whole'],
    ['an NFT id that is a number', withHedge({ tokenIds: [1] }), 'hedge number 2 is not whole'],
    ['an NFT id in hexadecimal', withHedge({ tokenIds: ['0x1'] }), 'hedge number 2 is not whole'],
    ['assets as a list', withHedge({ assets: [] }), 'hedge number 2 is not whole'],
    ['coins as text', withHedge({ coins: 'ETH' }), 'hedge number 2 is not whole'],
    ['a target below zero', withHedge({ target: '-1' }), 'hedge number 2 is not whole'],
    ['a target that is a number', withHedge({ target: 1 }), 'hedge number 2 is not whole'],
    ['a network in words', withHedge({ testnet: 'no' }), 'hedge number 2 is not whole'],
    ['an agent', withHedge({ role: 'agent' }), 'hedge number 2 is not whole'],
    ['no creation', withHedge({ createdAt: null }), 'hedge number 2 is not whole'],
    ['a chain id in words', withChain({ chainId: '1' }), 'chain number 1 is not whole'],
    ['a factory that is no address', withChain({ factory: '0x1' }), 'chain number 1 is not whole'],
    [
      'a checksummed address',
      withChain({ positionManager: '0xC36442b4a4522E871399CD717aBDD847Ab11FE88' }),
      'chain number 1 is not whole',
    ],
    ['a token without an asset', withChain({ tokens: [{ address: chain.factory }] }), 'chain number 1 is not whole'],
    ['no public endpoints', withChain({ publicRpcs: undefined }), 'chain number 1 is not whole'],
  ])('names the fault of %s', (_what, document, fault) => expect(faultOf(document)).toBe(fault))
})
