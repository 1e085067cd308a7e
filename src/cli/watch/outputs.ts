import type { Gap } from '../../domain/read.ts'
import type { Section } from '../../domain/section.ts'
import type { Age } from './ages.ts'

/** One reading, judged. */
export type Frame = {
  /** As it was read: what could not be is missing. */
  report: { schema: string }
  sections: readonly Section[]
  /** For a person who looks at it: what could not be read now is as it was read last; `failing` says what that is. */
  shown: { sections: readonly Section[]; ages: readonly Age[]; failing: readonly Gap[] }
  /** When it was gathered, in milliseconds, and by the clock that ages are measured with. */
  gatheredAt: number
  elapsed: number
}

export type Standing = {
  frame: Frame
  elapsed: number
  /** Milliseconds between two readings. */
  interval: number
  /** Milliseconds until the next; null while it is being read. */
  next: number | null
}

/** Where frames go. */
export type Output = {
  /** A new one. */
  show(standing: Standing): Promise<void> | void
  /** The same, some time later; absent where nothing changes by that. */
  tick?(standing: Standing): Promise<void> | void
  close(): void
}
