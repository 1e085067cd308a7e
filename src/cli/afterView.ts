import type { AnyView, Report } from '../domain/command.ts'
import { Failure } from '../domain/failure.ts'
import type { Io } from '../domain/io.ts'
import type { Globals } from './globals.ts'
import type { Pauses } from './pauses.ts'
import { remember } from './remember.ts'
import type { Services } from './services.ts'

/** What a killed run has left behind: any later one clears it away. */
const sweep = async ({ settings, secrets, stores }: Services, { now }: Io): Promise<void> => {
  if (Object.keys(settings.pending()).length === 0) return
  const { sweepPending } = await import('../commands/words/sweepPending.ts')
  await sweepPending({ settings, secrets, now, alone: stores.alone })
}

/** A report on what keeps a run from working is whole although the settings are what does: nothing is left to be done then. */
const isReadable = ({ settings }: Services): boolean => {
  try {
    settings.read()
    return true
  } catch (error) {
    if (error instanceof Failure) return false
    throw error
  }
}

/** What a live report leaves to be done after it was printed. Nothing of it changes how the run ends. */
export async function afterView(
  view: AnyView,
  report: Report,
  run: { globals: Globals; io: Io; services: Services; pauses: Pauses; warn(line: string): void },
): Promise<void> {
  const { globals, io, services, warn } = run
  if (!isReadable(services)) return
  const sightings = await remember(view, report, services)
  await sweep(services, io).catch(() => {
    // The store may be locked: another run will do it.
  })
  if (services.settings.preferences().prune === 'auto') {
    const { autoPrune } = await import('./autoPrune.ts')
    await autoPrune(run, sightings)
  }
  if (globals.quiet || !io.stderr.isTerminal) return
  const { dueLines } = await import('../commands/words/dueLines.ts')
  const { settings } = services
  for (const line of dueLines({ settings, now: io.now }, settings.read().store.kind === 'vault')) warn(line)
}
