import { checks } from '../checks/index.ts'
import { defineView } from '../domain/command.ts'
import { exitCodes } from '../domain/failure.ts'
import { codeOf } from './audit/codeOf.ts'
import { auditNeeds, wantedBy } from './audit/needs.ts'
import { auditOptions, readAuditOptions } from './audit/options.ts'
import { selected } from './audit/select.ts'

const judge = () => import('./audit/judge.ts')

export const audit = defineView({
  name: 'audit',
  summary: 'the security checklist: who may act, keys, endpoints, this machine, the hedge',
  operands: '[name...]',
  options: auditOptions,
  formats: ['sarif'],
  examples: [
    'hedge audit',
    'hedge audit eth-usdc --only hyperliquid uniswap',
    'hedge audit --fail-on high --format sarif > audit.sarif',
    'hedge audit 0xYOURADDRESS --chain arbitrum   # nothing stored',
    'hedge audit --list',
  ],
  notes: [
    'Each check is judged from what was read of the accounts, the chains, this machine and the secret store. What could',
    'not be read is unknown, never passed. What only you can see is asked: hedge audit attest ID',
    'The first audit remembers who may act; later ones say what is new, gone or changed since: hedge audit accept renews it.',
    'Leave what it found be, no more than that, with a reason and an end: hedge audit waive ID --reason TEXT --until DATE',
    'Exit: 11 to 14 by the worst that is wrong (low, medium, high, critical); 3 when something could not be read.',
    'Run by a timer, say what matters with --fail-on medium or high: a finding of low severity is hardly ever absent.',
    '--format sarif (2.1.0) is for tools that collect findings; its messages hold addresses, its places none.',
    'What each check means: docs/checks.md',
  ].join('\n'),
  needs: auditNeeds,
  read: readAuditOptions,
  wants: options => (options.list ? [] : wantedBy(selected(checks, options))),
  scope: ({ scope }) => scope,
  prepare: judge,
  report: async (artifacts, options) => {
    const { auditReport, checkList } = await judge()
    const chosen = selected(checks, options)
    return options.list ? checkList(artifacts, chosen) : auditReport(artifacts, chosen, options)
  },
  layout: async report => (await judge()).layoutOf(report),
  exitCode: (report, { failOn }) => (report.schema === 'hedge.checks/1' ? exitCodes.fine : codeOf(report, failOn)),
  remember: async report => (await judge()).rememberedOf(report),
})
