import type { ActionContext } from '../../domain/actionContext.ts'
import { purge } from '../remove/purge.ts'
import { isInactive, type PruneLine, readLines } from './readLines.ts'

/** Deletes unasked what was warned of long enough ago, each told of at once; answers what else is inactive. */
export async function pruneDue(context: ActionContext, tell: (pruned: PruneLine) => void): Promise<PruneLine[]> {
  const now = context.now().toISOString()
  const lines = (await readLines(context, true)).filter(isInactive)
  const isDue = ({ prunedFrom }: PruneLine) => prunedFrom !== null && prunedFrom <= now
  for (const line of lines.filter(isDue)) {
    await purge(context, line.hedge)
    tell(line)
  }
  return lines.filter(line => !isDue(line))
}
