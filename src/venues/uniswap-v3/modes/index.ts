import { calls } from './calls.ts'
import type { ReadMode } from './mode.ts'
import { multicall } from './multicall.ts'
import { returned } from './return.ts'
import { revert } from './revert.ts'

/** Every mode, the fastest first. */
export const modes: readonly ReadMode[] = [revert, returned, multicall, calls]
