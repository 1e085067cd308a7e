import type { AnyCheck } from '../../domain/check.ts'
import { allowances } from './allowances.ts'
import { managerCode } from './manager-code.ts'
import { newApproval } from './new-approval.ts'
import { nftApproved } from './nft-approved.ts'
import { nftHolder } from './nft-holder.ts'
import { operatorsKnown } from './operators-known.ts'
import { operatorsUnknown } from './operators-unknown.ts'
import { walletCode } from './wallet-code.ts'

export const uniswap: readonly AnyCheck[] = [
  newApproval,
  managerCode,
  nftHolder,
  nftApproved,
  operatorsUnknown,
  operatorsKnown,
  walletCode,
  allowances,
]
