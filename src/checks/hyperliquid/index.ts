import type { AnyCheck } from '../../domain/check.ts'

export const hyperliquid: readonly AnyCheck[] = []
