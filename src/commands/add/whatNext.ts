import type { Section } from '../../domain/section.ts'

/** What a person can do with a hedge that has just been stored and shown; on a terminal alone. */
export function whatNext(name: string): Section {
  const commands = [
    [`hedge audit ${name}`, 'who could act on the account and the positions'],
    [`hedge check ${name}`, 'one line and an exit code, for cron and monitoring'],
    ['hedge schedule', 'the job that makes this machine look by itself'],
  ] as const
  const width = Math.max(...commands.map(([command]) => command.length))
  return {
    only: ['table'],
    kind: 'lines',
    lines: ['Three things to try next:', ...commands.map(([command, what]) => `  ${command.padEnd(width)}  ${what}`)],
  }
}
