/** Who asks: for what changes by the second, for what changes slowly, or for what was long ago. */
export type Kind = 'light' | 'heavy' | 'past'

/** `first`: nothing is known of it yet, so that no number can be made of it. */
export type Wish = { weight: number; kind: Kind; first: boolean }

/**
 * What a watch may ask of Hyperliquid within a minute, of the venue's own measure: less than 100 of the 1,200 that one IP address has.
 * What is asked for the first time may take all of it; else a part is kept for each kind, so that neither starves the other.
 */
export type Allowance = {
  /** Whether this may be asked now; then it counts as spent. */
  takes(wish: Wish): boolean
  /** What an answer weighed beyond what was thought; negative where it was less. */
  add(weight: number): void
  /** Within the last minute. */
  spent(): number
}

const most = 96
/** Of what is asked again: while there is something that was never asked, and else. */
const parts = { light: [30, 50], heavy: [20, 46], past: [0, 46] } as const

/** The venue has another clock, and what was sent first may arrive last (milliseconds). */
const minute = 61_500

/** `now` in milliseconds of a clock that nobody sets. */
export function createAllowance(now: () => number): Allowance {
  let entries: { at: number; weight: number; kind: Kind }[] = []
  /** When something of the present that is not known at all was last refused. */
  let hungry = Number.NEGATIVE_INFINITY
  /** The largest that is wanted for the first time and was refused: it comes in only where the others make room. */
  let craved = { at: Number.NEGATIVE_INFINITY, weight: 0 }

  /** Since when the past has been refused. */
  let pastSince: number | null = null

  const sumOf = (of: (kind: Kind) => boolean) =>
    entries.reduce((sum, { weight, kind }) => sum + (of(kind) ? weight : 0), 0)
  const total = () => {
    const from = now() - minute
    entries = entries.filter(({ at }) => at > from)
    return sumOf(() => true)
  }
  const isHungry = () => now() - hungry < minute
  const kept = () => (now() - craved.at < minute ? craved.weight : 0)
  /** A small piece of the past comes in sooner or later: only where that is too late others make room for it. */
  const isCraved = ({ kind, weight }: Wish) =>
    kind !== 'past' || (!isHungry() && (weight > parts.past[1] || now() - (pastSince ?? now()) > minute))
  const roomFor = ({ weight, kind, first }: Wish): boolean => {
    const all = total() + weight
    if (all > most || (kind === 'past' && isHungry())) return false
    const own = sumOf(each => each === kind)
    const isWithin = own + weight <= parts[kind][isHungry() ? 0 : 1]
    if (first) return kind !== 'past' || isWithin || own === 0
    return isWithin && all + kept() <= most
  }
  return {
    takes: wish => {
      const { weight, kind, first } = wish
      const isTaken = roomFor(wish)
      if (isTaken) entries.push({ at: now(), weight, kind })
      if (!first) return isTaken
      if (kind === 'past') pastSince = isTaken ? null : (pastSince ?? now())
      else if (!isTaken) hungry = now()
      if (isTaken && weight >= kept()) craved = { at: now(), weight: 0 }
      else if (!isTaken && isCraved(wish)) craved = { at: now(), weight: Math.max(weight, kept()) }
      return isTaken
    },
    add: weight => void entries.push({ at: now(), weight, kind: 'past' }),
    spent: total,
  }
}
