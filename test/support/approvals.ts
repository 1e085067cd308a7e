import type { Approvals } from '../../src/domain/approvals.ts'
import { addressOf, chain, ok, tokens, wallet } from './artifacts.ts'

/** Of one NFT that nobody else may touch, its events read to the end; a part is overridden by name. */
export const approvalsOf = (rest: Partial<Approvals> = {}): Approvals => ({
  chainId: chain.chainId,
  block: { number: '1000', timestamp: '1760000000' },
  manager: { code: { kind: 'contract' }, factory: chain.factory },
  wallet: ok({ address: wallet, code: { kind: 'none' } }),
  positions: [{ tokenId: '1', owner: wallet, ownerCode: { kind: 'none' }, approved: null }],
  operators: ok([{ operator: addressOf(0xe1), approved: false }]),
  scan: ok({ lowest: '10', from: '10', to: '1000', approved: [] }),
  allowances: ok(
    [tokens.weth, tokens.usdc].map(({ address, symbol, decimals }) => ({
      ...{ token: address, symbol, decimals },
      ...{ spender: chain.positionManager, amount: '0' },
    })),
  ),
  ...rest,
})
