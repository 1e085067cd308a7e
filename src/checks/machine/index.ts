import type { AnyCheck } from '../../domain/check.ts'

export const machine: readonly AnyCheck[] = []
