/**
 * One limit a person may set: its default, what it means, and the range in which it makes sense. `off`: it may be null, and then
 * nothing is held against it. `everywhere`: it is of no hedge, or tells how numbers are made, and no hedge has its own.
 */
export type Threshold = {
  default: number | null
  min: number
  max: number
  unit: string
  meaning: string
  off?: true
  everywhere?: true
}
