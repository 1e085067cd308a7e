import type { ActionContext } from '../../domain/actionContext.ts'
import type { Outcome } from '../../domain/command.ts'
import { exitCodes, Failure } from '../../domain/failure.ts'
import { purge } from '../remove/purge.ts'
import { sweepPending } from '../words/sweepPending.ts'
import { pruneSections } from './layout.ts'
import { isInactive, type PruneLine, readLines } from './readLines.ts'

export type PruneMode = 'show' | 'ask' | 'yes'

export async function prune(context: ActionContext, mode: PruneMode): Promise<Outcome> {
  const lines = await readLines(context, mode !== 'show')
  const inactive = lines.filter(isInactive)
  if (mode === 'show' || inactive.length === 0) return outcomeOf(context, lines, [], mode === 'show')
  if (mode === 'ask') await confirm(context, inactive)
  await sweepPending(context)
  for (const { hedge } of inactive) await purge(context, hedge)
  return outcomeOf(context, lines, inactive, false)
}

async function confirm(context: ActionContext, inactive: readonly PruneLine[]): Promise<void> {
  const names = inactive.map(({ hedge }) => hedge.name).join(', ')
  if (!context.interactive) {
    throw new Failure(
      'usage',
      `there is nobody to ask; nothing was pruned. Inactive: ${names}`,
      'hedge prune --dry-run shows why; hedge prune --yes deletes',
      exitCodes.usage,
    )
  }
  if (await context.prompt.confirm({ message: `Forget ${names}?`, default: false })) return
  // Whoever keeps it is warned anew before any run deletes it unasked.
  const activity = await context.activity()
  for (const { hedge } of inactive) activity.keep(hedge.id, context.now().toISOString())
  throw new Failure('left', 'nothing was pruned', 'hedge prune --dry-run')
}

function outcomeOf(
  context: ActionContext,
  lines: readonly PruneLine[],
  pruned: readonly PruneLine[],
  dryRun: boolean,
): Outcome {
  const after = context.settings.thresholds()['prune.after']
  const { prune: preference } = context.settings.preferences()
  const gone = pruned.map(({ hedge }) => hedge.name)
  const hedges = lines.map(({ hedge, ...line }) => ({ name: hedge.name, ...line, pruned: gone.includes(hedge.name) }))
  const report = { schema: 'hedge.prune/1', dryRun, after, preference, hedges }
  return { report, sections: pruneSections(hedges, after, dryRun) }
}
