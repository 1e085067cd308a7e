import { warningDays } from '../commands/prune/judge.ts'
import { pruneDue } from '../commands/prune/pruneDue.ts'
import type { PruneLine } from '../commands/prune/readLines.ts'
import { isClockOff, type Sighting } from '../domain/activity.ts'
import { defineAction } from '../domain/command.ts'
import { Failure } from '../domain/failure.ts'
import type { Io } from '../domain/io.ts'
import type { Globals } from './globals.ts'
import type { Pauses } from './pauses.ts'
import { runAction } from './runAction.ts'
import type { Services } from './services.ts'

type Told = Pick<Parameters<typeof autoPrune>[0], 'globals' | 'io' | 'warn'>

/**
 * Asked for by nobody but the preference: what it deletes and warns of is said on stderr, and a failure ends nothing. A warning
 * is noted once it was printed, so that under --quiet there is none, and nothing is ever deleted that was not announced.
 */
export async function autoPrune(
  run: { globals: Globals; io: Io; services: Services; pauses: Pauses; warn(line: string): void },
  sightings: readonly Sighting[],
): Promise<void> {
  const { globals, io, services, pauses, warn } = run
  // By a clock that is off everything may look old.
  if (sightings.some(({ toldAt }) => isClockOff(io.now().toISOString(), toldAt))) return
  const unasked = defineAction({
    name: 'prune',
    summary: '',
    examples: [],
    read: () => null,
    run: async context => {
      const inactive = await pruneDue(context, ({ hedge, inactiveSince }) =>
        warn(`${hedge.name} was inactive since ${dayOf(inactiveSince)} and is forgotten, every secret of it`),
      )
      const activity = await context.activity()
      for (const line of inactive) {
        if (announce(line, run) && line.prunedFrom === null) activity.warn(line.hedge.id, context.now().toISOString())
      }
      return undefined
    },
  })
  try {
    await runAction(unasked, null, globals, io, services, false, pauses)
  } catch (error) {
    warn(
      `what is inactive could not be pruned: ${error instanceof Failure ? error.message : 'run hedge prune --debug'}`,
    )
  }
}

/** Whether it was said. To a log it is said once. */
function announce({ hedge, inactiveSince, prunedFrom }: PruneLine, { globals, io, warn }: Told): boolean {
  if (globals.quiet || (prunedFrom !== null && !io.stderr.isTerminal)) return false
  const when = prunedFrom === null ? `in ${warningDays} days` : `on ${dayOf(prunedFrom)}`
  warn(`${hedge.name} is inactive since ${dayOf(inactiveSince)} and will be forgotten ${when}: hedge prune --dry-run`)
  return true
}

const dayOf = (moment: string | null): string => moment?.slice(0, 10) ?? ''
