import type { Address } from '../../domain/address.ts'
import type { KnownContract } from '../../domain/approvals.ts'

/** Uniswap's own contracts around V3 on one chain, and Revert's first auto-compounder, which takes NFTs into custody. */
type Deployed = {
  swapRouter?: Address
  swapRouter02: Address
  /** By version; one address of several versions stands under the newest of them. */
  universalRouters: Readonly<Record<string, Address>>
  swapProxy: Address
  migrator?: Address
  staker?: Address
  compoundor?: Address
}

const sources = {
  docs: 'docs.uniswap.org/contracts/v3/reference/deployments',
  periphery: 'Uniswap/v3-periphery deploys.md',
  core: '@uniswap/sdk-core 7.19 addresses.ts',
  routers: '@uniswap/universal-router-sdk 5.13 constants.ts',
  permit2: '@uniswap/permit2-sdk 1.4 constants.ts',
  revert: 'revert-finance/compoundor-subgraph networks.json, and the FAQ of docs.revert.finance',
}

/** The same on every chain listed here. */
const permit2: Address = '0x000000000022d473030f116ddee9f6b43ac78ba3'

export function uniswapContracts(deployed: Deployed): KnownContract[] {
  const { swapRouter, swapRouter02, universalRouters, swapProxy, migrator, staker, compoundor } = deployed
  const one = (address: Address | undefined, title: string, kind: KnownContract['kind'], source: string) =>
    address === undefined ? [] : [{ address, title, kind, source }]
  return [
    ...one(swapRouter, 'Uniswap SwapRouter', 'router', sources.periphery),
    ...one(swapRouter02, 'Uniswap SwapRouter02', 'router', `${sources.core} and ${sources.docs}`),
    ...Object.entries(universalRouters).flatMap(([version, address]) =>
      one(address, `Uniswap Universal Router ${version}`, 'router', sources.routers),
    ),
    ...one(swapProxy, 'Uniswap swap proxy', 'router', sources.routers),
    ...one(permit2, 'Permit2', 'permit2', sources.permit2),
    ...one(migrator, 'Uniswap V3 migrator', 'migrator', sources.core),
    ...one(staker, 'Uniswap V3 staker', 'staker', sources.docs),
    ...one(compoundor, 'Revert auto-compounder v1', 'staker', sources.revert),
  ]
}
