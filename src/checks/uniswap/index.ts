import type { AnyCheck } from '../../domain/check.ts'
import { newApproval } from './new-approval.ts'

export const uniswap: readonly AnyCheck[] = [newApproval]
