import { text, where } from '../../domain/shape.ts'

/** Zeros where no transaction stands behind a row. */
export const transactionHash = where(text, is => /^0x[0-9a-fA-F]{64}$/.test(is), 'a transaction hash')
