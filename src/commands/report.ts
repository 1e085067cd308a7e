import { beside } from '../domain/auditReport.ts'
import { defineView } from '../domain/command.ts'
import { exitCodes } from '../domain/failure.ts'
import { auditNeeds } from './audit/needs.ts'
import { readReportOptions, reportOptions } from './report/options.ts'
import { statusNeeds } from './status/needs.ts'

const judge = () => import('./report/judge.ts')

/** What an audit alone asks for. */
const audited = auditNeeds.filter(name => !(statusNeeds as readonly string[]).includes(name))

export const report = defineView({
  name: 'report',
  summary: 'one HTML file that stands by itself: hedges, charts, the audit, formulas, what was read when',
  operands: '[name...]',
  options: reportOptions,
  examples: [
    'hedge report --out hedges.html',
    'hedge report eth-usdc --days 90 --out eth-usdc.html --force',
    'hedge report --from today.json --no-audit --redact --out for-a-friend.html',
  ],
  notes: [
    'The file loads nothing: no script, no font, no picture from elsewhere, and a policy in it that forbids all of them.',
    'It reads on paper, in the dark and on a phone; each chart has its numbers beside it.',
    'It holds your addresses, positions and amounts, and no RPC URL or key; it is written with mode 0600, whole or not at all.',
    'With --redact no address is in it; whoever knows the id of a position can still look up who holds it.',
    'The audit asks for as much as hedge audit does, and remembers who may act; its findings do not decide the exit code.',
    'A saved snapshot holds no recorded history, and what an audit asks for only where it was taken with --audit.',
  ].join('\n'),
  needs: [...statusNeeds, ...audited, 'records'],
  read: readReportOptions,
  // Limits are null of a replay: what was recorded on this machine is in no snapshot, and an address has no records.
  wants: ({ audit, scope }, limits) => [
    ...statusNeeds,
    ...(audit ? audited : []),
    ...(limits === null || scope.address !== null ? [] : (['records'] as const)),
  ],
  scope: ({ scope }) => scope,
  prepare: judge,
  report: async (artifacts, options) => (await judge()).wholeReport(artifacts, options),
  layout: async its => (await judge()).reportLayout(its),
  file: {
    target: ({ out, force }) => ({ path: out, force }),
    page: async (its, { redact }) => (await judge()).reportPage(its, { redact }),
  },
  exitCode: () => exitCodes.fine,
  remember: async its => {
    const { recordsOf, rememberedOf } = await judge()
    const hedges = its.hedges.map(({ hedge }) => hedge)
    const { audit } = its[beside]
    return {
      ...rememberedOf(hedges),
      records: recordsOf(hedges, its.generatedAt),
      audits: audit?.[beside].remembered.audits ?? [],
    }
  },
})
