import type { ActionContext } from './actionContext.ts'
import type { Sighting } from './activity.ts'
import type { ArtifactName, Artifacts, Scope } from './artifacts.ts'
import type { AuditTrace } from './auditMemory.ts'
import type { ConditionTrace } from './conditionMemory.ts'
import type { ExitCode } from './failure.ts'
import type { FormatName } from './format.ts'
import type { Page } from './page.ts'
import type { Gap } from './read.ts'
import type { Past, Recorded } from './recorded.ts'
import type { Section } from './section.ts'
import type { Thresholds } from './thresholds.ts'
import type { WatchPlan } from './watchPlan.ts'

/** One option of a command, in commander's flag syntax (`<id...>` gathers a list). */
export type OptionSpec = { flags: string; description: string }

/** Words and flags as parsed: operands in order, options by camel-cased name. Values are text, true, or a list of text. */
export type Parsed = {
  operands: readonly string[]
  options: Readonly<Record<string, string | boolean | readonly string[]>>
}

export type CommandSpec = {
  name: string
  summary: string
  /** Operands in commander's syntax: `[name...]`, `<chain>`. */
  operands?: string
  options?: readonly OptionSpec[]
  /** Whole command lines that work. */
  examples: readonly string[]
  /** Longer help under the options. */
  notes?: string
  /** Seconds for the whole of it, where nothing is said; 20 otherwise. */
  timeout?: number
  /** Formats beyond those that every report has. */
  formats?: readonly FormatName[]
}

/** What every JSON document of a report starts with. */
export type Report = { schema: string; generatedAt: string; source: 'live' | 'saved'; gaps: readonly Gap[] }

/**
 * A view judges gathered artifacts and prints one report. It does no I/O: `read` turns words into options (a usage
 * Failure on bad ones), `report` is pure, `layout` only words it; both may be loaded when they are reached, so that help
 * and bad words do not pay for them. `remember` is written by the runner after the report, and never under `--from`.
 */
export type View<
  N extends ArtifactName = ArtifactName,
  O = unknown,
  R extends Report | Promise<Report> = Report | Promise<Report>,
  S extends Section[] | Promise<Section[]> = Section[] | Promise<Section[]>,
> = CommandSpec & {
  kind: 'view'
  needs: readonly N[]
  /**
   * Those of its needs that these options ask for; all, where it does not say. The others are gaps in its eyes. `limits`: those that hold
   * for each hedge asked about; null of a replay.
   */
  wants?(options: O, limits: readonly Thresholds[] | null): readonly N[] | Promise<readonly N[]>
  read(parsed: Parsed): O
  scope(options: O): Scope
  /** Whether, and how, it is to be shown again and again; absent where it never is. */
  watch?(options: O): WatchPlan | null
  /** Loads what a report takes, while the answers it is made of are waited for. */
  prepare?(): Promise<unknown>
  report(artifacts: Artifacts<N>, options: O): R
  /** How long ago, in milliseconds, it wants to know its hedges for its tables. `layout` is told of them where a table is drawn of what is live. */
  pastAt?: readonly number[]
  layout(report: Awaited<R>, past?: readonly Past[]): S
  /** The report goes into a file as well: where, and what stands in it. It is written before anything is printed. */
  file?: {
    target(options: O): FileTarget
    page(report: Awaited<R>, options: O): Page | Promise<Page>
  }
  /** Code for thresholds or findings; store, refusal and partial codes are the runner's. */
  exitCode(report: Awaited<R>, options: O): ExitCode
  remember?(report: Awaited<R>): Remembered | Promise<Remembered>
  /** Its code says all: what could not be read is in it, and no other code of the runner's comes before it. */
  ownExit?: true
}

/** `force`: over what is there. */
export type FileTarget = { path: string; force: boolean }

/** What a report leaves behind for later runs. */
export type Remembered = {
  sightings?: readonly Sighting[]
  refuted?: readonly RefutedPast[]
  audits?: readonly AuditTrace[]
  /** What was watched, as it was seen. */
  conditions?: readonly ConditionTrace[]
  /** For the recorded history. */
  records?: readonly { name: string; recorded: Recorded }[]
}

/** A position of a hedge whose past, as it was read, cannot be; `nft` is the key of the history memory. */
export type RefutedPast = { name: string; nft: string }

/** A command that changes something. What it returns is printed like a report. */
export type Action<O = unknown> = CommandSpec & {
  kind: 'action'
  read(parsed: Parsed): O
  run(context: ActionContext, options: O): Promise<Outcome | undefined>
}

export type Outcome = {
  report: Readonly<Record<string, unknown>> & { schema: string }
  sections: Section[]
  exit?: ExitCode
}

// biome-ignore lint/suspicious/noExplicitAny: a table of commands holds each with its own options and report
export type AnyView = View<ArtifactName, any, any, any>
// biome-ignore lint/suspicious/noExplicitAny: as above
export type Command = AnyView | Action<any>

export const defineView = <
  const N extends ArtifactName,
  O,
  R extends Report | Promise<Report>,
  S extends Section[] | Promise<Section[]>,
>(
  view: Omit<View<N, O, R, S>, 'kind'>,
): View<N, O, R, S> => ({ kind: 'view', ...view })

export const defineAction = <O>(action: Omit<Action<O>, 'kind'>): Action<O> => ({ kind: 'action', ...action })
