import type { Rule } from './words/rule.ts'
import { type Scale, seen } from './words/seen.ts'

const day = 86_400_000

/**
 * From what the last audit saw: asking the venue costs a fifth of what it allows in a minute, too much for every five of them. A hedge
 * that no audit has seen is not watched, and says so.
 */
export const agentExpiry: Rule = {
  id: 'agent-expiry',
  title: 'an API wallet of the account ends soon',
  limits: ['agents.warning', 'agents.critical'],
  of: 'hedge',
  needs: ['auditMemory'],
  judge: ({ thresholds, now, agents }) => {
    const { 'agents.warning': warn, 'agents.critical': crit } = thresholds
    const scale: Scale = { warn, crit, worse: 'below', inclusive: true, unit: 'd' }
    if (agents === null) return [{ unwatched: 'when its API wallets end is not known before an audit: hedge audit' }]
    const seenAt = `as of the audit of ${agents.at.slice(0, 10)}`
    const [first] = agents.ends
    if (first === undefined)
      return [{ ...scale, subject: '', value: null, state: 'ok', message: `no API wallet ends, ${seenAt}` }]
    const days = (Date.parse(first) - now) / day
    const whole = Math.floor(Math.abs(days))
    const far = whole === 0 ? 'less than a day' : `${whole} ${whole === 1 ? 'day' : 'days'}`
    const when = days > 0 ? `ends ${first}, in ${far}` : `ended ${first}, ${far} ago; if it was renewed: hedge audit`
    return [seen('', scale, days, `an API wallet ${when}, ${seenAt}`)]
  },
}
