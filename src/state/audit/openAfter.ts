import type { AuditTrace, Found } from '../../domain/auditMemory.ts'
import { mostFound } from '../../domain/auditSettings.ts'
import { readable } from '../history/tables.ts'
import { mostFindings, openFindings } from './auditFile.ts'
import { whoDigest } from './whoDigest.ts'

type Open = Readonly<Record<string, readonly Found[]>>

/** What an audit found in place of what was known of the checks that it asked; of the others that stays. */
export function openAfter(known: Open, { asked, found }: NonNullable<AuditTrace['open']>): Open {
  const ids = new Set(asked)
  const others = Object.entries(known).filter(([key]) => !ids.has(key.split(' ')[0] ?? ''))
  const now = [...Map.groupBy(found, ({ key }) => key)].map(([key, its]): [string, Found[]] => [
    key,
    its.slice(0, mostFound).map(({ status, severity, who }) => {
      return { status, severity, who: who.map(each => whoDigest(key.split(' ')[0] ?? '', each)) }
    }),
  ])
  const rows = [...others, ...now].map(([key, its]) => readable(openFindings, key, [...its]) ?? {})
  return Object.assign({}, ...rows.slice(0, mostFindings))
}
