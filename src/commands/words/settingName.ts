import { exitCodes, Failure } from '../../domain/failure.ts'
import { type PreferenceName, preferenceNames } from '../../domain/preferences.ts'
import { type ThresholdName, thresholdNames } from '../../domain/thresholds.ts'

/** A setting is a number in a range, or one of a few words. */
export type SettingName = { kind: 'threshold'; name: ThresholdName } | { kind: 'preference'; name: PreferenceName }

export function settingFrom(text: string): SettingName {
  const threshold = thresholdNames.find(known => known === text)
  if (threshold !== undefined) return { kind: 'threshold', name: threshold }
  const preference = preferenceNames.find(known => known === text)
  if (preference !== undefined) return { kind: 'preference', name: preference }
  throw new Failure(
    'unknown-key',
    `there is no such setting; there are ${[...thresholdNames, ...preferenceNames].join(', ')}`,
    'hedge config get',
    exitCodes.usage,
  )
}
