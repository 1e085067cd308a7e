import type { AccessAsk } from '../../domain/accessLog.ts'
import type { Artifacts } from '../../domain/artifacts.ts'
import { type Gap, isRead } from '../../domain/read.ts'
import type { LogReport } from './types.ts'
import { verdict } from './verdict.ts'

const day = 24 * 60 * 60 * 1000

export function logReport(artifacts: Artifacts<'accessLog'>, name: string | null, ask: AccessAsk): LogReport {
  const { accessLog, gatheredAt, source } = artifacts
  const since = new Date(Date.parse(gatheredAt) - ask.days * day).toISOString()
  const log = isRead(accessLog)
    ? accessLog.ok
    : { entries: [], faults: [], torn: false, whole: false, head: null, hedges: {} }
  const prefix = `hedge/${idOf(log.hedges, name)}/`
  const gaps: Gap[] = [accessLog, log.head].flatMap(read => (read === null || isRead<unknown>(read) ? [] : [read.gap]))
  return {
    schema: 'hedge.log/1',
    generatedAt: gatheredAt,
    source,
    days: ask.days,
    hedge: name,
    entries: log.entries.filter(
      ({ at, keys }) => at >= since && (name === null || keys.some(key => key.startsWith(prefix))),
    ),
    hedges: log.hedges,
    verification: verdict(log, isRead(accessLog) ? ask : { ...ask, verify: false }, since),
    gaps,
  }
}

/** A hedge that is gone is asked for by its id. */
const idOf = (hedges: Readonly<Record<string, string>>, name: string | null): string | null =>
  Object.entries(hedges).find(([, known]) => known === name)?.[0] ?? name
