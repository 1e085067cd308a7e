import { maxUint256 } from 'viem'
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import type { Address } from '../../../../src/domain/address.ts'
import { ReadFailure } from '../../../../src/domain/failure.ts'
import { known } from '../../../../src/domain/read.ts'
import { oddities, type Quirks, together } from '../../../support/hostileProxy/quirks.ts'
import { startHostileProxy } from '../../../support/hostileProxy.ts'
import { type ApprovalStage, allow, read, startApprovalStage } from './stage.ts'

let stage: ApprovalStage
beforeAll(async () => {
  stage = await startApprovalStage()
}, 60_000)
afterAll(() => stage?.node.stop())

async function readThrough(quirks: Quirks | Quirks[], options: Parameters<typeof read>[2] = {}) {
  const proxies = await Promise.all([quirks].flat().map(each => startHostileProxy(stage.node.url, each)))
  try {
    const urls = proxies.map(({ url }) => url)
    return { ...(await read(stage, urls, options)), asked: proxies.map(({ requests }) => requests.flat()) }
  } finally {
    await Promise.all(proxies.map(proxy => proxy.stop()))
  }
}

const plain = async () => (await read(stage, stage.node.url)).approvals

/** Without the moments at which it was read. */
const timeless = (value: unknown) => JSON.parse(JSON.stringify(value, (key, its) => (key === 'at' ? undefined : its)))

describe('approvals on the real contracts', () => {
  it('are those of each NFT: its holder, what stands there, and who may take it', async () => {
    const { approvals } = await read(stage, stage.node.url)
    const [first, second, third] = stage.ids
    const own = { owner: stage.wallet, ownerCode: { kind: 'none' } }
    expect(approvals.positions).toEqual([
      { tokenId: first, ...own, approved: stage.node.accounts[6] },
      { tokenId: second, ...own, approved: null },
      { tokenId: third, owner: stage.holder, ownerCode: { kind: 'contract' }, approved: null },
    ])
    expect(approvals.manager).toEqual({ code: { kind: 'contract' }, factory: stage.chain.factory })
    expect(approvals).toMatchObject({ chainId: 31337, block: { number: String(await stage.head()) } })
    expect(approvals.wallet).toMatchObject({ ok: { address: stage.wallet, code: { kind: 'none' } } })
  })

  it('are the allowances of each token, unlimited, bounded and none', async () => {
    const { token0 } = stage.market.pool
    await allow(stage, token0, stage.known[1]!.address, 5n)
    const { approvals } = await read(stage, stage.node.url)
    const amounts = known(approvals.allowances)!.filter(({ token }) => token === token0)
    expect(amounts.map(({ spender, amount, symbol }) => [spender, amount, symbol])).toEqual([
      [stage.chain.positionManager, String(maxUint256), 'T0'],
      [stage.known[0]!.address, String(maxUint256), 'T0'],
      [stage.known[1]!.address, '5', 'T0'],
    ])
    expect(known(approvals.allowances)).toHaveLength(6)
  })

  it('tell of a known operator when it is approved and when it is not any more', async () => {
    const operator = stage.known[1]!.address
    const approved = async () => known((await plain()).operators)?.find(each => each.operator === operator)?.approved
    expect(await approved()).toBe(false)
    await stage.approve(operator, true)
    expect(await approved()).toBe(true)
    await stage.approve(operator, false)
    expect(await approved()).toBe(false)
  })

  it('tell of a wallet that lets a contract act for it', async () => {
    const code = `0xef0100${'ab'.repeat(20)}`
    await stage.node.rpc('anvil_setCode', [stage.wallet, code])
    try {
      const { approvals } = await read(stage, stage.node.url)
      const delegated = { kind: 'delegated', to: `0x${'ab'.repeat(20)}` }
      expect(approvals.wallet).toMatchObject({ ok: { code: delegated } })
      expect(approvals.positions[0]).toMatchObject({ ownerCode: delegated })
    } finally {
      await stage.node.rpc('anvil_setCode', [stage.wallet, '0x'])
    }
  })

  it('of a token that does not say its allowance are null and hide no other', async () => {
    const { token0, address: pool } = stage.market.pool
    const tokens = [pool, stage.node.accounts[3]!, token0].map(address => ({ address, symbol: 'T', decimals: null }))
    for (const quirks of [{}, oddities.noMulticall3]) {
      const { approvals } = await readThrough(quirks, { tokens })
      const amounts = known(approvals.allowances)!.map(({ amount }) => amount)
      expect(amounts.slice(0, 6)).toEqual(Array(6).fill(null))
      expect(amounts.slice(6)).toEqual([String(maxUint256), String(maxUint256), '5'])
    }
  })

  it('of a wallet that is not known are a gap, and the NFTs are read all the same', async () => {
    const gap = { code: 'secret-missing', source: 'secret store', message: 'x', hint: 'y' }
    const { approvals } = await read(stage, stage.node.url, { wallet: { gap } })
    expect(approvals.positions).toHaveLength(3)
    for (const part of ['wallet', 'operators', 'scan', 'allowances'] as const) expect(approvals[part]).toEqual({ gap })
  })
})

