import type { ArtifactName, Artifacts } from '../domain/artifacts.ts'
import type { AnyView, Report } from '../domain/command.ts'
import type { ExitCode } from '../domain/failure.ts'
import { exitCodeOf } from './exitCode.ts'
import type { Globals } from './globals.ts'
import type { Services } from './services.ts'

/** A view's report without printing it: gathered live, or replayed from a file. */
export async function reportOf(
  view: AnyView,
  options: unknown,
  { from, services, signal }: { from: string | null; services: () => Promise<Services>; signal: AbortSignal },
) {
  const wanted = view.wants?.(options) ?? view.needs
  const read =
    from === null ? await gathered(view, options, wanted, await services(), signal) : await saved(from, wanted)
  const artifacts: Readonly<Record<string, unknown>> = { ...unwanted(view.needs, wanted), ...read }
  const report: Report = await view.report(artifacts as Artifacts, options)
  return { report, sections: await view.layout(report) }
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
  signal: AbortSignal,
) {
  const { gather } = await import('../gather/index.ts')
  try {
    return await gather(wanted, services.sources(view.scope(options), signal))
  } finally {
    if (wanted.some(name => usesHistory.includes(name))) (await services.history()).flush()
  }
}

/** What the options do not ask for is a gap: whoever looks at it all the same must not take it for empty. */
const unwanted = (needs: readonly ArtifactName[], wanted: readonly ArtifactName[]) =>
  Object.fromEntries(
    needs
      .filter(name => !wanted.includes(name))
      .map(name => [
        name,
        { gap: { code: 'not-gathered', source: name, message: 'it was not asked for', hint: 'hedge --help' } },
      ]),
  )

const usesHistory: readonly ArtifactName[] = ['histories', 'trades', 'candles']

export const viewExit = (view: AnyView, options: unknown, report: Report, globals: Globals): ExitCode =>
  view.ownExit
    ? view.exitCode(report, options)
    : exitCodeOf(report.gaps, view.exitCode(report, options), !globals.exitCodes)
