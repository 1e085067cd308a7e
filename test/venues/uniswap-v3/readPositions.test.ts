import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Address } from '../../../src/domain/address.ts'
import type { Chain } from '../../../src/domain/chain.ts'
import { ReadFailure } from '../../../src/domain/failure.ts'
import type { LpQuery } from '../../../src/domain/venue.ts'
import { type LocalChain, startAnvil } from '../../support/chain/anvil.ts'
import { createPool, type Pool } from '../../support/chain/createPool.ts'
import { createToken, fund } from '../../support/chain/createToken.ts'
import { type Deployment, deployUniswapV3 } from '../../support/chain/deployUniswapV3.ts'
import { chainOf, endpointOf } from '../../support/chain/localChain.ts'
import { mintPosition } from '../../support/chain/mintPosition.ts'
import { forward, type RpcCall, startRpcStub } from '../../support/chain/rpcStub.ts'
import { uniswapV3 } from '../../support/chain/venue.ts'

let node: LocalChain
let deployment: Deployment
let pools: Pool[]
const many = 205
const nobody = '0x000000000000000000000000000000000000dead'

beforeAll(async () => {
  node = await startAnvil()
  deployment = await deployUniswapV3(node)
  const tokens: Address[] = []
  for (const symbol of ['A', 'B', 'C']) tokens.push(await createToken(deployment, symbol, 18))
  pools = [
    await createPool(deployment, [tokens[0]!, tokens[1]!], 500, 2n ** 96n),
    await createPool(deployment, [tokens[1]!, tokens[2]!], 3000, 2n ** 96n),
    await createPool(deployment, [tokens[1]!, tokens[2]!], 10000, 2n ** 96n),
  ]
  for (const token of tokens) await fund(deployment, token, node.accounts[1]!)
  for (let n = 0; n < many; n += 1) {
    await mintPosition(deployment, {
      pool: pools[n % 3]!,
      tickLower: -600 * (1 + (n % 50)),
      tickUpper: 600,
      amount0: 10n ** 18n,
      amount1: 10n ** 18n,
      owner: node.accounts[1]!,
    })
  }
})
afterAll(() => node?.stop())

const ask = (query: LpQuery, chain: Partial<Chain> = {}, url = node.url) =>
  uniswapV3.readPositions({ ...chainOf(deployment), ...chain }, endpointOf(url), query, AbortSignal.timeout(10_000))

const gapOf = (asked: Promise<unknown>) =>
  asked.then(
    () => expect.fail('it must not resolve'),
    (error: unknown) => {
      expect(error).toBeInstanceOf(ReadFailure)
      return (error as ReadFailure).gap
    },
  )

/** Reads through a stub that may change what is asked or answered, and remembers it. */
async function through(query: LpQuery, change: (call: RpcCall, n: number) => RpcCall | Promise<RpcCall>) {
  let n = 0
  const stub = await startRpcStub(async call => {
    n += 1
    return forward(node.url, await change(call, n))
  })
  const asked = ask(query, {}, stub.url)
  await asked.catch(() => {})
  await stub.stop()
  return { asked, calls: stub.calls }
}

describe('pages', () => {
  test('a wallet of 205: one page, then two more of the same block, every NFT once, pools and tokens once', async () => {
    const { asked, calls } = await through({ owner: node.accounts[1]! }, call => call)
    const snapshot = await asked
    expect(calls.map(({ method, params }) => [method, params[1]])).toEqual([
      ['eth_call', 'latest'],
      ['eth_call', `0x${BigInt(snapshot.block.number).toString(16)}`],
      ['eth_call', `0x${BigInt(snapshot.block.number).toString(16)}`],
    ])
    expect(calls.every(({ params }) => Object.keys(params[0] as object).join() === 'data')).toBe(true)
    expect(snapshot.balance).toBe(String(many))
    const ids = snapshot.positions.map(({ tokenId }) => BigInt(tokenId))
    expect(ids.sort((a, b) => Number(a - b))).toEqual(Array.from({ length: many }, (_, n) => BigInt(n + 1)))
    expect(snapshot.pools.map(({ address }) => address).sort()).toEqual(pools.map(({ address }) => address).sort())
    expect(snapshot.tokens.map(({ symbol }) => symbol).sort()).toEqual(['A', 'B', 'C'])
  })

  test('each position points at its own pool, and each pool at its own tokens', async () => {
    const byId = await ask({ tokenIds: ['1', '2', '3', '150'] })
    const all = await ask({ owner: node.accounts[1]! })
    for (const position of byId.positions) {
      const same = all.positions.find(({ tokenId }) => tokenId === position.tokenId)!
      expect({ ...same, pool: all.pools[same.pool]!.address }).toEqual({
        ...position,
        pool: byId.pools[position.pool]!.address,
      })
    }
    for (const { address, token0, token1, fee } of all.pools) {
      const pool = pools.find(candidate => candidate.address === address)!
      expect([all.tokens[token0]!.address, all.tokens[token1]!.address, fee]).toEqual([
        pool.token0,
        pool.token1,
        pool.fee,
      ])
    }
  })

  test('a page of another block is refused', async () => {
    const { asked } = await through({ owner: node.accounts[1]! }, async (call, n) => {
      if (n === 1) return call
      if (n === 2) await node.rpc('anvil_mine', ['0x1'])
      return { ...call, params: [call.params[0], 'latest'] }
    })
    expect(await gapOf(asked)).toMatchObject({
      code: 'mixed-blocks',
      message: expect.stringMatching(/blocks \d+ and \d+/),
    })
  })

  test('a page that is short is refused', async () => {
    let first: unknown
    const { asked } = await through({ owner: node.accounts[1]! }, (call, n) => {
      first ??= call.params[0]
      return n === 3 ? { ...call, params: [first, call.params[1]] } : call
    })
    expect(await gapOf(asked)).toMatchObject({ code: 'incomplete-page' })
  })
})

