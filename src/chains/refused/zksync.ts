/** EraVM: Uniswap/docs ZKsync-Deployments.md and docs.zksync.io, "Contract deployment"; chain id: viem 2.57. */
export const zksync = {
  names: ['zksync', 'zksync-era', 'era'],
  title: 'ZKsync Era',
  chainId: 324,
  reason: 'it deploys code by the hash of what it knows already, so the code that reads positions cannot be sent along',
} as const
