import type { Cell, Section } from '../../domain/section.ts'
import type { PruneLine } from './readLines.ts'

export type PruneRow = Omit<PruneLine, 'hedge'> & { name: string; pruned: boolean }

export function pruneSections(hedges: readonly PruneRow[], after: number, dryRun: boolean): Section[] {
  const shown = hedges.filter(({ state }) => state !== 'active')
  const gone = hedges.filter(({ pruned }) => pruned)
  return [{ kind: 'lines', lines: [headline(hedges, gone, after, dryRun), ...shown.map(lineOf)] }]
}

function headline(hedges: readonly PruneRow[], gone: readonly PruneRow[], after: number, dryRun: boolean): Cell {
  const inactive = hedges.filter(({ inactiveSince }) => inactiveSince !== null)
  if (inactive.length === 0) return `Nothing to prune: no hedge was inactive for ${after} days.`
  if (dryRun) return `Nothing was deleted. Inactive for ${after} days or more; to forget them: hedge prune`
  if (gone.length === 0) return `Nothing was deleted. Inactive for ${after} days or more:`
  return `Forgotten, every secret and file of it: ${gone.map(({ name }) => name).join(', ')}.`
}

function lineOf({ name, state, inactiveSince, openAt, prunedFrom, pruned }: PruneRow): Cell {
  if (state === 'alarm') {
    return [
      { text: `  ${name}: its LP is closed and its perp is open`, tone: 'bad' },
      `: no rest, but a danger. hedge status ${name}`,
    ]
  }
  const day = inactiveSince?.slice(0, 10)
  const why = state === 'closed' ? `every leg closed since ${day}` : `nothing of it was read since ${day}`
  const last = state === 'unread' && openAt !== null ? `; last seen open on ${openAt.slice(0, 10)}` : ''
  const next =
    pruned || prunedFrom === null ? '' : `; with hedge config set prune auto deleted from ${prunedFrom.slice(0, 10)} on`
  return `  ${name}: ${why}${last}${next}`
}
