import type { StatusReport } from '../../src/commands/status/types.ts'
import { fakeTime } from './fakeTime.ts'
import type { Stage } from './useStage.ts'

/** Twenty minutes after an hour: in the first five funding is asked for again, since it may not be there yet. */
const afterPayments = () => new Date(Math.ceil(Date.now() / 3_600_000) * 3_600_000 + 1_200_000)

/** A watch, in this process, under a time that passes as fast as it can. */
export async function watching({ scene: { venue }, call }: Stage, line: string) {
  const begun = venue.spent()
  /** What was spent by which moment (milliseconds). */
  const samples: [at: number, spent: number][] = [[0, 0]]
  const time = fakeTime(afterPayments(), at => samples.push([at, venue.spent() - begun]))
  const run = await call(`status --watch ${line}`, time)
  /** The most that was spent within a minute. */
  const most = Math.max(
    ...samples.map(([from, before]) => (samples.findLast(([at]) => at <= from + 60_000)?.[1] ?? before) - before),
  )
  return { ...run, most, passed: time.passed(), spent: venue.spent() - begun }
}

/** A document a line. */
export const documentsIn = (stdout: string): StatusReport[] =>
  stdout
    .split('\n')
    .slice(0, -1)
    .map(line => JSON.parse(line))
