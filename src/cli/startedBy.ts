import { readFileSync } from 'node:fs'
import type { StartedBy } from '../domain/accessLog.ts'
import type { Io } from '../domain/io.ts'

/**
 * How this run was started. A terminal on any stream: by a person there. Else by what stands above it: a cron daemon
 * among its ancestors where /proc tells them, and where it does not (macOS, BSD) the environment that cron gives and
 * nobody else does (/bin/sh, a LOGNAME, no TERM). systemd names the process it started; launchd names the job. Anything
 * else is a pipe or script. It is what the run sees of itself: whoever starts it can make it look otherwise.
 */
export function startedBy({ stdin, stdout, stderr, env }: Io, ancestors = namesOfAncestors): StartedBy {
  if (stdin.isTerminal || stdout.isTerminal || stderr.isTerminal) return 'terminal'
  const above = ancestors()
  if (above === null ? looksLikeCron(env) : above.some(name => cronNames.test(name))) return 'cron'
  if (env.SYSTEMD_EXEC_PID === String(process.pid)) return 'service'
  if (process.platform === 'darwin' && env.XPC_SERVICE_NAME?.includes('.')) return 'service'
  return 'pipe'
}

const cronNames = /^(?:f?crond?|anacron|atd|cronie|dcron|supercronic)$/i

const looksLikeCron = (env: Io['env']): boolean =>
  env.SHELL === '/bin/sh' && env.LOGNAME !== undefined && env.TERM === undefined && env.XPC_SERVICE_NAME === undefined

/** Names of the processes above this one, nearest first; null where the system has no /proc. */
function namesOfAncestors(): string[] | null {
  const names: string[] = []
  for (let pid = process.ppid; pid > 0 && names.length < 16; ) {
    const stat = statOf(pid)
    if (stat === null) break
    names.push(stat.name)
    pid = stat.parent
  }
  return names.length === 0 && statOf(process.pid) === null ? null : names
}

/** proc(5): the name stands in brackets and may hold brackets itself; the state and the parent follow it. */
function statOf(pid: number): { name: string; parent: number } | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const end = text.lastIndexOf(')')
    return { name: text.slice(text.indexOf('(') + 1, end), parent: Number(text.slice(end + 2).split(' ')[1]) }
  } catch {
    return null
  }
}
