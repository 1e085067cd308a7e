import { afterAll, beforeAll, expect, it } from 'vitest'
import { wholeScope } from '../../src/domain/artifacts.ts'
import { known } from '../../src/domain/read.ts'
import { Secret } from '../../src/domain/secret.ts'
import { gather } from '../../src/gather/index.ts'
import { createUniswapV3 } from '../../src/venues/uniswap-v3/index.ts'
import { endpointOf } from '../support/chain/localChain.ts'
import { memoryOf } from '../support/chain/venue.ts'
import { memoryStore } from '../support/fakeContext.ts'
import { fakeSources, hedgeOf } from '../support/fakeSources.ts'
import { oddities, type Quirks, together } from '../support/hostileProxy/quirks.ts'
import { startHostileProxy } from '../support/hostileProxy.ts'
import { type ApprovalStage, startApprovalStage } from '../venues/uniswap-v3/approvals/stage.ts'

/** The first NFT may be taken by an account, a known contract may take all, and code acts for the wallet. */
let stage: ApprovalStage
beforeAll(async () => {
  stage = await startApprovalStage()
  await stage.approve(stage.known[0]!.address, true)
  await stage.node.rpc('anvil_setCode', [stage.wallet, `0xef0100${'ab'.repeat(20)}`])
}, 60_000)
afterAll(() => stage?.node.stop())

/** The first provider has these oddities, the second none. */
async function differing(quirks: Quirks) {
  const proxy = await startHostileProxy(stage.node.url, quirks)
  const store = memoryStore()
  for (const what of ['wallet', 'account']) store.secrets.set(`hedge/id-one/${what}`, new Secret(stage.wallet))
  const venue = createUniswapV3({ memory: memoryOf(), now: () => new Date(), timeout: 10_000 })
  try {
    const { seconds } = await gather(
      ['seconds'],
      fakeSources([hedgeOf('one', { chain: 'local', tokenIds: 'all' })], {
        scope: { ...wholeScope, audit: { deep: false, secondRpc: true } },
        chains: () => [{ ...stage.chain, contracts: stage.known, publicRpcs: [] }],
        endpoints: async () =>
          [proxy.url, stage.node.url.replace('127.0.0.1', 'localhost')].map((url, n) => ({
            ...{ ...endpointOf(url), id: `own/local/${n + 1}/x`, label: `RPC ${n + 1}` },
          })),
        lpVenue: async () => venue,
        secrets: async () => store,
      }),
    )
    const read = known(seconds)![0]!.read!
    return 'ok' in read ? read.ok.differing : read.gap
  } finally {
    await proxy.stop()
  }
}

const none = `0x${''.padStart(64, '0')}`

/** Answers calls of this selector with nothing, one by one as they come without Multicall3. */
const hiding = (selector: string): Quirks => ({
  refuse: ({ method, params }) => {
    const { data } = (params[0] ?? {}) as { data?: string }
    return method === 'eth_call' && data?.slice(2, 10) === selector ? { result: none } : null
  },
})

it('of a provider that tells the truth nothing differs, of one that hides something that does', async () => {
  expect(await differing({})).toEqual([])
  const hidden = (selector: string) => differing(together(oddities.noMulticall3, hiding(selector)))
  expect(await hidden('081812fc')).toEqual([`whether somebody may take position #${stage.ids[0]}`])
  expect(await hidden('e985e9c5')).toEqual(['whether a contract may take every position'])
  const noCode: Quirks = {
    refuse: ({ method, params }) =>
      method === 'eth_getCode' && String(params[0]).toLowerCase() === stage.wallet ? { result: '0x' } : null,
  }
  expect(await differing(noCode)).toEqual(['whether code acts for the wallet'])
})
