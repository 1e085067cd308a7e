import type { AnyCheck } from '../../domain/check.ts'

export const uniswap: readonly AnyCheck[] = []
