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
    from === null
      ? await gather(view.needs, services().sources(view.scope(options), signal))
      : await readSaved(from, view.needs)
  const report: Report = view.report(artifacts, options)
  return { report, sections: view.layout(report) }
}

export const viewExit = (view: AnyView, options: unknown, report: Report, globals: Globals): ExitCode =>
  exitCodeOf(report.gaps, view.exitCode(report, options), !globals.exitCodes)
