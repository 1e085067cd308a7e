import { beside } from '../domain/checkReport.ts'
import { defineView } from '../domain/command.ts'
import type { ConditionState } from '../domain/condition.ts'
import type { ExitCode } from '../domain/failure.ts'
import { checkNeeds } from './check/needs.ts'
import { checkOptions, readCheckOptions } from './check/options.ts'

const judge = () => import('./check/judge.ts')

/** The codes of monitoring plugins, which no other command speaks. */
const codes: Record<ConditionState, ExitCode> = { ok: 0, warning: 1, critical: 2, unknown: 3 }

export const check = defineView({
  name: 'check',
  summary: 'everything that is watched, for a monitoring system: one line, perfdata, exit 0 to 3',
  operands: '[name...]',
  options: checkOptions,
  examples: [
    'hedge check',
    'hedge check --json',
    'hedge config set drift.warning 0.2 --hedge eth-usdc',
    'hedge check eth-usdc --only liquidation-distance margin',
  ],
  notes: [
    'A monitoring plugin: Nagios, Icinga, Naemon, Checkmk and their like run it as it is. Exit 0 OK, 1 WARNING, 2 CRITICAL,',
    '3 UNKNOWN; what is not known may be critical and comes before a warning, after what is known to be. What goes wrong with the',
    'run itself is UNKNOWN: a mistake in the words, a locked secret store, nothing stored, no answer in 8 seconds (--timeout).',
    'Each run says how it is now, however often: what is told once, and not again while it lasts, is hedge notify.',
    'The limits: hedge config get; those of one hedge: hedge config get --hedge NAME. Data is read as by hedge status, and',
    'recorded for hedge history; when API wallets end is known from the last hedge audit. With --only nothing else is read, and',
    'as a rule nothing recorded; where il, funding, drop and health are off for every hedge, nothing of the past is read.',
  ].join('\n'),
  timeout: 8,
  ownExit: true,
  needs: checkNeeds,
  read: readCheckOptions,
  wants: async ({ ids }, limits) => (await judge()).wantedBy(ids, limits),
  scope: ({ scope }) => scope,
  prepare: judge,
  report: async (artifacts, options) => (await judge()).checkReport(artifacts, options),
  layout: async report => (await judge()).checkLayout(report),
  exitCode: ({ state }) => codes[state],
  remember: report => report[beside].remembered,
})
