import { type Gap, isRead, type Read, uniqueGaps } from '../../domain/read.ts'

/** The gaps met while one hedge is judged. */
export type GapList = {
  all(): Gap[]
  /** Those but for what only the past lacks: how the hedge stands is known without it. */
  ofNow(): Gap[]
  /** The same list, in which what is noted through it is of the past. */
  ofPast: GapList
  add(gap: Gap): void
  /** The value, or null with its gap noted. */
  take<T>(read: Read<T>): T | null
  /** What `judge` says, or null with `gap` noted when the numbers it was given contradict each other. */
  orImpossible<T>(judge: () => T, gap: (why: string) => Gap): T | null
}

export function gapList(): GapList {
  return listOf([], false)
}

type Noted = { gap: Gap; past: boolean }

function listOf(noted: Noted[], past: boolean): GapList {
  const add = (gap: Gap) => void noted.push({ gap, past })
  return {
    all: () => uniqueGaps(noted.map(({ gap }) => gap)),
    ofNow: () => uniqueGaps(noted.flatMap(({ gap, past: old }) => (old ? [] : [gap]))),
    get ofPast() {
      return listOf(noted, true)
    },
    add,
    take: read => {
      if (isRead(read)) return read.ok
      add(read.gap)
      return null
    },
    orImpossible: (judge, gap) => {
      try {
        return judge()
      } catch (error) {
        // What the math throws at numbers that cannot be, and BigInt at text that is no number.
        if (!(error instanceof RangeError || error instanceof SyntaxError)) throw error
        add(gap(error instanceof RangeError ? error.message : 'one of them is not a number'))
        return null
      }
    },
  }
}
