import type { Gap } from '../../domain/read.ts'
import type { LpReport } from './types.ts'

const code = 'impossible-state'

/** Why what is said of a position's past contradicts itself or what the position is now. */
export const impossiblePast = (lp: Position, why: string): Gap => ({
  code,
  source: `${lp.chain} RPC`,
  message: `${opening(lp)}${why}`,
  hint: `run it again: it is read anew then; or hedge status --reread; or hedge rpc set ${lp.chain}, with an RPC of another provider`,
})

export const isImpossiblePast = (gap: Gap, lp: Position): boolean =>
  gap.code === code && gap.source === `${lp.chain} RPC` && gap.message.startsWith(opening(lp))

type Position = Pick<LpReport, 'chain' | 'tokenId'>

const opening = ({ tokenId }: Position): string => `the past of #${tokenId} cannot be told: `
