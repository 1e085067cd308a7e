import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Address } from '../../../src/domain/address.ts'
import { ReadFailure } from '../../../src/domain/failure.ts'
import { checkEndpoint, probeDeployment } from '../../../src/venues/uniswap-v3/probe.ts'
import { type LocalChain, startAnvil } from '../../support/chain/anvil.ts'
import { type Deployment, deployUniswapV3 } from '../../support/chain/deployUniswapV3.ts'
import { chainOf, endpointOf } from '../../support/chain/localChain.ts'
import { forward, type RpcCall, startRpcStub } from '../../support/chain/rpcStub.ts'
import { learningOf, uniswapV3 } from '../../support/chain/venue.ts'

let node: LocalChain
let deployment: Deployment
const signal = () => AbortSignal.timeout(10_000)
const nobody = '0x000000000000000000000000000000000000dead'

beforeAll(async () => {
  node = await startAnvil({ chainId: 42161 })
  deployment = await deployUniswapV3(node)
})
afterAll(() => node?.stop())

const gapOf = (asked: Promise<unknown>) =>
  asked.then(
    () => expect.fail('it must not resolve'),
    (error: unknown) => {
      expect(error).toBeInstanceOf(ReadFailure)
      return (error as ReadFailure).gap
    },
  )

describe('probeDeployment', () => {
  test('reads chain, block, factory and wrapped native coin, in one round trip', async () => {
    const stub = await startRpcStub(async call => {
      await new Promise(resolve => setTimeout(resolve, 20))
      return forward(node.url, call)
    })
    const facts = await probeDeployment(deployment.positionManager, endpointOf(stub.url), learningOf(signal()))
    const block = await node.rpc<{ number: string; timestamp: string }>('eth_getBlockByNumber', ['latest', false])
    expect(facts).toEqual({
      mode: 'revert',
      chainId: 42161,
      block: { number: String(BigInt(block.number)), timestamp: expect.stringMatching(/^\d+$/) },
      factory: deployment.factory,
      wrappedNative: deployment.weth,
    })
    expect(stub.calls).toHaveLength(2)
    await stub.stop()
  })

  test('a wallet, a token, and a node that is gone', async () => {
    const probe = (manager: Address, url = node.url) =>
      gapOf(probeDeployment(manager, endpointOf(url), learningOf(signal())))
    expect(await probe(nobody)).toMatchObject({ code: 'no-position-manager', source: 'local RPC' })
    expect(await probe(deployment.weth)).toMatchObject({ code: 'no-factory' })
    const gone = await startRpcStub(() => ({ body: '' }))
    await gone.stop()
    expect(await probe(deployment.positionManager, gone.url)).toMatchObject({ code: 'rpc-unreachable' })
  })

  test('a position manager that names no wrapped coin has none', async () => {
    const stub = await startRpcStub(call => {
      const { to } = call.params[0] as { to?: string }
      return to === undefined ? forward(node.url, call) : { body: { id: call.id, result: '0x' } }
    })
    const facts = await probeDeployment(deployment.positionManager, endpointOf(stub.url), learningOf(signal()))
    expect(facts.wrappedNative).toBeNull()
    await stub.stop()
  })

  test('hints name the chain that is set up', async () => {
    const stub = await startRpcStub(() => ({ status: 401, body: 'no' }))
    const gap = await gapOf(
      probeDeployment(nobody, endpointOf(stub.url), learningOf(signal()), { name: 'arbitrum', chainId: null }),
    )
    expect(gap).toMatchObject({ source: 'arbitrum RPC', hint: 'hedge rpc set arbitrum' })
    await stub.stop()
  })
})

describe('checkEndpoint', () => {
  const answer = async (body: (call: RpcCall) => unknown) => {
    const stub = await startRpcStub(call => ({ body: body(call) }))
    const checked = await checkEndpoint(endpointOf(stub.url), signal())
    await stub.stop()
    return checked.signs
  }

  test('a node with accounts could sign; one without, or that does not tell, could not', async () => {
    expect(await checkEndpoint(endpointOf(node), signal())).toEqual({ signs: true })
    expect(await answer(({ id }) => ({ id, result: [] }))).toBe(false)
    expect(await answer(({ id }) => ({ id, error: { code: -32601, message: 'no such method' } }))).toBe(false)
  })

  test.each([null, false, {}, '0x', 0])('an answer that is no list is no answer: %j', async result => {
    const stub = await startRpcStub(({ id }) => ({ body: { id, result } }))
    const gap = await gapOf(checkEndpoint(endpointOf(stub.url), signal()))
    expect(gap).toMatchObject({ code: 'rpc-wrong-shape', message: expect.stringMatching(/eth_accounts/) })
    await stub.stop()
  })

  test('a node that cannot be asked is a failure, not a clean bill', async () => {
    const stub = await startRpcStub(() => ({ status: 401, body: '' }))
    expect(await gapOf(checkEndpoint(endpointOf(stub.url), signal()))).toMatchObject({ code: 'rpc-refused' })
    await stub.stop()
  })
})

test("on Arbitrum the block is Arbitrum's own, not Ethereum's", async () => {
  const read = () => uniswapV3.readPositions(chainOf(deployment), endpointOf(node), { tokenIds: [] }, signal())
  const before = await read()
  expect(before.block.number).toBe(String(BigInt(await node.rpc<string>('eth_blockNumber'))))
  // PUSH3 0x123456, MSTORE at 0, RETURN 32 bytes: a stand-in for ArbSys at its address.
  await node.rpc('anvil_setCode', ['0x0000000000000000000000000000000000000064', '0x6212345660005260206000f3'])
  expect((await read()).block.number).toBe(String(0x123456))
})
