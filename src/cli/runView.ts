import type { ArtifactName } from '../domain/artifacts.ts'
import type { AnyView, Report } from '../domain/command.ts'
import type { ExitCode } from '../domain/failure.ts'
import { gather } from '../gather/index.ts'
import { readSaved } from '../gather/saved.ts'
import { exitCodeOf } from './exitCode.ts'
import type { Globals } from './globals.ts'
import type { Services } from './services.ts'

/** A view's report without printing it: gathered live, or replayed from a file. */
export async function reportOf(
  view: AnyView,
  options: unknown,
  { from, services, signal }: { from: string | null; services: () => Services; signal: AbortSignal },
) {
  const artifacts =
    from === null ? await gathered(view, options, services(), signal) : await readSaved(from, view.needs)
  const report: Report = view.report(artifacts, options)
  return { report, sections: view.layout(report) }
}

/** What was learned of the past is kept, however the run ends. */
async function gathered(view: AnyView, options: unknown, services: Services, signal: AbortSignal) {
  try {
    return await gather(view.needs, services.sources(view.scope(options), signal))
  } finally {
    if (view.needs.some(name => usesHistory.includes(name))) (await services.history()).flush()
  }
}

const usesHistory: readonly ArtifactName[] = ['histories', 'trades', 'candles']

export const viewExit = (view: AnyView, options: unknown, report: Report, globals: Globals): ExitCode =>
  exitCodeOf(report.gaps, view.exitCode(report, options), !globals.exitCodes)
