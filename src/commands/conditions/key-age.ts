import type { KeyNote } from '../../domain/keyNote.ts'
import type { Rule, Seen, Unwatched } from './words/rule.ts'
import { type Scale, seen } from './words/seen.ts'

const day = 86_400_000

export const keyAge: Rule = {
  id: 'key-age',
  title: 'an RPC URL, a webhook or the key of the vault is due to be rotated',
  limits: ['keys.rotate'],
  of: 'all',
  needs: ['keys'],
  judge: ({ thresholds, now, keys }) => {
    const scale: Scale = { warn: thresholds['keys.rotate'], crit: null, worse: 'above', inclusive: true, unit: 'd' }
    return keys.map(key => judged(key, scale, now))
  },
}

function judged({ name, setAt, rotate }: KeyNote, scale: Scale, now: number): Seen | Unwatched {
  if (setAt === null) return { unwatched: `nobody noted when the ${name} was made: ${rotate}` }
  const days = (now - Date.parse(setAt)) / day
  if (days < -1)
    return { unwatched: `by a clock that was ahead the ${name} was set on ${setAt.slice(0, 10)}: ${rotate}` }
  const whole = Math.max(0, Math.floor(days))
  const age = whole === 0 ? 'today' : `${whole} ${whole === 1 ? 'day' : 'days'} ago`
  const it = seen(name, scale, Math.max(0, days), `the ${name} was set ${age}`)
  return it.state === 'ok' ? it : { ...it, message: `${it.message}: ${rotate}` }
}
