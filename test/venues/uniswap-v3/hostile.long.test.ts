import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Address } from '../../../src/domain/address.ts'
import { ReadFailure } from '../../../src/domain/failure.ts'
import type { LpSnapshot } from '../../../src/domain/lp.ts'
import { type LocalChain, startAnvil } from '../../support/chain/anvil.ts'
import { type Contract, compile } from '../../support/chain/compile.ts'
import { createPool } from '../../support/chain/createPool.ts'
import { createToken, fund } from '../../support/chain/createToken.ts'
import { type Deployment, deployUniswapV3 } from '../../support/chain/deployUniswapV3.ts'
import { chainOf, endpointOf } from '../../support/chain/localChain.ts'
import { mintPosition } from '../../support/chain/mintPosition.ts'
import { installMulticall3 } from '../../support/chain/multicall3.ts'
import { forward, startRpcStub } from '../../support/chain/rpcStub.ts'
import { deploy } from '../../support/chain/send.ts'
import { uniswapV3 } from '../../support/chain/venue.ts'
import { oddities, together } from '../../support/hostileProxy/quirks.ts'
import { type HostileProxy, startHostileProxy } from '../../support/hostileProxy.ts'

let node: LocalChain
let deployment: Deployment
let hostile: Record<string, Contract>
/** Nodes that make the reader return code, ask Multicall3, and ask call by call. */
let others: HostileProxy[]

beforeAll(async () => {
  node = await startAnvil()
  deployment = await deployUniswapV3(node)
  hostile = await compile(new URL('./contracts/', import.meta.url))
  await installMulticall3(node)
  const { stripsReverts, refusesCreate, noMulticall3 } = oddities
  const nodes = [stripsReverts, refusesCreate, together(refusesCreate, noMulticall3)]
  others = await Promise.all(nodes.map(quirks => startHostileProxy(node.url, quirks)))
})
afterAll(async () => {
  await Promise.all((others ?? []).map(proxy => proxy.stop()))
  await node?.stop()
})

const signal = () => AbortSignal.timeout(10_000)

describe('a token that describes itself badly breaks nothing', () => {
  const kinds = ['Huge', 'Reverting', 'Burning', 'Silent', 'Coloured', 'Lying', 'Bomb']
  const said: Record<string, { symbol: RegExp; decimals: number | null }> = {
    Huge: { symbol: /^0x[0-9a-f]{4}…[0-9a-f]{4}$/, decimals: null },
    Reverting: { symbol: /^0x[0-9a-f]{4}…[0-9a-f]{4}$/, decimals: null },
    Burning: { symbol: /^0x[0-9a-f]{4}…[0-9a-f]{4}$/, decimals: null },
    Silent: { symbol: /^0x[0-9a-f]{4}…[0-9a-f]{4}$/, decimals: null },
    Coloured: { symbol: /^USDC is the rea…$/, decimals: 6 },
    Lying: { symbol: /^A$/, decimals: 18 },
    Bomb: { symbol: /^0x[0-9a-f]{4}…[0-9a-f]{4}$/, decimals: null },
  }
  const tokens = new Map<string, Address>()
  let snapshot: LpSnapshot

  beforeAll(async () => {
    const honest = await createToken(deployment, 'GOOD', 9)
    for (const [n, kind] of kinds.entries()) {
      const token = await deploy(node, hostile.HostileToken!, [n])
      tokens.set(kind, token)
      await fund(deployment, token, node.accounts[0]!)
      const pool = await createPool(deployment, [honest, token], 3000, 2n ** 96n)
      await mintPosition(deployment, { pool, tickLower: -60, tickUpper: 60, amount0: 10n ** 9n, amount1: 10n ** 9n })
    }
    const query = { owner: node.accounts[0]! }
    snapshot = await uniswapV3.readPositions(chainOf(deployment), endpointOf(node), query, signal())
  })

  test.each(kinds)('%s', kind => {
    const token = snapshot.tokens.find(({ address }) => address === tokens.get(kind))!
    expect(token.symbol).toMatch(said[kind]!.symbol)
    expect([...token.symbol].length).toBeLessThanOrEqual(16)
    expect(token.decimals).toBe(said[kind]!.decimals)
  })

  test('and its honest partner is read as ever', () => {
    expect(snapshot.positions).toHaveLength(kinds.length)
    expect(snapshot.tokens.find(({ symbol }) => symbol === 'GOOD')?.decimals).toBe(9)
  })

  test('in every way of reading it is the same', async () => {
    const query = { owner: node.accounts[0]! }
    for (const { url } of others) {
      expect(await uniswapV3.readPositions(chainOf(deployment), endpointOf(url), query, signal())).toEqual(snapshot)
    }
  })

  test('too little gas is an error and never a partial answer', async () => {
    const query = { owner: node.accounts[0]! }
    const outcomes = new Set<string>()
    let gas = 0
    const stub = await startRpcStub(call => {
      const [transaction, block] = call.params as [object, string]
      return forward(node.url, { ...call, params: [{ ...transaction, gas: `0x${gas.toString(16)}` }, block] })
    })
    for (gas = 300_000; gas < 8_000_000; gas = Math.ceil(gas * 1.05)) {
      const outcome = await uniswapV3.readPositions(chainOf(deployment), endpointOf(stub.url), query, signal()).then(
        read => {
          expect(read).toEqual(snapshot)
          return 'complete'
        },
        (error: unknown) => (error as ReadFailure).gap.code,
      )
      outcomes.add(outcome)
    }
    await stub.stop()
    expect([...outcomes].sort()).toEqual(['complete', 'rpc-out-of-gas'])
  })
})

