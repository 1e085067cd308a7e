import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/** Root may give a daemon a view of the machine of its own, in which it finds no crontab but that of the test. */
const canUnshare = (): boolean =>
  process.platform === 'linux' &&
  process.getuid?.() === 0 &&
  spawnSync('unshare', ['--mount', '--pid', '--fork', '--mount-proc', 'true']).status === 0

export const hasCron: boolean = existsSync('/usr/sbin/cron') && canUnshare()

export type CronDaemon = {
  /** What jobs handed to logger(1), each in the words `-t hedge` was given. */
  logged(): string
  /** Waits for what a job leaves; fails after so many milliseconds. */
  until(what: string, holds: () => boolean, longest: number): Promise<void>
  stop(): Promise<void>
}

/**
 * A real cron daemon with one crontab, which crontab(1) itself has taken. Its folders, its lock and the system's own jobs are
 * covered in its view alone; logger(1) writes to a file there. It is ended by its own handle, and all of its jobs with it.
 */
export async function startCron(folder: string, crontab: string): Promise<CronDaemon> {
  mkdirSync(folder, { recursive: true })
  const [table, empty, log, logger] = ['crontab', 'empty', 'log', 'logger'].map(name => join(folder, name)) as [
    string,
    string,
    string,
    string,
  ]
  writeFileSync(table, crontab)
  writeFileSync(empty, '')
  writeFileSync(log, '')
  writeFileSync(logger, `#!/bin/sh\n[ "$*" = "-t hedge" ] && cat >>'${log}'\n`)
  chmodSync(logger, 0o755)
  const script = `
    mount -t tmpfs none /var/spool/cron
    mkdir /var/spool/cron/crontabs
    chown root:crontab /var/spool/cron/crontabs
    chmod 1730 /var/spool/cron/crontabs
    mount -t tmpfs none /etc/cron.d
    mount -t tmpfs none /run
    mount --bind '${empty}' /etc/crontab
    mount --bind '${logger}' /usr/bin/logger
    crontab '${table}'
    exec cron -f`
  // The daemon has none of our environment: what a job knows it was told by its line.
  const daemon = spawn(
    'unshare',
    ['--mount', '--pid', '--fork', '--mount-proc', '--kill-child', 'sh', '-euc', script],
    {
      env: { PATH: '/usr/sbin:/usr/bin:/sbin:/bin' },
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  )
  let said = ''
  daemon.stderr.setEncoding('utf8').on('data', text => {
    said += text
  })
  return {
    logged: () => readFileSync(log, 'utf8'),
    until: async (what, holds, longest) => {
      for (const end = Date.now() + longest; Date.now() < end; await sleep(250)) {
        if (holds()) return
        if (daemon.exitCode !== null) throw new Error(`cron ended: ${said}`)
      }
      throw new Error(`cron did not come to it: ${what}`)
    },
    stop: () => ended(daemon),
  }
}

/** Its first process is the first of its own view, which heeds no other signal. */
async function ended(daemon: ChildProcess): Promise<void> {
  if (daemon.exitCode !== null) return
  const closed = new Promise(resolve => daemon.once('close', resolve))
  daemon.kill('SIGKILL')
  await closed
}
