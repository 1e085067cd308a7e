import type { Hedge } from '../../domain/hedge.ts'
import type { OwnThresholds } from '../../domain/ownThresholds.ts'
import { withOwn } from '../../domain/ownThresholds.ts'
import { presetOf, type ThresholdName, type Thresholds } from '../../domain/thresholds.ts'

/** Who set a limit; `pair`: nobody, but the other of its kind was set beyond it, and it went along. */
export type LimitSource = 'default' | 'global' | 'hedge' | 'pair'

/** What holds of a limit, of all hedges or of one, and where it comes from. */
export function sourceOf(
  name: ThresholdName,
  { all, own, hedge }: { all: Thresholds; own: OwnThresholds; hedge: Hedge | null },
): { value: number | null; from: LimitSource } {
  const ofAll = all[name]
  if (hedge !== null) {
    const value = withOwn(all, hedge.thresholds)[name]
    if (Object.hasOwn(hedge.thresholds ?? {}, name)) return { value, from: 'hedge' }
    if (value !== ofAll) return { value, from: 'pair' }
  }
  if (Object.hasOwn(own, name)) return { value: ofAll, from: 'global' }
  return { value: ofAll, from: ofAll === presetOf(name).default ? 'default' : 'pair' }
}

/** As it is typed: a number, or `off`. */
export const limitWord = (value: number | null): number | 'off' => value ?? 'off'
