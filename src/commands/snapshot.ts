import type { Artifacts, Scope } from '../domain/artifacts.ts'
import { defineView } from '../domain/command.ts'
import { exitCodes } from '../domain/failure.ts'
import { type Gap, isRead } from '../domain/read.ts'
import { auditNeeds } from './audit/needs.ts'
import { type StatusNeeds, statusNeeds } from './status/needs.ts'
import { flagOption } from './words/options.ts'
import { readScope, scopeOptions } from './words/scope.ts'

/** What an audit alone asks for. */
const audited = auditNeeds.filter(name => !(statusNeeds as readonly string[]).includes(name))

export const snapshot = defineView({
  name: 'snapshot',
  summary: 'save everything that was gathered, for --from',
  operands: '[name...]',
  options: [...scopeOptions, { flags: '--audit', description: 'also what hedge audit asks for, open orders among it' }],
  examples: [
    'hedge snapshot > today.json',
    'hedge status --from today.json',
    'hedge snapshot --audit > audit.json',
    'hedge snapshot 0xYOURADDRESS --chain base > other.json',
  ],
  notes: [
    'The snapshot holds your addresses and positions, and no RPC URL or key. It is always JSON.',
    'With --audit also who may act on your accounts and positions, paths and modes of files of this machine, what kind of secret',
    'store it has, and what earlier audits noted; of what lies in the store only its kind. hedge audit --from FILE replays it.',
  ].join('\n'),
  needs: [...statusNeeds, ...audited],
  read: (parsed): SnapshotOptions => {
    const [scope, audit] = [readScope(parsed), flagOption(parsed, 'audit')]
    return { audit, scope: audit ? { ...scope, detail: true, audit: { deep: false, secondRpc: false } } : scope }
  },
  wants: ({ audit }) => (audit ? [...statusNeeds, ...audited] : statusNeeds),
  scope: ({ scope }) => scope,
  report: (artifacts, { audit }) => {
    const gathered = audit ? artifacts : withoutAudit(artifacts)
    return { ...gathered, generatedAt: artifacts.gatheredAt, gaps: gapsIn(gathered) }
  },
  layout: report => [{ kind: 'lines', lines: [JSON.stringify(report)] }],
  exitCode: () => exitCodes.fine,
  remember: async artifacts => {
    const { rememberedOf, statusReport } = await import('./status/judge.ts')
    return rememberedOf(statusReport(artifacts, []).hedges)
  },
})

export type SnapshotOptions = { scope: Scope; audit: boolean }

/** What was not asked for is not said to be missing. */
const withoutAudit = (artifacts: Artifacts<StatusNeeds>): Artifacts<StatusNeeds> =>
  Object.fromEntries(
    Object.entries(artifacts).filter(([name]) => !(audited as readonly string[]).includes(name)),
  ) as Artifacts<StatusNeeds>

/** Every gap anywhere in the artifacts: a snapshot that misses something says so with its exit code. */
function gapsIn(value: unknown): Gap[] {
  if (typeof value !== 'object' || value === null) return []
  if ('gap' in value && !isRead(value as never)) return [value.gap as Gap]
  return Object.values(value).flatMap(gapsIn)
}
