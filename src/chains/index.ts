import type { Chain } from '../domain/chain.ts'
import { arbitrum } from './arbitrum.ts'
import { base } from './base.ts'
import { ethereum } from './ethereum.ts'

/** Liquid-staking tokens (wstETH, rETH, cbETH) are left out of every list: they do not stand one to one for ETH. */
export const chains: readonly Chain[] = [ethereum, arbitrum, base]

export const chainByName = (name: string): Chain | undefined => chains.find(chain => chain.name === name)
