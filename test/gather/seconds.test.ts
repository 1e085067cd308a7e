import { describe, expect, it } from 'vitest'
import { wholeScope } from '../../src/domain/artifacts.ts'
import type { Chain } from '../../src/domain/chain.ts'
import type { RpcEndpoint } from '../../src/domain/endpoint.ts'
import type { LpSnapshot } from '../../src/domain/lp.ts'
import { known } from '../../src/domain/read.ts'
import { Secret } from '../../src/domain/secret.ts'
import type { LpVenue } from '../../src/domain/venue.ts'
import { gather } from '../../src/gather/index.ts'
import { chain, ethUsdc } from '../support/artifacts.ts'
import { countingLpVenue, down, fakeSources, hedgeOf } from '../support/fakeSources.ts'

const own = (place: number, url: string): RpcEndpoint => ({
  ...{ id: `own/testchain/${place}/x`, label: `testchain RPC ${place} of 2`, own: true },
  url: new Secret(url),
})
const first = own(1, 'https://a.one.example/3f9d2c61b7a84e50')
const alike = own(2, 'https://b.one.example')
const second = own(2, 'https://two.example')
const publicUrl = 'https://public.example/rpc'

type World = {
  endpoints?: RpcEndpoint[]
  publicRpcs?: string[]
  servedBy?: string
  /** What an endpoint has at the block, by label. */
  says?: Record<string, LpSnapshot | 'down'>
  lpsDown?: boolean
  asked?: boolean
}

/** What is gathered, and who was asked about which NFTs at which block. */
async function read({ endpoints = [first], publicRpcs = [], servedBy, says = {}, lpsDown, asked = true }: World) {
  const questions: string[] = []
  const venue: LpVenue = {
    ...countingLpVenue([]),
    ...(lpsDown && { readPositions: down('lps') }),
    ...(servedBy && { servedBy: () => servedBy }),
    readPositionsAt: async (_chain, rpc, ids, block) => {
      questions.push(`${rpc.label} ${ids} ${block}`)
      const said = says[rpc.label] ?? ethUsdc()
      return said === 'down' ? down(rpc.label)() : { ...said, unknownIds: ids.filter(id => id !== '1') }
    },
  }
  const chains: Chain[] = [{ ...chain, publicRpcs }]
  const gathered = await gather(
    ['seconds'],
    fakeSources([hedgeOf('one')], {
      scope: { ...wholeScope, audit: { deep: false, secondRpc: asked } },
      chains: () => chains,
      endpoints: async () => endpoints,
      lpVenue: async () => venue,
    }),
  )
  return { reading: known(gathered.seconds)![0]!, questions, text: JSON.stringify(gathered) }
}

const agreed = { ok: { block: '1000', differing: [] } }

describe('what another provider says', () => {
  it('is not asked for unless it was told to', async () => {
    const { reading, questions } = await read({ endpoints: [first, second], asked: false })
    expect(reading).toEqual({ chain: 'testchain', read: null })
    expect(questions).toEqual([])
  })

  it('is asked of the second endpoint of one’s own, for ids at the block', async () => {
    const { reading, questions } = await read({ endpoints: [first, second], publicRpcs: [publicUrl] })
    expect(reading.read).toMatchObject({ ok: { ...agreed.ok, provider: 'testchain RPC 2 of 2' } })
    expect(questions).toEqual(['testchain RPC 2 of 2 1 1000'])
  })

  it('is asked of the first where the positions came from the second', async () => {
    const { questions } = await read({ endpoints: [first, second], servedBy: second.id })
    expect(questions).toEqual(['testchain RPC 1 of 2 1 1000'])
  })

  it('is not asked of the same provider, but of a public one', async () => {
    const { reading, questions, text } = await read({ endpoints: [first, alike], publicRpcs: [publicUrl] })
    expect(reading.read).toMatchObject({ ok: { provider: 'public.example' } })
    expect(questions).toEqual(['public.example 1 1000'])
    expect(text).not.toContain('3f9d2c61b7a84e50')
    expect(text).not.toContain('one.example')
  })

  it('is not known where there is no other provider, and says what to do', async () => {
    const { reading } = await read({ endpoints: [first, alike] })
    expect(reading.read).toMatchObject({
      gap: { code: 'no-second-rpc', hint: expect.stringMatching(/^hedge rpc set testchain --also/) },
    })
  })

  it('is asked of the next where one does not answer, and is a gap where none does', async () => {
    const world = { endpoints: [first, second], publicRpcs: [publicUrl], says: { [second.label]: 'down' as const } }
    expect((await read(world)).reading.read).toMatchObject({ ok: { provider: 'public.example' } })
    const none = { ...world, says: { ...world.says, 'public.example': 'down' as const } }
    expect((await read(none)).reading.read).toMatchObject({ gap: { code: second.label } })
  })

  it('is the gap of the positions where they are not known', async () => {
    const { reading, questions } = await read({ endpoints: [first, second], lpsDown: true })
    expect(reading.read).toMatchObject({ gap: { code: 'lps' } })
    expect(questions).toEqual([])
  })

  const other = ethUsdc({ liquidity: '7' }, { sqrtPriceX96: '8' })

  it('tells in what they differ, having asked both again', async () => {
    const { reading, questions } = await read({ endpoints: [first, second], says: { [second.label]: other } })
    expect(reading.read).toMatchObject({
      ok: {
        differing: ['the liquidity of position #1', 'the fees of position #1', 'the price in the pool of position #1'],
      },
    })
    expect(questions.map(question => question.slice(0, 15))).toEqual([
      ...['testchain RPC 2', 'testchain RPC 1', 'testchain RPC 2'],
    ])
  })

  it('tells of no difference where the first one says the same by now: its block was replaced', async () => {
    const says = { [first.label]: other, [second.label]: other }
    expect((await read({ endpoints: [first, second], says })).reading.read).toMatchObject(agreed)
  })
})
