import type { AnyCheck } from '../../domain/check.ts'

export const practice: readonly AnyCheck[] = []
