import { prune } from '../commands/prune/prune.ts'
import { defineAction } from '../domain/command.ts'
import { Failure } from '../domain/failure.ts'
import type { Io } from '../domain/io.ts'
import type { Globals } from './globals.ts'
import type { Pauses } from './pauses.ts'
import { runAction } from './runAction.ts'
import type { Services } from './services.ts'

/** Asked for by nobody but the preference: what it deletes and warns of is said on stderr, and a failure ends nothing. */
const unasked = defineAction({
  name: 'prune',
  summary: '',
  examples: [],
  read: () => null,
  run: context => prune(context, 'auto'),
})

type Hedges = readonly { name: string; inactiveSince: string | null; prunedFrom: string | null; pruned: boolean }[]

export async function autoPrune(run: {
  globals: Globals
  io: Io
  services: Services
  pauses: Pauses
  warn(line: string): void
}): Promise<void> {
  const { globals, io, services, pauses, warn } = run
  try {
    const outcome = await runAction(unasked, null, globals, io, services, false, pauses)
    for (const { name, inactiveSince, prunedFrom, pruned } of (outcome?.report.hedges ?? []) as Hedges) {
      if (pruned) warn(`${name} was inactive since ${dayOf(inactiveSince)} and is forgotten, every secret of it`)
      // To a log it is said once.
      else if (inactiveSince !== null && (prunedFrom === null || io.stderr.isTerminal)) {
        const when = prunedFrom === null ? 'in 14 days' : `on ${dayOf(prunedFrom)}`
        warn(`${name} is inactive since ${dayOf(inactiveSince)} and will be forgotten ${when}: hedge prune --dry-run`)
      }
    }
  } catch (error) {
    warn(
      `what is inactive could not be pruned: ${error instanceof Failure ? error.message : 'run hedge prune --debug'}`,
    )
  }
}

const dayOf = (moment: string | null): string => moment?.slice(0, 10) ?? ''