test.each<[string, Quirks]>([
  ['has no Multicall3', oddities.noMulticall3],
  ['has no Multicall3 and takes no batch', together(oddities.noMulticall3, oddities.noBatch)],
  ['answers 429 at first', { tooMany: 2 }],
])('approvals are the same at a node that %s', async (_, quirks) => {
  const { approvals } = await readThrough(quirks)
  expect(timeless(approvals)).toEqual(timeless(await plain()))
})

const selectors = { ownerOf: '6352211e', getApproved: '081812fc', isApprovedForAll: 'e985e9c5' }
/** Answers some calls of the position manager with this word, alone as they are without Multicall3. */
const garbling = (name: keyof typeof selectors, result: string): Quirks => ({
  refuse: call => {
    if (JSON.stringify(call).includes('0xca11bde0')) return { result: '0x' }
    const { data } = (call.params[0] ?? {}) as { data?: string }
    return call.method === 'eth_call' && data?.slice(2, 10) === selectors[name] ? { result } : null
  },
})
const word = (end: string) => `0x${end.padStart(64, '0')}`

describe('garbage is a gap and never a no', () => {
  it.each(['0x', word('2'), `${word('1')}00`])('where it stands for an operator: %s', async result => {
    const { approvals } = await readThrough(garbling('isApprovedForAll', result))
    expect(approvals.operators).toMatchObject({ gap: { code: 'rpc-wrong-shape' } })
    expect(approvals.positions).toHaveLength(3)
    expect(known(approvals.allowances)).toHaveLength(6)
  })

  it.each([
    ['ownerOf', '0x'],
    ['ownerOf', word('0')],
    ['getApproved', `0x${'ff'.repeat(32)}`],
  ] as const)('where it stands for %s of an NFT: %s', async (name, result) => {
    const failure = await readThrough(garbling(name, result)).catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(ReadFailure)
    expect((failure as ReadFailure).gap).toMatchObject({ code: 'rpc-wrong-shape', source: 'local RPC' })
  })

  it('where it stands for code', async () => {
    const quirks: Quirks = { refuse: ({ method }) => (method === 'eth_getCode' ? { result: 'none' } : null) }
    await expect(readThrough(quirks)).rejects.toThrow(ReadFailure)
  })

  it('and an NFT that went is told of', async () => {
    const positions = [{ tokenId: '99', owner: stage.wallet }]
    await expect(read(stage, stage.node.url, { positions })).rejects.toMatchObject({ gap: { code: 'position-gone' } })
  })
})

describe('other endpoints', () => {
  it('are asked where one leaves a part unanswered, and it stands where none does better', async () => {
    const half = garbling('isApprovedForAll', '0x')
    const better = await readThrough([half, {}])
    expect(timeless(better.approvals)).toEqual(timeless(await plain()))
    const dead: Quirks = { body: () => ({ status: 403, text: '{}' }) }
    const { approvals } = await readThrough([half, dead])
    expect(approvals.operators).toMatchObject({ gap: { code: 'rpc-wrong-shape' } })
    expect(approvals.positions).toHaveLength(3)
  })

  it('of another chain are refused', async () => {
    const elsewhere: Quirks = { refuse: ({ method }) => (method === 'eth_chainId' ? { result: '0x1' } : null) }
    await expect(readThrough([elsewhere, {}])).rejects.toMatchObject({ gap: { code: 'wrong-chain' } })
  })

  it('none is a gap', async () => {
    await expect(read(stage, [])).rejects.toMatchObject({ gap: { code: 'no-rpc' } })
  })
})

test('everything is asked about one block', async () => {
  const blocks = new Set<unknown>()
  await readThrough({
    ask: call => {
      if (['eth_call', 'eth_getCode'].includes(call.method)) blocks.add(call.params[1])
      return call
    },
  })
  expect([...blocks]).toEqual([`0x${(await stage.head()).toString(16)}` as Address])
})
