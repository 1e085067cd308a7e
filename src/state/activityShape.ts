import { type Activity, legStates } from '../domain/activity.ts'
import { array, decimal, label, nullable, object, oneOf, optional, type Reader, text, where } from '../domain/shape.ts'

const moment: Reader<string> = where(text, is => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(is), 'a moment')

/** The main dex has no name. */
const dex: Reader<string> = (value, path) => (value === '' ? '' : label(value, path))

const seenPerp = { coin: label, dex, szi: decimal }

/** What older files lack is optional. */
export const activityShape: Reader<Activity> = object({
  since: moment,
  readAt: nullable(moment),
  openAt: nullable(moment),
  closedSince: optional(nullable(moment), null),
  closedAt: optional(nullable(moment), null),
  keptAt: optional(nullable(moment), null),
  legs: oneOf(...legStates),
  warnedAt: nullable(moment),
  whole: optional(nullable(object({ at: moment, perps: array(object(seenPerp)), assets: array(label) })), null),
  vanished: optional(array(object({ ...seenPerp, seenAt: moment, noticedAt: moment })), []),
  acceptedAt: optional(nullable(moment), null),
})
