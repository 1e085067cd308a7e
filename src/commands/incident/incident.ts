import type { ActionContext } from '../../domain/actionContext.ts'
import type { Outcome } from '../../domain/command.ts'
import { type ExitCode, exitCodes } from '../../domain/failure.ts'
import type { Gap } from '../../domain/read.ts'
import type { Cell } from '../../domain/section.ts'
import { rotatingKeys } from '../words/keyAge.ts'
import { hedgeNamed } from '../words/named.ts'
import { readFacts } from './facts.ts'
import { type Step, stepsOf } from './steps.ts'

/** The drill of one hedge: revoke there, remove here, new key, add again, look back. It changes nothing. */
export async function incident(context: ActionContext, name: string): Promise<Outcome> {
  const hedge = hedgeNamed(context, name)
  const facts = await readFacts(context, hedge)
  const { kind } = await context.secrets()
  const { wallet, account, agents, controllerAgents, gaps } = facts
  const steps = stepsOf({
    hedge,
    chain: context.chains.find(hedge.chain),
    facts,
    store: kind,
    rpcs: rotatingKeys(context, false).filter(key => key.kind === 'rpc' && key.chain === hedge.chain),
    chainShared: context.settings.hedges().some(({ id, chain }) => id !== hedge.id && chain === hedge.chain),
  })
  return {
    report: { schema: 'hedge.incident/1', hedge: name, wallet, account, agents, controllerAgents, steps, gaps },
    sections: [
      { kind: 'title', text: `What to do when a key of ${name} may be in the wrong hands` },
      { kind: 'lines', lines: [...steps.flatMap(stepLines), ...gaps.flatMap(gapLines)] },
    ],
    exit: exitOf(gaps),
  }
}

const stepLines = ({ title, lines, commands }: Step, index: number): Cell[] => [
  { text: `${index + 1}. ${title}`, tone: 'strong' },
  ...lines.map(line => `   ${line}`),
  ...commands.map((command): Cell => ['   $ ', command]),
]

const gapLines = ({ source, message, hint }: Gap): Cell[] => [
  { text: `not known: ${source}: ${message}`, tone: 'warn' },
  `           ${hint}`,
]

function exitOf(gaps: readonly Gap[]): ExitCode {
  if (gaps.some(({ code }) => code.startsWith('store-'))) return exitCodes.store
  return gaps.length > 0 ? exitCodes.partial : exitCodes.fine
}
