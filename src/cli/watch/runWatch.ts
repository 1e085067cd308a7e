import type { AnyView, Report } from '../../domain/command.ts'
import { type ExitCode, exitCodes, Failure } from '../../domain/failure.ts'
import type { Io } from '../../domain/io.ts'
import type { WatchPlan } from '../../domain/watchPlan.ts'
import type { Globals } from '../globals.ts'
import type { Pauses } from '../pauses.ts'
import type { textOf } from '../print.ts'
import type { Services } from '../services.ts'
import { watchClock } from './clock.ts'
import { frameReader } from './frameReader.ts'
import { lineOutput } from './lineOutput.ts'
import type { Frame, Output } from './outputs.ts'
import { watch } from './watch.ts'

export type WatchRun = {
  view: AnyView
  options: unknown
  plan: WatchPlan
  globals: Globals
  io: Io
  services(): Promise<Services>
  pauses: Pauses
  /** Where warnings go; a live view takes them over. */
  warnings: { to(line: string): void }
  write: typeof textOf
  exitOf(report: Report): ExitCode
  /** Shows that something is being waited for. */
  waiting<T>(work: Promise<T>): Promise<T>
}

/** What ends it, and with which code; by what it showed last where there is none here. */
const ends: Record<string, number> = { SIGINT: 130, SIGTERM: 143 }

/** What is left behind for later runs is so once a minute at most (milliseconds). */
const restEvery = 60_000

/** Shows a view again and again until its plan is done or somebody ends it. */
export async function runWatch(run: WatchRun): Promise<number> {
  const { view, plan, globals, io, pauses, warnings } = run
  refuseOthers(globals)
  const services = await run.services()
  const clock = watchClock(io)
  const stopping = new AbortController()
  const stop = (reason: unknown) => stopping.abort(reason)
  const interruption = io.interruption()
  interruption.addEventListener('abort', () => stop(interruption.reason))
  io.stdout.closed?.addEventListener('abort', () => stop('closed'))

  let isWanted = false
  const isLive = io.stdout.isTerminal && globals.format === 'table' && globals.select === null && io.env.TERM !== 'dumb'
  const told = new Set<string>()
  const plain = warnings.to
  warnings.to = line => {
    if (!told.has(line) && !isLive) plain(line)
    told.add(line)
  }
  const openLive = async (): Promise<Output> => {
    const [{ liveOutput }, { openScreen }, { fold }] = await Promise.all([
      import('./liveOutput.ts'),
      import('./screen.ts'),
      import('../../formats/table.ts'),
    ])
    const screen = openScreen(event => {
      if (event === 'quit' || event === 'interrupt') return stop(event === 'quit' ? event : 'SIGINT')
      isWanted ||= event === 'refresh'
      if (last !== null) void last()
    })
    return liveOutput(screen, plan, globals, { write: run.write, fold })
  }
  /** Draws again what stood there. */
  let last: (() => unknown) | null = null
  let live: Output | null = null
  /** The terminal is taken over when there is something to show on it: before, a passphrase may be asked for. */
  const lateLive: Output = {
    show: async standing => {
      live ??= await openLive()
      last = () => live?.show(standing)
      await live.show(standing)
    },
    tick: standing => {
      last = () => live?.tick?.(standing)
      return live?.tick?.(standing)
    },
    close: () => live?.close(),
  }
  const output = isLive ? lateLive : lineOutput(globals, io, run.write)

  let isBegun = false
  let failure: unknown
  let left: Promise<void> = Promise.resolve()
  let leftAt = Number.NEGATIVE_INFINITY
  const leave = async (frame: Frame) => {
    const { afterView } = await import('../afterView.ts')
    const warn = (line: string) => warnings.to(line)
    await afterView(view, frame.report as Report, { globals, io, services, pauses, warn })
    ;(await services.history()).flush()
  }
  const { read, leastInterval } = await frameReader(run, services, clock, isLive)
  try {
    const frame = await watch({
      ...{ plan, clock, leastInterval, stop: stopping.signal },
      read: signal => (isBegun ? read(signal) : run.waiting(read(signal))),
      output: {
        ...output,
        show: async standing => {
          isBegun = true
          await output.show(standing)
          if (clock.elapsed() - leftAt < restEvery) return
          leftAt = clock.elapsed()
          left = left
            .then(() => leave(standing.frame))
            .catch(error => {
              failure ??= error
              stop('failure')
            })
        },
      },
      isWanted: () => {
        const answer = isWanted
        isWanted = false
        return answer
      },
    })
    await left
    if (failure !== undefined) throw failure
    const code = ends[String(stopping.signal.reason)]
    return code ?? (frame === null ? exitCodes.fine : run.exitOf(frame.report as Report))
  } finally {
    output.close()
    if (isLive) for (const line of told) plain(line)
    warnings.to = plain
    ;(await services.history()).flush()
  }
}

function refuseOthers({ from, format }: Globals): void {
  const usage = (message: string, hint: string) => new Failure('usage', message, hint, exitCodes.usage)
  if (from !== null)
    throw usage('what was saved does not change: --watch and --from exclude each other', 'hedge status --from FILE')
  if (format === 'table' || format === 'json') return
  throw usage(`--watch and --format ${format} exclude each other`, 'hedge status --watch --json')
}
