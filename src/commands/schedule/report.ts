import type { Artifacts } from '../../domain/artifacts.ts'
import { exitCodes, Failure } from '../../domain/failure.ts'
import type { HostFacts, StoreReach } from '../../domain/hostFacts.ts'
import { jobEnvironment, type Scheduler } from '../../domain/jobEnvironment.ts'
import type { Gap } from '../../domain/read.ts'
import { cronLine, cronPlan } from './cron.ts'
import { refuseUnprintable, shellCommand } from './job.ts'
import { launchdPlan } from './launchd.ts'
import { need } from './needs/need.ts'
import { programNeeds } from './needs/programNeeds.ts'
import { schedulerNeeds } from './needs/schedulerNeeds.ts'
import { storeNeeds } from './needs/storeNeeds.ts'
import { intervalText, type ScheduleOptions } from './options.ts'
import { systemdPlan } from './systemd.ts'
import type { Need, Plan, ScheduleReport } from './types.ts'

export function scheduleReport(
  { host, storeReach, gatheredAt, source }: Artifacts<'host' | 'storeReach'>,
  options: ScheduleOptions,
): ScheduleReport {
  const head = {
    schema: 'hedge.schedule/1',
    generatedAt: gatheredAt,
    source,
    every: intervalText(options.minutes),
    run: options.run,
  } as const
  if ('gap' in host || 'gap' in storeReach) {
    const gaps = [host, storeReach].flatMap(read => ('gap' in read ? [read.gap] : []))
    return { ...head, ...nothing, gaps }
  }
  const [machine, store] = [host.ok, storeReach.ok]
  const as = options.as ?? usualOf(machine)
  const { places, keys } = jobEnvironment(machine, store.kind, as)
  const variables = [...places, ...keys]
  refuseUnprintable([machine.node.path, machine.program.path, ...variables.map(([, value]) => value)])
  const line = as === 'cron' ? cronLine(machine, options, variables) : null
  const plan = planOf(as, machine, store, options, variables)
  const ground = { host: machine, store, as, line }
  const needs: Need[] = [
    ...storeNeeds(ground),
    need('hedge', storedWords(store), store.hedges > 0, 'hedge add'),
    ...(options.run === 'notify'
      ? [need('target', 'it is set where notifications go', store.targets > 0, 'hedge notify set --help')]
      : []),
    ...schedulerNeeds(ground),
    ...programNeeds(machine),
  ]
  const opens = needs.find(({ id }) => id === 'store')?.met ?? null
  return {
    ...head,
    as,
    command: shellCommand(machine, options.run, variables),
    store: { kind: store.kind, where: store.where, unattended: opens },
    needs,
    ...plan,
    gaps: opens === false ? [gapOf(store, needs)] : [],
  }
}

const nothing = { as: null, command: null, store: null, needs: [], files: [], install: [], notes: [] }

/** What works here: the keychain of macOS is reached by an agent alone; a timer of systemd keeps to the clock in UTC. */
function usualOf({ platform, init }: HostFacts): Scheduler {
  if (platform === 'win32') throw notHere()
  if (platform === 'darwin') return 'launchd'
  return init === 'systemd' ? 'systemd' : 'cron'
}

function planOf(
  as: Scheduler,
  host: HostFacts,
  store: StoreReach,
  job: ScheduleOptions,
  variables: Parameters<typeof cronPlan>[2],
): Plan {
  if (as === 'cron') return cronPlan(host, job, variables)
  return as === 'systemd' ? systemdPlan(host, store, job, variables) : launchdPlan(host, job, variables)
}

const storedWords = ({ hedges }: StoreReach): string =>
  hedges === 0
    ? 'a hedge is stored: there is none yet'
    : hedges === 1
      ? 'a hedge is stored'
      : `${hedges} hedges are stored`

/** A job that cannot open its store does nothing: the exit code says so too. */
function gapOf({ unattended }: StoreReach, needs: readonly Need[]): Gap {
  const { text = '', mend } = needs.find(({ id }) => id === 'store') ?? {}
  const code = 'gap' in unattended && unattended.gap.code.startsWith('store-') ? unattended.gap.code : 'store-locked'
  return { code, source: 'secret store', message: text, hint: mend ?? 'hedge store' }
}

const notHere = (): Failure =>
  new Failure(
    'no-scheduler',
    'there is neither cron nor systemd nor launchd on Windows',
    'Task Scheduler, "Run only when user is logged on": program hedge, arguments check',
    exitCodes.usage,
  )
