import type { Artifacts } from '../../domain/artifacts.ts'
import type { Report } from '../../domain/command.ts'
import { exitCodes, Failure } from '../../domain/failure.ts'
import type { Network } from '../../domain/perp.ts'
import type { Gap } from '../../domain/read.ts'
import type { PerpVenue } from '../../domain/venue.ts'
import { createPauses, pausingDeadline } from '../pauses.ts'
import type { Services } from '../services.ts'
import { type Age, agesOf } from './ages.ts'
import { createAllowance } from './allowance.ts'
import { calmSources } from './calmSources.ts'
import type { WatchClock } from './clock.ts'
import { keepLast } from './keepLast.ts'
import type { Frame } from './outputs.ts'
import { pacedVenue } from './pacedVenue.ts'
import { createPacer, notYetCode } from './pacer.ts'
import type { WatchRun } from './runWatch.ts'

/** Of our own making, and no news: what was known before holds until the turn comes. */
const ours = [notYetCode, 'venue-budget', 'history-unfinished']

/** Gathers, judges and words one frame after another. `isLive`: somebody looks at it, and sees how old each number is. */
export async function frameReader(
  { view, options, globals, pauses }: WatchRun,
  services: Services,
  clock: WatchClock,
  isLive: boolean,
) {
  const { gather, readAt } = await import('../../gather/index.ts')
  const { settings } = services
  const allowance = createAllowance(clock.awake)
  const pacer = createPacer(allowance, clock, readAt)
  const venues = new Map<Network, Promise<PerpVenue>>()
  const perpVenue = (network: Network) => {
    const opened = services
      .perpVenue(network)
      .then(venue => pacedVenue(venue, network, { allowance, pacer, clock, readAt }))
    const venue = venues.get(network) ?? opened
    venues.set(network, venue)
    return venue
  }
  const calm = calmSources(clock, chain => JSON.stringify(settings.rpcs()[chain] ?? null))
  const wanted = (await view.wants?.(options, null)) ?? view.needs
  /** As read, and as shown. */
  let fresh: Artifacts | null = null
  let shown: Artifacts | null = null
  let lastFrame: Frame | null = null

  const gatherAll = async (signal: AbortSignal): Promise<Artifacts> => {
    // Only before there is a frame can somebody be asked for a passphrase.
    const deadline = pausingDeadline(globals.timeoutSeconds * 1000, fresh === null ? pauses : createPauses())
    const { reread: _, ...scope } = view.scope(options)
    const reach = services.sources(fresh === null ? view.scope(options) : scope, deadline)
    const ending = AbortSignal.any([deadline, signal])
    return (await gather(wanted, { ...calm(reach), signal: ending, perpVenue })) as Artifacts
  }
  const judge = async (artifacts: Artifacts) => {
    const report: Report = await view.report(artifacts, options)
    return { report, sections: await view.layout(report) }
  }
  const read = async (signal: AbortSignal): Promise<Frame> => {
    settings.reread()
    const artifacts = await gatherAll(signal)
    const elapsed = clock.elapsed()
    const failing: Gap[] = []
    const now = keepLast(fresh, artifacts, ({ code }) => ours.includes(code))
    const whole = isLive
      ? keepLast(
          shown,
          now,
          () => true,
          gap => failing.push(gap),
        )
      : now
    fresh = now
    shown = whole
    const judged = await judge(now)
    const { sections } = failing.length === 0 ? judged : await judge(whole)
    const ages: Age[] = isLive ? agesOf(whole) : []
    const gatheredAt = Date.parse(artifacts.gatheredAt)
    return { ...judged, shown: { sections, ages, failing }, gatheredAt, elapsed }
  }
  return {
    leastInterval: pacer.leastInterval,
    read: async (signal: AbortSignal): Promise<Frame> => {
      try {
        lastFrame = await read(signal)
        return lastFrame
      } catch (error) {
        // A file that cannot be read now may be there again at the next reading; a hedge that was removed will not. What was shown is
        // no answer to who does not see how old it is.
        if (!isLive || lastFrame === null || !(error instanceof Failure) || error.exit === exitCodes.missing)
          throw error
        const { code, message, hint } = error
        const failing = [{ code, source: 'hedge', message, hint }]
        lastFrame = { ...lastFrame, shown: { ...lastFrame.shown, failing } }
        return lastFrame
      }
    },
  }
}
