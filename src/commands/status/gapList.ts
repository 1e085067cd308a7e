import { type Gap, isRead, type Read } from '../../domain/read.ts'

/** The gaps met while one hedge is judged. */
export type GapList = {
  all(): Gap[]
  add(gap: Gap): void
  /** The value, or null with its gap noted. */
  take<T>(read: Read<T>): T | null
  /** What `judge` says, or null with `gap` noted when the numbers it was given contradict each other. */
  orImpossible<T>(judge: () => T, gap: (why: string) => Gap): T | null
}

export function gapList(): GapList {
  const gaps: Gap[] = []
  return {
    all: () => unique(gaps),
    add: gap => void gaps.push(gap),
    take: read => {
      if (isRead(read)) return read.ok
      gaps.push(read.gap)
      return null
    },
    orImpossible: (judge, gap) => {
      try {
        return judge()
      } catch (error) {
        // What the math throws at numbers that cannot be, and BigInt at text that is no number.
        if (!(error instanceof RangeError || error instanceof SyntaxError)) throw error
        gaps.push(gap(error instanceof RangeError ? error.message : 'one of them is not a number'))
        return null
      }
    },
  }
}

export const unique = (gaps: readonly Gap[]): Gap[] =>
  gaps.filter(
    (gap, index) =>
      gaps.findIndex(
        other => other.code === gap.code && other.source === gap.source && other.message === gap.message,
      ) === index,
  )
