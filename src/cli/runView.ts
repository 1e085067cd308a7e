import type { ArtifactName } from '../domain/artifacts.ts'
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
  const artifacts =
    from === null ? await gathered(view, options, await services(), signal) : await saved(from, view.needs)
  const report: Report = await view.report(artifacts, options)
  return { report, sections: await view.layout(report) }
}

async function saved(file: string, needs: readonly ArtifactName[]) {
  const { readSaved } = await import('../gather/saved.ts')
  return readSaved(file, needs)
}

/** What was learned of the past is kept, however the run ends. */
async function gathered(view: AnyView, options: unknown, services: Services, signal: AbortSignal) {
  const { gather } = await import('../gather/index.ts')
  try {
    return await gather(view.needs, services.sources(view.scope(options), signal))
  } finally {
    if (view.needs.some(name => usesHistory.includes(name))) (await services.history()).flush()
  }
}

const usesHistory: readonly ArtifactName[] = ['histories', 'trades', 'candles']

export const viewExit = (view: AnyView, options: unknown, report: Report, globals: Globals): ExitCode =>
  exitCodeOf(report.gaps, view.exitCode(report, options), !globals.exitCodes)
