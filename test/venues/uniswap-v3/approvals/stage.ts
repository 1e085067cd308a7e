import { maxUint256 } from 'viem'
import type { Address } from '../../../../src/domain/address.ts'
import type { ApprovalsQuery, KnownContract, SavedOperators } from '../../../../src/domain/approvals.ts'
import type { Chain } from '../../../../src/domain/chain.ts'
import { createUniswapV3 } from '../../../../src/venues/uniswap-v3/index.ts'
import { createMarket, type Market, usdc, weth } from '../../../e2e/market.ts'
import { type LocalChain, startAnvil } from '../../../support/chain/anvil.ts'
import { type Deployment, deployUniswapV3 } from '../../../support/chain/deployUniswapV3.ts'
import { chainOf, endpointOf } from '../../../support/chain/localChain.ts'
import { installMulticall3 } from '../../../support/chain/multicall3.ts'
import { write } from '../../../support/chain/send.ts'
import { memoryOf } from '../../../support/chain/venue.ts'

/** Three NFTs of the first account on a chain of some 40 blocks that can change in its last 8. */
export type ApprovalStage = {
  node: LocalChain
  deployment: Deployment
  chain: Chain
  market: Market
  wallet: Address
  /** The first may be taken by an account, the last lies with a contract. */
  ids: string[]
  holder: Address
  known: KnownContract[]
  approve(operator: Address, approved: boolean): Promise<number>
  mine(blocks: number): Promise<void>
  head(): Promise<number>
}

export async function startApprovalStage({ multicall3 = true } = {}): Promise<ApprovalStage> {
  const node = await startAnvil()
  try {
    return await furnish(node, multicall3)
  } catch (error) {
    await node.stop()
    throw error
  }
}

async function furnish(node: LocalChain, multicall3: boolean): Promise<ApprovalStage> {
  if (multicall3) await installMulticall3(node)
  const deployment = await deployUniswapV3(node)
  const market = await createMarket(deployment, weth, usdc)
  const [wallet] = node.accounts as [Address]
  const mine = async (blocks: number) => {
    for (let n = 0; n < blocks; n += 1) await node.rpc('evm_mine')
  }
  await mine(6)
  const ids: string[] = []
  for (let n = 0; n < 3; n += 1) ids.push(String(await market.mint(market.tick - 600, market.tick + 600, 10)))
  const manager = { to: deployment.positionManager, abi: deployment.contracts.manager.abi }
  await write(node, { ...manager, functionName: 'approve', args: [node.accounts[6], ids[0]] })
  await write(node, { ...manager, functionName: 'transferFrom', args: [wallet, deployment.weth, ids[2]] })
  const head = async () => Number(await node.rpc<string>('eth_blockNumber'))
  return {
    ...{ node, deployment, market, wallet, ids, mine, head },
    chain: { ...chainOf(deployment), finalityBlocks: 8 },
    holder: deployment.weth.toLowerCase() as Address,
    known: [knownAs(deployment.swapper, 'router'), knownAs(node.accounts[9]!, 'permit2')],
    approve: async (operator, approved) => {
      await write(node, { ...manager, functionName: 'setApprovalForAll', args: [operator, approved] })
      return head()
    },
  }
}

const knownAs = (address: Address, kind: KnownContract['kind']): KnownContract => ({
  address: address.toLowerCase() as Address,
  title: `a ${kind}`,
  kind,
  source: 'this test',
})

/** Lets a spender take so much of a token out of the first account. */
export const allow = (stage: ApprovalStage, token: Address, spender: Address, amount = maxUint256) =>
  write(stage.node, {
    to: token,
    abi: stage.deployment.contracts.fixtures.Token!.abi,
    functionName: 'approve',
    args: [spender, amount],
  })

export type ReadOptions = Partial<ApprovalsQuery> & {
  memory?: ReturnType<typeof memoryOf>
  timeout?: number
  signal?: AbortSignal
}

/** What one reading came to, and what the memory was told, in order. */
export async function read(stage: ApprovalStage, urls: string | string[], options: ReadOptions = {}) {
  const { memory = memoryOf(), timeout = 20_000, signal = AbortSignal.timeout(20_000), ...query } = options
  const kept: SavedOperators[] = []
  const progress: [number, number][] = []
  const rpcs = [urls].flat().map((url, n) => ({ ...endpointOf(url), id: `own/local/${n}/x`, label: `RPC ${n}` }))
  const venue = createUniswapV3({ memory, now: () => new Date(), timeout })
  const { token0, token1 } = stage.market.pool
  const approvals = await venue.readApprovals!(
    stage.chain,
    rpcs,
    {
      wallet: { ok: stage.wallet, at: new Date().toISOString() },
      positions: stage.ids.map(tokenId => ({ tokenId, owner: stage.wallet })),
      tokens: [token0, token1].map((address, n) => ({ address, symbol: `T${n}`, decimals: 18 })),
      known: stage.known,
      saved: null,
      keep: saved => void kept.push(structuredClone(saved)),
      progress: (done, total) => void progress.push([done, total]),
      ...query,
    },
    signal,
  )
  return { approvals, kept, last: kept.at(-1) ?? null, progress, memory }
}
