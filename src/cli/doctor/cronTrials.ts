import type { CronRun, CronTrials, Step } from '../../domain/doctorFacts.ts'
import { stepStates } from '../../domain/doctorFacts.ts'
import type { HostFacts } from '../../domain/hostFacts.ts'
import { jobEnvironment } from '../../domain/jobEnvironment.ts'
import type { Read } from '../../domain/read.ts'
import type { StoreKind } from '../../domain/secretStore.ts'
import { array, nullable, object, oneOf, type Reader, text } from '../../domain/shape.ts'
import { cronEnvironment } from '../../secrets/cronEnvironment.ts'
import { type ProgramEnd, runProgram } from '../../secrets/exec/runProgram.ts'

export type CronGround = {
  env: Readonly<Record<string, string | undefined>>
  host: HostFacts
  /** Null where the settings do not tell. */
  store: StoreKind | null
  now(): Date
  /** Milliseconds for all of it. */
  time: number
}

type Environment = Record<string, string | undefined>

/**
 * Starts this program as cron does: its environment, no terminal, nothing on standard input, a deadline. What says where the
 * run finds its things is given at once, since what it found elsewhere would tell nothing of this installation.
 */
export async function cronTrials({ env, host, store, now, time }: CronGround): Promise<CronTrials> {
  const bare = cronEnvironment(env)
  const { places, keys } = jobEnvironment(host, store ?? 'keychain', 'cron')
  const deadline = Math.max(3_000, Math.min(25_000, (time - 1_000) / 2))
  const run = (environment: Environment) => runDoctor(host, environment, now, deadline)
  const placed = { ...bare, ...Object.fromEntries(places) }
  const [command, alone] = await Promise.all([tryCommand(host, bare), run(placed)])
  const isFine = 'ok' in alone && alone.ok.steps.every(({ status }) => status === 'pass')
  const helped = keys.length === 0 || isFine ? null : await run({ ...placed, ...Object.fromEntries(keys) })
  return { command, store, alone, helped }
}

/** cron hands the line to a shell. */
async function tryCommand({ version }: HostFacts, environment: Environment): Promise<CronTrials['command']> {
  const script = 'command -v hedge >/dev/null || exit 111\nhedge --version'
  const end = await runProgram({
    command: '/bin/sh',
    arguments: ['-c', script],
    environment,
    input: '',
    deadline: 5_000,
  })
  if (end.kind !== 'ended') return 'fails'
  if (end.status === 111) return 'missing'
  if (end.status !== 0) return 'fails'
  return end.output.trim() === version ? 'right' : 'other'
}

/** The run has less time than it is waited for, so that it says itself what took too long. */
async function runDoctor(
  { node, program }: HostFacts,
  environment: Environment,
  now: () => Date,
  deadline: number,
): Promise<Read<CronRun>> {
  const seconds = String(Math.max(1, Math.floor(deadline / 1000) - 2))
  const end = await runProgram({
    command: node.path,
    arguments: [program.path, 'doctor', '--json', '--no-input', '--quiet', '--timeout', seconds],
    environment,
    input: '',
    deadline,
  })
  return readRun(end, now, deadline)
}

function readRun(end: ProgramEnd, now: () => Date, deadline: number): Read<CronRun> {
  const gap = (code: string, message: string) => ({ gap: { code, source: 'a run as of cron', message, hint } })
  if (end.kind === 'late') return gap('run-late', `it did not end within ${Math.round(deadline / 1000)} seconds`)
  if (end.kind !== 'ended') return gap('run-failed', 'it could not be started, or said too much')
  try {
    const { steps } = report(JSON.parse(end.output), 'doctor')
    return { ok: { steps }, at: now().toISOString() }
  } catch {
    return gap('run-failed', `it ended with ${end.status ?? 'a signal'}, and said nothing that could be read`)
  }
}

const hint =
  'hedge schedule prints the line that works here; try it by hand with: env -i HOME="$HOME" PATH=/usr/bin:/bin'

const step: Reader<Step> = object({
  id: text,
  title: text,
  status: oneOf(...stepStates),
  detail: text,
  mend: nullable(text),
})
const report = object({ schema: oneOf('hedge.doctor/1'), steps: array(step) })
