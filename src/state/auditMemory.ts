import { createHash } from 'node:crypto'
import { join } from 'node:path'
import type { AuditMemory, AuditTrace, FirstSeen } from '../domain/auditMemory.ts'
import type { BaselineNotes } from '../domain/auditSettings.ts'
import type { PowerPart } from '../domain/powers.ts'
import { endsIn, joinedEnds } from './audit/agentEnds.ts'
import { type AuditFile, auditFile, type Baseline, baseline, findings, mostFindings } from './audit/auditFile.ts'
import { type KeptFile, keptFile } from './history/keptFile.ts'
import { byKey, readable } from './history/tables.ts'

/** No hedge has an id as short as this. */
const ofNone = 'machine'

/**
 * One file a hedge, `audit/<hedge id>.json` in the state folder, and `audit/machine.json` for what is of none; written at once.
 * Who may act is known by a digest of hedge, part and who it is, so that nobody's address lies here. `noted` tells which
 * baselines of a hedge were taken: one that is noted and not there was lost.
 */
export function openAuditMemory(folder: string, noted: (hedge: string) => BaselineNotes): AuditMemory {
  const files = new Map<string, KeptFile<AuditFile>>()
  const fileOf = (hedge: string): KeptFile<AuditFile> | null => {
    if (!/^[a-z0-9][a-z0-9-]{0,63}$/.test(hedge)) return null
    const file = files.get(hedge) ?? keptFile(join(folder, 'audit', `${hedge}.json`), auditFile)
    files.set(hedge, file)
    return file
  }
  const baselineOf = (hedge: string, part: PowerPart): Baseline | null => fileOf(hedge)?.get().powers[part] ?? null
  return {
    firstSeen: hedge => fileOf(hedge ?? ofNone)?.get().firstSeen?.findings ?? {},
    judge: (hedge, part, powers) => {
      const known = baselineOf(hedge, part)
      if (known === null) {
        const lost = noted(hedge)[part]
        const judged = powers.map(power => ({ ...power, known: null }))
        return { since: null, ...(lost === undefined ? {} : { lost }), powers: judged, gone: [] }
      }
      const digests = powers.map(({ who }) => digestOf(hedge, part, who))
      const there = new Set(digests)
      return {
        since: known.renewed ?? known.since,
        powers: powers.map((power, at) => ({ ...power, known: own(known.of, digests[at]!) })),
        gone: Object.entries(known.of).flatMap(([digest, its]) => (there.has(digest) ? [] : [its])),
      }
    },
    keep: (hedge, trace, at) => {
      const file = fileOf(hedge ?? ofNone)
      if (file === null) return
      file.change(kept => ({
        firstSeen: seenAt(kept.firstSeen, trace.findings, at),
        powers: hedge === null ? {} : { ...kept.powers, ...keptParts(hedge, kept.powers, trace, at) },
        agents: { ...kept.agents, ...endsIn(trace.powers, at) },
      }))
      file.flush()
    },
    agentEnds: hedge => joinedEnds(fileOf(hedge)?.get().agents ?? {}),
    baselines: hedge => {
      const { powers } = fileOf(hedge)?.get() ?? auditFile.empty
      return Object.fromEntries(Object.entries(powers).map(([part, { since }]) => [part, since]))
    },
  }

  /** Those that begin or are renewed now. */
  function keptParts(
    hedge: string,
    known: AuditFile['powers'],
    { powers, renew }: Pick<AuditTrace, 'powers' | 'renew'>,
    at: string,
  ) {
    const lost = (part: PowerPart) => known[part] === undefined && noted(hedge)[part] !== undefined
    const wanted = powers.filter(({ part }) => renew || (known[part] === undefined && !lost(part)))
    const rows = wanted.map(({ part, powers: its }) => {
      const before = known[part]
      const of = its.map(({ who, facts }) => {
        const digest = digestOf(hedge, part, who)
        return [digest, { since: own(before?.of ?? {}, digest)?.since ?? at, facts }]
      })
      const begun = { since: before?.since ?? at, renewed: renew ? at : null, of: Object.fromEntries(of) }
      return readable(byKey(/^/, baseline), part, begun) ?? {}
    })
    return Object.assign({}, ...rows) as AuditFile['powers']
  }
}

/** What is not found any more is forgotten: if it comes back it is new. */
function seenAt(known: AuditFile['firstSeen'], found: readonly string[] | null, at: string): AuditFile['firstSeen'] {
  if (found === null) return known
  const before: FirstSeen = known?.findings ?? {}
  const rows = found.map(key => readable(findings, key, own(before, key) ?? at) ?? {})
  return { at, findings: Object.assign({}, ...rows.slice(0, mostFindings)) }
}

const own = <T>(table: Readonly<Record<string, T>>, key: string): T | null =>
  Object.hasOwn(table, key) ? table[key]! : null

const digestOf = (hedge: string, part: PowerPart, who: string): string =>
  createHash('sha256')
    .update(JSON.stringify([hedge, part, who.toLowerCase()]))
    .digest('hex')
