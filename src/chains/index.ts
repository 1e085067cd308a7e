import type { Chain } from '../domain/chain.ts'
import { arbitrum } from './arbitrum.ts'
import { avalanche } from './avalanche.ts'
import { base } from './base.ts'
import { blast } from './blast.ts'
import { bnb } from './bnb.ts'
import { celo } from './celo.ts'
import { ethereum } from './ethereum.ts'
import { ink } from './ink.ts'
import { linea } from './linea.ts'
import { monad } from './monad.ts'
import { optimism } from './optimism.ts'
import { polygon } from './polygon.ts'
import { soneium } from './soneium.ts'
import { unichain } from './unichain.ts'
import { worldchain } from './worldchain.ts'
import { zora } from './zora.ts'

/**
 * One to one are wrapped and bridged tokens that are redeemed one for one; whatever earns carries a ratio or is refused.
 * Tokens of bridges that stopped paying out, and wrappers that are only convertible one way, are left out.
 */
export const chains: readonly Chain[] = [
  ethereum,
  arbitrum,
  optimism,
  base,
  polygon,
  bnb,
  avalanche,
  celo,
  unichain,
  worldchain,
  blast,
  linea,
  ink,
  soneium,
  zora,
  monad,
]

export const chainByName = (name: string): Chain | undefined => chains.find(chain => chain.name === name)
