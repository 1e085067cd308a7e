import { Failure } from '../domain/failure.ts'
import type { OwnThresholds } from '../domain/ownThresholds.ts'
import { presetOf, type ThresholdName, thresholds } from '../domain/thresholds.ts'
import type { SettingsDocument } from './document.ts'
import { isRecord } from './storeFault.ts'

/** What is wrong with limits read from disk, of all hedges or of one, or null. */
export function faultOfThresholds(own: unknown, ofOne: boolean): string | null {
  if (!isRecord(own)) return '"thresholds" is not an object'
  for (const [name, value] of Object.entries(own)) {
    if (!Object.hasOwn(thresholds, name)) return 'a threshold is not a number'
    const { min, max, unit, off, everywhere } = presetOf(name as ThresholdName)
    if (ofOne && everywhere) return `"${name}" is of no single hedge`
    if (value === null && off) continue
    if (typeof value !== 'number') return 'a threshold is not a number'
    if (!(value >= min && value <= max)) return `"${name}" is not from ${min} to ${max} (${unit})`
  }
  return null
}

/** A limit set, off where the value is null, or with `undefined` left to what holds without it; of all hedges, or of one by its id. */
export function withThreshold(
  document: SettingsDocument,
  name: ThresholdName,
  value: number | null | undefined,
  hedge: string | null,
): SettingsDocument {
  const changed = (own: OwnThresholds): OwnThresholds => {
    const { [name]: _before, ...others } = own
    return value === undefined ? others : ({ ...others, [name]: value } as OwnThresholds)
  }
  if (hedge === null) return { ...document, thresholds: changed(document.thresholds) }
  if (!document.hedges.some(({ id }) => id === hedge)) {
    throw new Failure('no-such-hedge', 'the hedge was removed meanwhile: nothing was set', 'hedge list')
  }
  const hedges = document.hedges.map(each => {
    if (each.id !== hedge) return each
    const { thresholds: before = {}, ...rest } = each
    const own = changed(before)
    return Object.keys(own).length === 0 ? rest : { ...rest, thresholds: own }
  })
  return { ...document, hedges }
}
