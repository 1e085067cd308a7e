import type { Address, Hex } from '../../../src/domain/address.ts'
import type { KnownContract } from '../../../src/domain/approvals.ts'
import { write } from '../chain/send.ts'
import type { Scene } from '../scene.ts'

/** Whoever has a hand on the wallet; none of them is one of the scene's own. */
export const strangers = {
  approved: '0x51a0000000000000000000000000000000000051',
  operator: '0x51a0000000000000000000000000000000000052',
  holder: '0x51a0000000000000000000000000000000000053',
  delegate: '0x51a0000000000000000000000000000000000054',
} satisfies Record<string, Address>

/** The scene's swapper, as a contract that people approve: no chain that a person adds has any by itself. */
export const knownIn = ({ deployment }: Scene): KnownContract => ({
  address: deployment.swapper.toLowerCase() as Address,
  title: 'the swapper of this test',
  kind: 'router',
  source: 'this test',
})

/**
 * Everything that can go wrong with a wallet, by real transactions: an NFT approved to a stranger, another handed over, one operator that
 * is known and one that nobody knows, and code that acts for it (EIP-7702). Allowances without limit are the scene's own.
 */
export async function ruinWallet({ chain, deployment, wallet, positions }: Scene): Promise<void> {
  const manager = { to: deployment.positionManager, abi: deployment.contracts.manager.abi, from: wallet }
  const call = (functionName: string, ...args: unknown[]) => write(chain, { ...manager, functionName, args })
  await call('approve', strangers.approved, positions.ethInRange)
  await call('transferFrom', wallet, strangers.holder, positions.ethAbove)
  await call('setApprovalForAll', deployment.swapper, true)
  await call('setApprovalForAll', strangers.operator, true)
  const delegation: Hex = `0xef0100${strangers.delegate.slice(2)}`
  await chain.rpc('anvil_setCode', [wallet, delegation])
}

/** Takes back what the scene gave: the manager may take nothing more. */
export async function revokeAllowances({ chain, deployment, wallet, tokens }: Scene): Promise<void> {
  const { abi } = deployment.contracts.fixtures.Token!
  for (const token of Object.values(tokens)) {
    const args = [deployment.positionManager, 0n]
    await write(chain, { to: token, abi, functionName: 'approve', args, from: wallet })
  }
}
