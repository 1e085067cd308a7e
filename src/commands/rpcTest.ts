import type { ActionContext } from '../domain/actionContext.ts'
import type { Chain } from '../domain/chain.ts'
import { defineAction } from '../domain/command.ts'
import type { EndpointMeasure, ReadModeName, RpcEndpoint } from '../domain/endpoint.ts'
import { exitCodes, Failure, ReadFailure } from '../domain/failure.ts'
import type { Cell } from '../domain/section.ts'
import { chainFrom } from './words/chain.ts'

type Tested = Omit<EndpointMeasure, 'signs'> & {
  chain: string
  /** What messages call it: never a URL. */
  endpoint: string
  ok: boolean
  block: string | null
  lagSeconds: number | null
  milliseconds: number
  /** How positions are read there. */
  mode: ReadModeName | null
  holdsAccounts: boolean | null
  problem: string | null
  hint: string | null
}

export const rpcTest = defineAction({
  name: 'rpc test',
  summary: 'what the endpoints of a chain can do, and whether they are awake',
  operands: '[chain]',
  examples: ['hedge rpc test', 'hedge rpc test arbitrum --json'],
  notes: [
    'Without a chain: every chain that a hedge uses or that has an endpoint of yours.',
    'Reads: revert and return take one request; multicall and calls take several. Asks some fifteen requests an endpoint.',
  ].join('\n'),
  read: ({ operands }) => operands[0] ?? null,
  run: async (context, name) => {
    const chains = name === null ? usedChains(context) : [chainFrom(context, name)]
    if (chains.length === 0) {
      throw new Failure('usage', 'no chain is in use yet', 'name one: hedge rpc test ethereum', exitCodes.usage)
    }
    const asked = Promise.all(chains.map(chain => testChain(context, chain)))
    const tested = (await context.progress('Asking', asked)).flat()
    const notes = tested.flatMap(linesOf)
    return {
      report: { schema: 'hedge.rpc-test/1', endpoints: tested },
      sections: [
        {
          kind: 'table',
          columns: [
            { title: 'Endpoint' },
            { title: 'Answer' },
            { title: 'Block, lag', align: 'right' },
            { title: 'Reads' },
            { title: 'Logs', align: 'right' },
            { title: 'Archive', align: 'right' },
            { title: 'Gas', align: 'right' },
          ],
          rows: tested.map(rowOf),
        },
        ...(notes.length > 0 ? [{ kind: 'lines' as const, lines: notes }] : []),
      ],
      exit: tested.every(({ ok }) => ok) ? exitCodes.fine : exitCodes.partial,
    }
  },
})

const rowOf = (tested: Tested): Cell[] => {
  const { endpoint, ok, block, lagSeconds, milliseconds, mode } = tested
  return [
    endpoint,
    ok ? { text: `ok, ${milliseconds} ms`, tone: 'good' } : { text: 'failed', tone: 'bad' },
    block === null ? '' : `${block}\n${lagSeconds} s`,
    mode ?? '',
    ...[tested.logRange, tested.archiveDepth, tested.gasCap].map(number => (ok ? counted(number) : '')),
  ]
}

/** What does not fit a column: what failed and what to do, and what is worth knowing of one that works. */
const linesOf = ({ endpoint, batch, holdsAccounts, problem, hint }: Tested): string[] => [
  ...(problem === null ? [] : [`${problem.startsWith(endpoint) ? '' : `${endpoint}: `}${problem}. Try: ${hint}`]),
  ...(batch === false ? [`${endpoint} takes one request at a time.`] : []),
  ...(holdsAccounts ? [`${endpoint} holds accounts it could sign for: whoever reaches it can move their money.`] : []),
]

/** 10k blocks, 1M blocks, 50M gas: rounded down. */
function counted(number: number | null): string {
  if (number === null) return '—'
  const [unit, sign] = number >= 1e6 ? [1e6, 'M'] : number >= 1e3 ? [1e3, 'k'] : [1, '']
  return `${Math.floor(number / unit)}${sign}`
}

function usedChains(context: ActionContext): Chain[] {
  const used = new Set([
    ...context.settings.hedges().map(({ chain }) => chain),
    ...Object.keys(context.settings.rpcs()),
  ])
  return context.chains.all().filter(({ name }) => used.has(name))
}

async function testChain(context: ActionContext, chain: Chain): Promise<Tested[]> {
  try {
    const rpcs = await context.chains.endpoints(chain)
    if (rpcs.length > 0) return await Promise.all(rpcs.map(rpc => test(context, chain, rpc)))
    return [
      { ...silent(chain, `${chain.name} RPC`), problem: 'no endpoint is set', hint: `hedge rpc set ${chain.name}` },
    ]
  } catch (error) {
    if (!(error instanceof ReadFailure)) throw error
    return [{ ...silent(chain, `${chain.name} RPC`), problem: error.gap.message, hint: error.gap.hint }]
  }
}

async function test(context: ActionContext, chain: Chain, rpc: RpcEndpoint): Promise<Tested> {
  const started = performance.now()
  const took = () => Math.round(performance.now() - started)
  const failed = (problem: string, hint: string): Tested => ({
    ...silent(chain, rpc.label),
    milliseconds: took(),
    problem,
    hint,
  })
  try {
    const signal = context.deadline()
    const { mode, block, factory } = await context.chains.probe(chain.positionManager, rpc, signal, chain)
    if (factory !== chain.factory)
      return failed('its position manager belongs to another factory', `hedge rpc set ${chain.name}`)
    const milliseconds = took()
    const lagSeconds = Math.max(0, Math.round(context.now().getTime() / 1000 - Number(block.timestamp)))
    const { signs, ...measured } = await context.chains.measure(chain.positionManager, rpc, signal)
    return {
      ...silent(chain, rpc.label),
      ok: true,
      block: block.number,
      lagSeconds,
      milliseconds,
      mode,
      ...measured,
      holdsAccounts: signs,
    }
  } catch (error) {
    if (error instanceof ReadFailure) return failed(error.gap.message, error.gap.hint)
    throw error
  }
}

const silent = (chain: Chain, endpoint: string): Tested => ({
  chain: chain.name,
  endpoint,
  ok: false,
  block: null,
  lagSeconds: null,
  milliseconds: 0,
  mode: null,
  gasCap: null,
  logRange: null,
  archiveDepth: null,
  batch: null,
  multicall3: null,
  holdsAccounts: null,
  problem: null,
  hint: null,
})