describe('a contract of another protocol is refused by name', () => {
  const kinds = [
    'Sound',
    'NoFactory',
    'NoEnumeration',
    'OtherPositions',
    'NoPool',
    'OtherSlot0',
    'ImpossiblePrice',
    'BrokenPool',
    'WideFee',
  ]

  const ask = async (kind: string, url = node.url) => {
    const positionManager = await deploy(node, hostile.ForeignManager!, [kinds.indexOf(kind)])
    const chain = { ...chainOf(deployment), positionManager, factory: positionManager }
    return uniswapV3.readPositions(chain, endpointOf(url), { owner: node.accounts[0]! }, signal())
  }

  test('the same contract without a fault is read', async () => {
    const { positions, pools, tokens } = await ask('Sound')
    expect(positions).toMatchObject([{ tokenId: '7', tickLower: 0, tickUpper: 60, pool: 0 }])
    expect(pools).toMatchObject([{ fee: 500, tick: 0, sqrtPriceX96: String(2n ** 96n) }])
    expect(tokens.map(({ decimals }) => decimals)).toEqual([null, null])
  })

  test.each([
    ['NoFactory', 'no-factory', /does not name a factory/],
    ['NoEnumeration', 'not-enumerable', /does not list what a wallet holds/],
    ['OtherPositions', 'not-uniswap-v3', /describes positions in another way/],
    ['NoPool', 'no-pool', /no pool of 0x\w{40} and 0x\w{40} with fee 500/],
    ['OtherSlot0', 'not-uniswap-v3', /pool 0x\w{40} does not answer/],
    ['ImpossiblePrice', 'not-uniswap-v3', /pool 0x\w{40} does not answer/],
    ['BrokenPool', 'not-uniswap-v3', /pool 0x\w{40} does not answer/],
    ['WideFee', 'not-uniswap-v3', /pool 0x\w{40} does not answer/],
  ])('%s, in every way of reading', async (kind, code, message) => {
    for (const url of [node.url, ...others.map(({ url }) => url)]) {
      const error = await ask(kind, url).then(
        () => expect.fail('it must not resolve'),
        (thrown: unknown) => thrown,
      )
      expect(error).toBeInstanceOf(ReadFailure)
      expect((error as ReadFailure).gap).toMatchObject({ code, message: expect.stringMatching(message) })
    }
  })
})
