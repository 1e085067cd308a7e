import { createHash } from 'node:crypto'
import { join } from 'node:path'
import type { AuditMemory, AuditTrace, FirstSeen } from '../domain/auditMemory.ts'
import type { BaselineNotes } from '../domain/auditSettings.ts'
import { heldIn, type PowerPart } from '../domain/powers.ts'
import { endsIn, joinedEnds } from './audit/agentEnds.ts'
import { type AuditFile, auditFile, type Baseline, baseline, findings, mostFindings } from './audit/auditFile.ts'
import { carriedOn } from './audit/carriedOn.ts'
import { openAfter } from './audit/openAfter.ts'
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
    found: hedge => fileOf(hedge ?? ofNone)?.get().open?.of ?? {},
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
        powers: powers.map((power, at) => ({ ...power, known: knownAs(own(known.of, digests[at]!)) })),
        gone: Object.entries(known.of).flatMap(([digest, { since, facts }]) =>
          there.has(digest) ? [] : [{ since, facts }],
        ),
      }
    },
    keep: (hedge, trace, at) => {
      const file = fileOf(hedge ?? ofNone)
      if (file === null) return
      file.change(kept => ({
        firstSeen: seenAt(kept.firstSeen, trace.findings, at),
        open: trace.open === undefined ? kept.open : { at, of: openAfter(kept.open?.of ?? {}, trace.open) },
        powers: hedge === null ? {} : { ...kept.powers, ...keptParts(hedge, kept.powers, trace, at) },
        agents: { ...kept.agents, ...endsIn(trace.powers, at) },
      }))
      file.flush()
    },
    held: hedge =>
      Object.values(fileOf(hedge)?.get().powers.positions?.of ?? {}).flatMap(({ facts }) => heldIn(facts) ?? []),
    agentEnds: hedge => joinedEnds(fileOf(hedge)?.get().agents ?? {}),
    baselines: hedge => {
      const { powers } = fileOf(hedge)?.get() ?? auditFile.empty
      return Object.fromEntries(Object.entries(powers).map(([part, { since }]) => [part, since]))
    },
  }

  /** Those that begin, are renewed or go on now. */
  function keptParts(
    hedge: string,
    known: AuditFile['powers'],
    { powers, renew }: Pick<AuditTrace, 'powers' | 'renew'>,
    at: string,
  ) {
    const lost = (part: PowerPart) => known[part] === undefined && noted(hedge)[part] !== undefined
    const rows = powers.map(({ part, powers: its }) => {
      const before = known[part]
      if (!renew && lost(part)) return {}
      const there = Object.fromEntries(its.map(({ who, facts }) => [digestOf(hedge, part, who), { facts }]))
      const none = { since: before?.since ?? at, renewed: renew ? at : null, of: {} }
      const next =
        before !== undefined && !renew ? carriedOn(part, before, there, at) : { ...none, of: begun(before, there) }
      return readable(byKey(/^/, baseline), part, next) ?? {}
    })
    return Object.assign({}, ...rows) as AuditFile['powers']

    /** Who stays is known as long as before. */
    function begun(before: Baseline | undefined, there: Record<string, { facts: string }>) {
      const of = Object.entries(there).filter(([, { facts }]) => heldIn(facts)?.is !== 'burned')
      const sinceOf = (digest: string) => knownAs(own(before?.of ?? {}, digest))?.since ?? at
      return Object.fromEntries(of.map(([digest, { facts }]) => [digest, { since: sinceOf(digest), facts }]))
    }
  }
}

/** What is not found any more is forgotten: if it comes back it is new. */
function seenAt(known: AuditFile['firstSeen'], found: readonly string[] | null, at: string): AuditFile['firstSeen'] {
  if (found === null) return known
  const before: FirstSeen = known?.findings ?? {}
  const rows = found.map(key => readable(findings, key, own(before, key) ?? at) ?? {})
  return { at, findings: Object.assign({}, ...rows.slice(0, mostFindings)) }
}

/** Who was missed once is known no more. */
const knownAs = (row: Baseline['of'][string] | null) =>
  row === null || row.gone !== undefined ? null : { since: row.since, facts: row.facts }

const own = <T>(table: Readonly<Record<string, T>>, key: string): T | null =>
  Object.hasOwn(table, key) ? table[key]! : null

const digestOf = (hedge: string, part: PowerPart, who: string): string =>
  createHash('sha256')
    .update(JSON.stringify([hedge, part, who.toLowerCase()]))
    .digest('hex')
