import type { SecondReading } from '../../domain/artifacts.ts'
import { array, nullable, object, type Reader } from '../../domain/shape.ts'
import { chainName, printable, read, uint } from './words.ts'

export const secondReading: Reader<SecondReading> = object({
  chain: chainName,
  read: nullable(read(object({ block: uint, provider: printable, differing: array(printable) }))),
})
