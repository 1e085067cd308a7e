import type { Parsed } from '../../domain/command.ts'
import { exitCodes, Failure } from '../../domain/failure.ts'
import { badOption, flagOption, textOption } from '../words/options.ts'

/** `until` as it was typed; the day it means depends on today. */
export type Waiving =
  | { what: 'list' }
  | { what: 'remove'; check: string; subject: string | null }
  | { what: 'set'; check: string; subject: string | null; reason: string; until: string }

export function readWaiving(parsed: Parsed): Waiving {
  const [check] = parsed.operands
  const given = {
    subject: textOption(parsed, 'for'),
    reason: textOption(parsed, 'reason'),
    until: textOption(parsed, 'until'),
  }
  const removes = flagOption(parsed, 'remove')
  if (check === undefined) {
    if (removes || Object.values(given).some(text => text !== null)) throw usage('which check? its id comes first')
    return { what: 'list' }
  }
  const { subject, reason, until } = given
  if (removes) {
    if (reason !== null || until !== null) throw usage('--remove goes with --for alone')
    return { what: 'remove', check, subject }
  }
  if (reason === null || until === null) throw usage('a waiver has a --reason and an end (--until)')
  if (!/^(\d{4}-\d\d-\d\d|[1-9]\d{0,3}d)$/.test(until)) throw badOption('audit waive', 'until', until, aDay)
  return { what: 'set', check, subject, reason, until }
}

export const aDay = 'a day like 2027-01-31, or a number of days like 90d'

const usage = (message: string): Failure =>
  new Failure('usage', `audit waive: ${message}`, 'hedge audit waive --help', exitCodes.usage)
