import { wholeScope } from '../domain/artifacts.ts'
import { defineView, type Parsed } from '../domain/command.ts'
import { exitCodes, Failure } from '../domain/failure.ts'
import { hedgeNamePattern } from '../domain/hedge.ts'
import { statusNeeds } from './status/needs.ts'
import { scopeOptions } from './words/scope.ts'

const judge = () => import('./show/judge.ts')

export const show = defineView({
  name: 'show',
  summary: 'one hedge in full: PnL, carry, risk, price ladder, health',
  operands: '<name>',
  options: [
    { flags: '--explain', description: 'the formula of every number, what it reads and where it stands' },
    ...scopeOptions.filter(({ flags }) => flags === '--detail' || flags === '--reread'),
  ],
  examples: ['hedge show eth-usdc', 'hedge show eth-usdc --explain', 'hedge show eth-usdc --json'],
  notes: [
    'PnL is against three benchmarks: holding the tokens, all in the base asset, all in USD. Its parts add up to the total, before each is rounded to cents.',
    'LP fees are valued at prices of now; withdrawn tokens count as held; gas and what spot tokens earned are not in it.',
  ].join('\n'),
  needs: statusNeeds,
  read: parsed => ({
    name: nameFrom(parsed),
    detail: parsed.options.detail === true,
    reread: parsed.options.reread === true,
    explain: parsed.options.explain === true,
  }),
  scope: ({ name, detail, reread }) => ({ ...wholeScope, names: [name], detail, reread }),
  prepare: judge,
  report: async (artifacts, { name, explain }) => {
    const { showReport } = await judge()
    return showReport(artifacts, name, explain ? (await import('./words/formulas.ts')).formulas : null)
  },
  layout: async report => (await judge()).showLayout(report),
  exitCode: () => exitCodes.fine,
  remember: async ({ hedge }) => (await judge()).rememberedOf(hedge === null ? [] : [hedge]),
})

function nameFrom({ operands }: Parsed): string {
  const name = operands[0] ?? ''
  if (hedgeNamePattern.test(name)) return name
  const message = /^0x/i.test(name)
    ? 'an address has no past to show: show takes the name of a stored hedge'
    : 'that is not the name of a hedge'
  throw new Failure('usage', message, 'hedge list, or: hedge status 0xYOURADDRESS', exitCodes.usage)
}
