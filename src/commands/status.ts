import { defineView } from '../domain/command.ts'
import { exitCodes } from '../domain/failure.ts'
import { isCrossing } from './status/isCrossing.ts'
import { statusNeeds } from './status/needs.ts'
import { trendAges } from './status/trendAges.ts'
import { readScope, scopeOptions } from './words/scope.ts'
import { readWatch, watchOptions } from './words/watchOptions.ts'

const judge = () => import('./status/judge.ts')

export const status = defineView({
  name: 'status',
  summary: 'positions, perps, net exposure, IL, PnL, health and what to correct',
  operands: '[name...]',
  options: [
    ...scopeOptions,
    { flags: '--exit-code', description: 'exit 10 when a threshold is crossed (see: hedge config get)' },
    ...watchOptions,
  ],
  examples: [
    'hedge status',
    'hedge status eth-usdc --json',
    'hedge status --watch',
    'hedge status --watch --interval 60 --for 8h >> frames.ndjson',
    'hedge status 0xYOURADDRESS --chain arbitrum   # nothing stored',
  ],
  notes: [
    'Signs: a short has a negative size; net = LP + perp + spot; funding and PnL are negative when you pay.',
    'LP exposure is what the liquidity holds; uncollected fees are shown beside it and are not part of it.',
    'How each number is made: hedge show NAME --explain',
    '--watch asks Hyperliquid for less than 100 of its weight a minute: positions and balances each time, prices',
    'once a minute, trades every five; above the tables stands how old each is. q ends it, r reads at once.',
    'It ends as its last report would; at Ctrl-C with 130.',
  ].join('\n'),
  needs: statusNeeds,
  read: parsed => ({
    scope: readScope(parsed),
    exitCode: parsed.options.exitCode === true,
    watch: readWatch(parsed, 'status'),
  }),
  scope: ({ scope }) => scope,
  watch: ({ watch }) => watch,
  prepare: judge,
  // An address given ad hoc is the name of its subject: a replay must not answer with another one's.
  report: async (artifacts, { scope: { names, address } }) => {
    const { statusReport } = await judge()
    return statusReport(artifacts, address === null ? names : [address.toLowerCase()])
  },
  pastAt: trendAges,
  layout: async (report, past) => (await judge()).statusLayout(report, past),
  exitCode: (report, { exitCode }) =>
    exitCode && report.hedges.some(hedge => hedge.alerts.some(isCrossing)) ? exitCodes.threshold : exitCodes.fine,
  remember: async ({ hedges, generatedAt }) => {
    const { recordsOf, rememberedOf } = await judge()
    return { ...rememberedOf(hedges), records: recordsOf(hedges, generatedAt) }
  },
})
