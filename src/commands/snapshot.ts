import { defineView } from '../domain/command.ts'
import { exitCodes } from '../domain/failure.ts'
import { type Gap, isRead } from '../domain/read.ts'
import { rememberedOf } from './words/rememberedOf.ts'
import { readScope, scopeOptions } from './words/scope.ts'

export const snapshot = defineView({
  name: 'snapshot',
  summary: 'save everything that was gathered, for --from',
  operands: '[name...]',
  options: scopeOptions,
  examples: [
    'hedge snapshot > today.json',
    'hedge status --from today.json',
    'hedge snapshot 0xYOURADDRESS --chain base > other.json',
  ],
  notes: 'The snapshot holds your addresses and positions, and no RPC URL or key. It is always JSON.',
  needs: ['subjects', 'chains', 'thresholds', 'lps', 'dexes', 'accounts', 'markets', 'histories', 'trades', 'candles'],
  read: readScope,
  scope: scope => scope,
  report: artifacts => ({ ...artifacts, generatedAt: artifacts.gatheredAt, gaps: gapsIn(artifacts) }),
  layout: report => [{ kind: 'lines', lines: [JSON.stringify(report)] }],
  exitCode: () => exitCodes.fine,
  remember: async artifacts => {
    const { statusReport } = await import('./status/judge.ts')
    return rememberedOf(statusReport(artifacts, []).hedges)
  },
})

/** Every gap anywhere in the artifacts: a snapshot that misses something says so with its exit code. */
function gapsIn(value: unknown): Gap[] {
  if (typeof value !== 'object' || value === null) return []
  if ('gap' in value && !isRead(value as never)) return [value.gap as Gap]
  return Object.values(value).flatMap(gapsIn)
}
