import { readdirSync } from 'node:fs'
import type { HostFacts } from '../../domain/hostFacts.ts'
import { isThere, programOn, textAt } from './look.ts'

type At = (path: string) => string

/** What can be seen of the cron of this machine; crontab(1) of Debian, Red Hat and the BSDs. */
export const cronFacts = (user: string | null, at: At): HostFacts['cron'] => ({
  installed: programOn('crontab', ['/usr/bin', '/bin', '/usr/local/bin'], at),
  running: isRunning(at),
  allowed: isAllowed(user, at),
  mail: ['/usr/sbin/sendmail', '/usr/lib/sendmail'].some(path => isThere(at(path))),
})

const daemons = /^(?:f?crond?|cronie|dcron|systemd-cron|supercronic)$/

function isRunning(at: At): boolean | null {
  let pids: string[]
  try {
    pids = readdirSync(at('/proc')).filter(name => /^\d+$/.test(name))
  } catch {
    return null
  }
  if (pids.length === 0) return null
  return pids.some(pid => {
    const name = textAt(at(`/proc/${pid}/comm`))
    return typeof name === 'object' && daemons.test(name.text.trim())
  })
}

/** Who may have a crontab: those of cron.allow where it is there, else everybody but those of cron.deny. */
function isAllowed(user: string | null, at: At): boolean | null {
  if (user === null) return null
  if (user === 'root') return true
  const [allow, deny] = ['allow', 'deny'].map(name => {
    const found = ['/etc', '/var/cron', '/usr/lib/cron'].map(folder => textAt(at(`${folder}/cron.${name}`)))
    return found.find(text => text !== 'missing') ?? 'missing'
  }) as [ReturnType<typeof textAt>, ReturnType<typeof textAt>]
  if (allow === 'unreadable' || (allow === 'missing' && deny === 'unreadable')) return null
  if (typeof allow === 'object') return named(allow.text, user)
  return typeof deny === 'object' ? !named(deny.text, user) : true
}

const named = (text: string, user: string): boolean => text.split('\n').some(line => line.trim() === user)
