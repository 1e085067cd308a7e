import { exitCodes, Failure } from '../../domain/failure.ts'
import { type ThresholdName, thresholdNames } from '../../domain/thresholds.ts'

export function thresholdFrom(text: string): ThresholdName {
  const name = thresholdNames.find(known => known === text)
  if (name !== undefined) return name
  throw new Failure(
    'unknown-key',
    `there is no such setting; there are ${thresholdNames.join(', ')}`,
    'hedge config get',
    exitCodes.usage,
  )
}
