import type { AnyCheck } from '../../domain/check.ts'

export const rpc: readonly AnyCheck[] = []
