import type { Artifacts } from '../../domain/artifacts.ts'
import { type CronTrials, type Step, stepStates } from '../../domain/doctorFacts.ts'
import type { HostFacts } from '../../domain/hostFacts.ts'
import { jobEnvironment } from '../../domain/jobEnvironment.ts'
import { known } from '../../domain/read.ts'
import { cronLine } from '../schedule/cron.ts'
import { stepsHere } from './stepsHere.ts'
import { stepsOfCron } from './stepsOfCron.ts'
import type { DoctorReport } from './types.ts'

export function doctorReport(
  { host, doctor, gatheredAt, source }: Artifacts<'host' | 'doctor'>,
  { asCron }: { asCron: boolean },
): DoctorReport {
  const machine = known(host)
  const facts = known(doctor)
  const head = {
    schema: 'hedge.doctor/1' as const,
    generatedAt: gatheredAt,
    source,
    as: asCron ? ('cron' as const) : ('here' as const),
    version: machine?.version ?? null,
    node: machine?.node.version ?? null,
  }
  if (machine === undefined || facts === undefined) {
    const gaps = [host, doctor].flatMap(read => ('gap' in read ? [read.gap] : []))
    return { ...head, ...counted([]), line: null, gaps }
  }
  if (facts.cron === null) return { ...head, ...counted(stepsHere(facts.here, machine)), line: null, gaps: [] }
  return { ...head, ...ofCron(facts.cron, machine), gaps: [] }
}

const counted = (steps: Step[]): Pick<DoctorReport, 'steps' | 'summary'> => ({
  steps,
  summary: Object.fromEntries(
    stepStates.map(state => [state, steps.filter(({ status }) => status === state).length]),
  ) as DoctorReport['summary'],
})

function ofCron(cron: CronTrials, host: HostFacts): Pick<DoctorReport, 'steps' | 'summary' | 'line'> {
  const given = jobEnvironment(host, cron.store ?? 'keychain', 'cron')
  const text = cronLine(host, { minutes: 5, run: 'check' }, [...given.places, ...given.keys])
  const tried = cron.helped ?? cron.alone
  const fails = 'ok' in tried ? tried.ok.steps.filter(({ status }) => status !== 'pass').map(({ id }) => id) : null
  return { ...counted(stepsOfCron(cron, host, given)), line: { text, fails } }
}
