import type { Chain } from '../../../domain/chain.ts'

/** As slow as any chain known here. */
const defaultFinalityBlocks = 5_000

/** Blocks behind the newest that can no longer change. */
export const finalityOf = ({ finalityBlocks = defaultFinalityBlocks }: Chain): bigint => BigInt(finalityBlocks)
