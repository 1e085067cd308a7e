import type { VenueStatus } from '../../domain/doctorFacts.ts'
import { integer, label, nullable, object, optional, where } from '../../domain/shape.ts'

const exchangeStatus = object({
  time: where(integer, is => is > 0, 'a moment'),
  specialStatuses: optional(nullable(label), null),
})

/** Whether the venue answers, and what time it has: the lightest request there is. */
export function readStatus(body: unknown): VenueStatus {
  const { time, specialStatuses } = exchangeStatus(body, 'exchangeStatus')
  return { time, special: specialStatuses }
}
