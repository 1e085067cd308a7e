import { exitCodes, Failure } from '../../domain/failure.ts'
import type { HostFacts } from '../../domain/hostFacts.ts'
import type { Given } from '../../domain/jobEnvironment.ts'
import { cronFields, nearestInterval } from './intervals.ts'
import { inCrontab, quietCommand, shellCommand } from './job.ts'
import { intervalText, type Job } from './options.ts'
import type { Plan } from './types.ts'

export function cronLine(host: HostFacts, { minutes, run }: { minutes: number; run: Job }, variables: Given): string {
  const fields = cronFields(minutes)
  if (fields === null) throw uneven(minutes)
  const command = quietCommand(shellCommand(host, run, variables), isLogged(host))
  return `${fields} ${inCrontab(command)}`
}

/** cron throws away what a job prints where nothing delivers mail. */
export const isLogged = ({ cron, tools }: HostFacts): boolean => !cron.mail && tools.logger

/** Vixie cron reads no longer command. */
export const longestCommand = 998

export const cronPlan = (host: HostFacts, job: { minutes: number; run: Job }, variables: Given): Plan => ({
  files: [{ path: null, text: `${cronLine(host, job, variables)}\n` }],
  install: ['crontab -e'],
  notes: [
    'To try it before: hedge doctor --as-cron',
    isLogged(host)
      ? 'It says nothing while all is well, and else all of it to the system’s log: journalctl -t hedge, or grep hedge /var/log/syslog'
      : `It says nothing while all is well; else cron mails all of it to ${host.user ?? 'you'}, at each run (elsewhere: MAILTO=you@example.com above the line).`,
    ...(job.minutes < 60
      ? []
      : [
          'cron goes by the local time of this machine: where clocks are put forward or back, one run may be early or late.',
        ]),
  ],
})

const uneven = (minutes: number): Failure =>
  new Failure(
    'bad-option',
    `cron runs evenly only what divides an hour or a day, and ${intervalText(minutes)} does not`,
    `hedge schedule --every ${intervalText(nearestInterval(minutes))}, or --as systemd`,
    exitCodes.usage,
  )
