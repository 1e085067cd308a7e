import type { AnyCheck } from '../../domain/check.ts'

export const keys: readonly AnyCheck[] = []
