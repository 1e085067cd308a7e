import type { SecondOpinion } from '../../domain/approvals.ts'
import type { SecondReading } from '../../domain/artifacts.ts'
import { array, boolean, nullable, object, optional, type Reader } from '../../domain/shape.ts'
import { chainName, printable, read, uint } from './words.ts'

const told = object({
  ...{ block: uint, provider: printable, differing: array(printable) },
  ofIds: optional(boolean, false),
})

const opinion: Reader<SecondOpinion> = (value, path) => {
  const { ofIds, ...rest } = told(value, path)
  return ofIds ? { ...rest, ofIds } : rest
}

export const secondReading: Reader<SecondReading> = object({
  chain: chainName,
  read: nullable(read(opinion)),
})
