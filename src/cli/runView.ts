import type { ArtifactName, Artifacts } from '../domain/artifacts.ts'
import type { AnyView, Report } from '../domain/command.ts'
import type { ExitCode } from '../domain/failure.ts'
import { withOwn } from '../domain/ownThresholds.ts'
import type { Past } from '../domain/recorded.ts'
import type { Thresholds } from '../domain/thresholds.ts'
import { unasked } from '../domain/unasked.ts'
import { exitCodeOf } from './exitCode.ts'
import type { Globals } from './globals.ts'
import type { Services } from './services.ts'

type Reach = {
  from: string | null
  services: () => Promise<Services>
  signal: AbortSignal
  /** What is loaded while answers are waited for. */
  prepare?: (() => Promise<unknown>) | undefined
  /** A person reads it. */
  isTable?: boolean
}

/** A view's report without printing it: gathered live, or replayed from a file. */
export async function reportOf(view: AnyView, options: unknown, { from, services, signal, prepare, isTable }: Reach) {
  const live = from === null ? await services() : null
  const wanted = await wantedBy(view, options, live)
  const reading = from === null ? gathered(view, options, wanted, live!, { signal, prepare }) : saved(from, wanted)
  const past = isTable && live !== null ? pastOf(view, options, live, signal) : []
  const read = await reading
  const artifacts: Readonly<Record<string, unknown>> = { ...unwanted(view.needs, wanted), ...read }
  const report: Report = await view.report(artifacts as Artifacts, options)
  return { report, sections: await view.layout(report, await past) }
}

/**
 * A few rows, read while the venues are waited for: a whole week of them takes longer than all else here. Of an address there are none;
 * and what cannot be read is missed by nobody.
 */
async function pastOf({ pastAt, scope }: AnyView, options: unknown, services: Services, signal: AbortSignal) {
  const asked = scope(options)
  if (pastAt === undefined || asked.address !== null) return []
  try {
    const now = services.sources(asked, signal).now().getTime()
    const hedges = hedgesOf(asked.names, services)
    const memory = hedges.length === 0 ? null : await services.records()
    return hedges.map(({ id, name }): Past => {
      const rows = pastAt.flatMap(age => memory?.before(id, now - age) ?? [])
      return { hedge: name, rows: rows.sort((a, b) => a.at - b.at) }
    })
  } catch {
    return []
  }
}

async function saved(file: string, needs: readonly ArtifactName[]) {
  const { readSaved } = await import('../gather/saved.ts')
  return readSaved(file, needs)
}

/** What was learned of the past is kept, however the run ends. */
async function gathered(
  view: AnyView,
  options: unknown,
  wanted: readonly ArtifactName[],
  services: Services,
  { signal, prepare = view.prepare }: Pick<Reach, 'signal' | 'prepare'>,
) {
  const [{ gather }, { whileWaiting }] = await Promise.all([import('../gather/index.ts'), import('./whileWaiting.ts')])
  const stop = prepare === undefined ? () => {} : whileWaiting(prepare)
  try {
    return await gather(wanted, services.sources(view.scope(options), signal))
  } finally {
    stop()
    if (wanted.some(name => usesHistory.includes(name))) (await services.history()).flush()
  }
}

async function wantedBy(view: AnyView, options: unknown, services: Services | null): Promise<readonly ArtifactName[]> {
  if (view.wants === undefined) return view.needs
  return view.wants(options, services && limitsOf(view.scope(options).names, services))
}

const limitsOf = (names: readonly string[], services: Services): Thresholds[] =>
  hedgesOf(names, services).map(hedge => withOwn(services.settings.thresholds(), hedge.thresholds))

/** Of these names, all where there is none. */
const hedgesOf = (names: readonly string[], { settings }: Services) =>
  settings.hedges().filter(({ name }) => names.length === 0 || names.includes(name))

const unwanted = (needs: readonly ArtifactName[], wanted: readonly ArtifactName[]) =>
  Object.fromEntries(needs.filter(name => !wanted.includes(name)).map(name => [name, { gap: unasked(name) }]))

const usesHistory: readonly ArtifactName[] = ['histories', 'trades', 'candles']

export const viewExit = (view: AnyView, options: unknown, report: Report, globals: Globals): ExitCode =>
  view.ownExit
    ? view.exitCode(report, options)
    : exitCodeOf(report.gaps, view.exitCode(report, options), !globals.exitCodes)
