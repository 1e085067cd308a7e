import type { ActionContext } from '../domain/actionContext.ts'
import type { Chain } from '../domain/chain.ts'
import { defineAction } from '../domain/command.ts'
import { exitCodes, Failure, ReadFailure } from '../domain/failure.ts'
import type { Cell } from '../domain/section.ts'
import { chainFrom } from './words/chain.ts'

type Tested = {
  chain: string
  ok: boolean
  block: string | null
  lagSeconds: number | null
  milliseconds: number
  problem: string | null
  hint: string | null
}

export const rpcTest = defineAction({
  name: 'rpc test',
  summary: 'ask an endpoint whether it is the right chain and awake',
  operands: '[chain]',
  examples: ['hedge rpc test', 'hedge rpc test arbitrum --json'],
  notes: 'Without a chain: every chain that a hedge uses or that has an endpoint of yours.',
  read: ({ operands }) => operands[0] ?? null,
  run: async (context, name) => {
    const chains = name === null ? usedChains(context) : [chainFrom(context, name)]
    if (chains.length === 0) {
      throw new Failure('usage', 'no chain is in use yet', 'name one: hedge rpc test ethereum', exitCodes.usage)
    }
    const tested = await context.progress('Asking', Promise.all(chains.map(chain => test(context, chain))))
    return {
      report: { schema: 'hedge.rpc-test/1', generatedAt: context.now().toISOString(), endpoints: tested },
      sections: [
        {
          kind: 'table',
          columns: [
            { title: 'Chain' },
            { title: 'Answer' },
            { title: 'Block', align: 'right' },
            { title: 'Lag', align: 'right' },
            { title: 'Took', align: 'right' },
          ],
          rows: tested.map(rowOf),
        },
      ],
      exit: tested.every(({ ok }) => ok) ? exitCodes.fine : exitCodes.partial,
    }
  },
})

const rowOf = ({ chain, ok, block, lagSeconds, milliseconds, problem, hint }: Tested): Cell[] => [
  chain,
  ok ? { text: 'ok', tone: 'good' } : { text: `${problem}\n${hint}`, tone: 'bad' },
  block ?? '',
  lagSeconds === null ? '' : `${lagSeconds} s`,
  `${milliseconds} ms`,
]

function usedChains(context: ActionContext): Chain[] {
  const used = new Set([
    ...context.settings.hedges().map(({ chain }) => chain),
    ...Object.keys(context.settings.rpcs()),
  ])
  return context.chains.all().filter(({ name }) => used.has(name))
}

async function test(context: ActionContext, chain: Chain): Promise<Tested> {
  const started = performance.now()
  const took = () => Math.round(performance.now() - started)
  const failed = (problem: string, hint: string): Tested => ({
    chain: chain.name,
    ok: false,
    block: null,
    lagSeconds: null,
    milliseconds: took(),
    problem,
    hint,
  })
  try {
    const rpc = await context.chains.endpoint(chain)
    if (rpc === null) return failed('no endpoint is set', `hedge rpc set ${chain.name}`)
    const { block, factory } = await context.chains.probe(chain.positionManager, rpc, context.deadline(), chain)
    if (factory !== chain.factory)
      return failed('its position manager belongs to another factory', `hedge rpc set ${chain.name}`)
    const lagSeconds = Math.max(0, Math.round(context.now().getTime() / 1000 - Number(block.timestamp)))
    return {
      chain: chain.name,
      ok: true,
      block: block.number,
      lagSeconds,
      milliseconds: took(),
      problem: null,
      hint: null,
    }
  } catch (error) {
    if (error instanceof ReadFailure) return failed(error.gap.message, error.gap.hint)
    throw error
  }
}
