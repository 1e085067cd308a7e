import { expect, test } from 'vitest'
import type { EndpointFacts } from '../../../src/domain/endpoint.ts'
import { RpcError } from '../../../src/venues/json-rpc/RpcError.ts'
import { withModes } from '../../../src/venues/uniswap-v3/modes/withModes.ts'
import type { Asked } from '../../../src/venues/uniswap-v3/page.ts'
import { Unanswered, type WhyUnanswered } from '../../../src/venues/uniswap-v3/Unanswered.ts'
import { endpointOf } from '../../support/chain/localChain.ts'
import { memoryOf } from '../../support/chain/venue.ts'

const asked: Asked = {
  positionManager: '0x00000000000000000000000000000000000000aa',
  rpc: endpointOf('http://127.0.0.1/'),
  chain: { name: 'ethereum', chainId: 1 },
  ratios: [],
}
const { id } = asked.rpc
const now = () => new Date('2026-03-10T12:00:00.000Z')

/** Modes fail as told, or work; resolves to the modes tried and what was remembered, or to the failure's code. */
async function run(failures: Record<string, WhyUnanswered | Error>, known?: Partial<EndpointFacts>, anew = false) {
  const facts = { mode: 'revert', pageSize: 100, learnedAt: '2026-03-10T11:00:00.000Z', ...known } as const
  const memory = memoryOf(known ? { [id]: facts as EndpointFacts } : {})
  const tried: string[] = []
  const signal = AbortSignal.timeout(1_000)
  const outcome = await withModes(asked, { signal, memory, now, anew }, async (mode, size) => {
    tried.push(`${mode.name} ${size}`)
    const failure = failures[mode.name]
    if (failure instanceof Error) throw failure
    if (failure) throw new Unanswered(failure, asked)
    return { result: 'fine', size }
  }).catch((error: unknown) => (error instanceof Unanswered ? error.why : (error as Error).name))
  return { outcome, tried, learned: memory.facts[id] }
}

test('the fastest mode, and nothing to remember', async () => {
  expect(await run({})).toEqual({ outcome: 'fine', tried: ['revert 100'], learned: undefined })
})

test.each<[string, Record<string, WhyUnanswered>, string[]]>([
  ['revert data stripped', { revert: 'stripped' }, ['return 30']],
  ['revert data cut', { revert: 'cut' }, ['return 30']],
  ['no call without a receiver', { revert: 'not-run' }, ['multicall 100']],
  ['a body too large for any lens', { revert: 'too-large' }, ['multicall 100']],
  ['stripped and no code either', { revert: 'stripped', return: 'not-run' }, ['return 30', 'multicall 100']],
  ['no Multicall3', { revert: 'not-run', multicall: 'no-multicall3' }, ['multicall 100', 'calls 100']],
])('%s: on to the mode that helps, which is remembered', async (_, failures, then) => {
  const { outcome, tried, learned } = await run(failures)
  expect(outcome).toBe('fine')
  expect(tried).toEqual(['revert 100', ...then])
  const [mode, size] = then.at(-1)!.split(' ')
  expect(learned).toMatchObject({ mode, pageSize: Number(size), learnedAt: now().toISOString() })
})

test.each<[string, Record<string, WhyUnanswered | Error>, string]>([
  ['out of gas for one position', { revert: 'out-of-gas' }, 'out-of-gas'],
  ['an answer that was changed', { revert: 'garbled' }, 'garbled'],
  ['an answer that was changed, in steps', { revert: 'not-run', multicall: 'garbled' }, 'garbled'],
])('%s: no other mode, and loud', async (_, failures, outcome) => {
  const found = await run(failures)
  expect(found.outcome).toBe(outcome)
  expect(found.tried).toHaveLength(Object.keys(failures).length)
  expect(found.learned).toBeUndefined()
})

test('when none works, the first failure says what kind of node it is', async () => {
  const found = await run({ revert: 'stripped', return: 'not-run', multicall: new RpcError(-32601, 'no', undefined) })
  expect(found.outcome).toBe('stripped')
})

test('what is remembered comes first, with its page size', async () => {
  const { tried, learned } = await run({}, { mode: 'multicall', pageSize: 25 })
  expect(tried).toEqual(['multicall 25'])
  expect(learned?.learnedAt, 'the day it was learned stays').toBe('2026-03-10T11:00:00.000Z')
})

test.each<[WhyUnanswered, string[]]>([
  ['no-multicall3', ['multicall 25', 'calls 100']],
  ['out-of-gas', ['multicall 25', 'revert 100']],
])('what is remembered and stops working (%s) is learned anew', async (why, tried) => {
  const found = await run({ multicall: why }, { mode: 'multicall', pageSize: 25 })
  expect(found).toMatchObject({ outcome: 'fine', tried })
  expect(`${found.learned?.mode} ${found.learned?.pageSize}`).toBe(tried.at(-1))
})

test('after a week, from a clock that was wrong, or when told to, the fastest mode is tried again', async () => {
  for (const learnedAt of ['2026-03-03T11:00:00.000Z', '2026-03-11T11:00:00.000Z', 'never']) {
    expect((await run({}, { mode: 'calls', learnedAt })).tried).toEqual(['revert 100'])
  }
  const found = await run({}, { mode: 'calls', batch: false, multicall3: false }, true)
  expect(found.tried).toEqual(['revert 100'])
  expect(found.learned).toEqual({ mode: 'revert', pageSize: 100, learnedAt: now().toISOString() })
})

test('what was measured stays beside what is learned', async () => {
  const measured = { gasCap: 1, logRange: 2, archiveDepth: 3, batch: true, multicall3: true, signs: false }
  const { learned } = await run({ revert: 'stripped' }, { measured })
  expect(learned).toMatchObject({ mode: 'return', measured })
})
