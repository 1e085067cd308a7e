import type { OwnThresholds } from '../../domain/ownThresholds.ts'
import { nullable, number, object, optional, type Reader, ShapeFailure, where } from '../../domain/shape.ts'
import {
  presetOf,
  type Threshold,
  type ThresholdName,
  type Thresholds,
  thresholdNames,
} from '../../domain/thresholds.ts'

const limit = ({ min, max, off }: Threshold): Reader<number | null> => {
  const inside = where(number, is => is >= min && is <= max, `a number from ${min} to ${max}`)
  return off ? nullable(inside) : inside
}

/** One that is newer than the file is at its default, as it was for whoever saved it. */
export const thresholds = object(
  Object.fromEntries(thresholdNames.map(name => [name, optional(limit(presetOf(name)), presetOf(name).default)])),
) as Reader<Thresholds>

/** What was left out stays left out, so that a replay is saved as it was. */
export const ownThresholds: Reader<OwnThresholds> = (value, path) => {
  const own = object({})(value, path) && (value as Record<string, unknown>)
  return Object.fromEntries(
    Object.entries(own).map(([name, its]) => {
      const known = thresholdNames.find(each => each === name)
      if (known === undefined || presetOf(known).everywhere)
        throw new ShapeFailure(path, 'holds something that is no limit of a hedge')
      return [known satisfies ThresholdName, limit(presetOf(known))(its, `${path}.${known}`)]
    }),
  )
}
