import type { AnyCheck } from '../domain/check.ts'
import { hedge } from './hedge/index.ts'
import { hyperliquid } from './hyperliquid/index.ts'
import { keys } from './keys/index.ts'
import { machine } from './machine/index.ts'
import { practice } from './practice/index.ts'
import { rpc } from './rpc/index.ts'
import { uniswap } from './uniswap/index.ts'

/** Every check, by topic and within it in the order of its folder's list. */
export const checks: readonly AnyCheck[] = [
  ...hyperliquid,
  ...uniswap,
  ...hedge,
  ...keys,
  ...rpc,
  ...machine,
  ...practice,
]
