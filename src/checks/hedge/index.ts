import type { AnyCheck } from '../../domain/check.ts'

export const hedge: readonly AnyCheck[] = []