describe('what was asked for', () => {
  test('an empty wallet and an empty list are no failure', async () => {
    expect(await ask({ owner: nobody })).toMatchObject({
      balance: '0',
      positions: [],
      pools: [],
      tokens: [],
      unknownIds: [],
    })
    expect(await ask({ tokenIds: [] })).toMatchObject({ balance: null, positions: [], unknownIds: [], chainId: 31337 })
  })

  test('an id that was never minted is unknown, beside those that were; one asked for twice is answered once', async () => {
    const snapshot = await ask({ tokenIds: ['2', '999999', '1', '2', '0'] })
    expect(snapshot.positions.map(({ tokenId }) => tokenId)).toEqual(['2', '1'])
    expect(snapshot.unknownIds).toEqual(['999999', '0'])
    expect(snapshot.positions[0]!.owner).toBe(node.accounts[1])
  })

  test('more ids than a page', async () => {
    const tokenIds = Array.from({ length: 230 }, (_, n) => String(n + 1))
    const snapshot = await ask({ tokenIds })
    expect(snapshot.positions.map(({ tokenId }) => tokenId)).toEqual(tokenIds.slice(0, many))
    expect(snapshot.unknownIds).toEqual(tokenIds.slice(many))
  })

  test('what is no id is refused without being repeated', async () => {
    for (const id of ['-1', '1e3', '', '0x1', ' 1', '9'.repeat(78)]) {
      expect(await gapOf(ask({ tokenIds: [id] }))).toMatchObject({
        code: 'bad-token-id',
        message: 'an NFT id is a whole number',
      })
    }
  })
})

describe('a wrong address is never an empty wallet', () => {
  test.each<[string, () => Partial<Chain>, string, RegExp]>([
    ['a wallet as position manager', () => ({ positionManager: nobody }), 'no-position-manager', /on chain 31337/],
    ['a token as position manager', () => ({ positionManager: deployment.weth }), 'no-factory', /factory/],
    ['another factory', () => ({ factory: nobody }), 'wrong-factory', /dEaD/],
    ['another chain', () => ({ chainId: 10 }), 'wrong-chain', /^local RPC serves chain 31337, not 10$/],
    ['another chain without the contracts', () => ({ chainId: 10, positionManager: nobody }), 'wrong-chain', /31337/],
  ])('%s', async (_, chain, code, message) => {
    for (const query of [{ owner: nobody } as const, { tokenIds: ['1'] }]) {
      const gap = await gapOf(ask(query, chain()))
      expect(gap).toMatchObject({ code, source: 'local RPC', message: expect.stringMatching(message) })
      expect(gap.hint).toMatch(/^hedge /)
    }
  })

  test('a factory that is not known yet is not compared', async () => {
    const unknown = '0x0000000000000000000000000000000000000000'
    expect((await ask({ tokenIds: ['1'] }, { factory: unknown })).factory).toBe(deployment.factory)
  })

  test('the zero address owns nothing, and the contract says so', async () => {
    const zero = '0x0000000000000000000000000000000000000000'
    expect(await gapOf(ask({ owner: zero }))).toMatchObject({ code: 'not-enumerable' })
  })
})
