import { defineCheck, type Severity } from '../../domain/check.ts'
import { clockOffsets, type Offset, venue } from '../words/clockOffsets.ts'
import { notKnown, thisMachine } from '../words/machineVerdicts.ts'

/** Seconds. */
const slight = 30
const grave = 120

const expected = `right within ${slight} seconds`

export const clockSkew = defineCheck({
  id: 'clock-skew',
  topic: 'machine',
  title: 'The clock of this machine is right',
  failureTitle: 'The clock of this machine is wrong',
  severity: 'medium',
  rationale: 'Ends of agents, ages of keys and of prices and the log of who read a key are all told by this clock.',
  remediation: 'timedatectl set-ntp true (macOS: sudo sntp -sS time.apple.com; Windows: w32tm /resync)',
  reference: 'https://www.rfc-editor.org/rfc/rfc8633',
  needs: ['accounts', 'rpcs'],
  run: ({ accounts, rpcs }) => {
    const offsets = clockOffsets(accounts, rpcs)
    if (offsets.length === 0) return [notKnown(thisMachine, expected, untold)]
    return [{ subject: thisMachine, expected, ...judge(offsets) }]
  },
})

const untold = {
  code: 'no-time-read',
  source: thisMachine,
  message: 'neither the venue nor a chain said what time it is',
  hint: 'hedge status',
}

/**
 * By the source that it is nearest to: the others may lag. None lags into the future, so that what is ahead of us is told. Where
 * chains alone were read, all of them far behind us may lag as well.
 */
function judge(offsets: readonly Offset[]): { status: 'pass' | 'warn' | 'fail'; severity?: Severity; actual: string } {
  const ordered = offsets.toSorted((a, b) => Math.abs(a.seconds) - Math.abs(b.seconds))
  const nearest = ordered[0]!
  const others = ordered.filter(({ seconds }) => Math.abs(seconds - nearest.seconds) > slight)
  const actual = [
    words(nearest),
    ...(others.length === 0 ? [] : [`but they do not agree: ${others.map(words).join(', ')}`]),
  ].join('; ')
  const off = Math.abs(nearest.seconds)
  if (nearest.seconds > slight && !ordered.some(({ source }) => source === venue)) {
    return { status: 'warn', severity: 'low', actual: `${actual}; or that endpoint lags` }
  }
  if (off > grave) return { status: 'fail', severity: 'medium', actual }
  if (off > slight || others.some(({ seconds }) => seconds < -slight))
    return { status: 'warn', severity: 'low', actual }
  return { status: 'pass', actual }
}

const words = ({ source, seconds }: Offset): string => {
  const whole = Math.round(Math.abs(seconds))
  if (whole === 0) return `as ${source} has it`
  return `${whole} second${whole === 1 ? '' : 's'} ${seconds < 0 ? 'behind' : 'ahead of'} ${source}`
}
