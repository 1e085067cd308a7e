import { expect, it } from 'vitest'
import { findPositions } from '../../../src/commands/add/findPositions.ts'
import { readAddOptions } from '../../../src/commands/add/options.ts'
import { pickPositions } from '../../../src/commands/add/pickPositions.ts'
import type { ActionContext } from '../../../src/domain/actionContext.ts'
import type { Chain } from '../../../src/domain/chain.ts'
import { ReadFailure } from '../../../src/domain/failure.ts'
import type { LpSnapshot } from '../../../src/domain/lp.ts'
import { Secret } from '../../../src/domain/secret.ts'
import type { LpVenue } from '../../../src/domain/venue.ts'
import { classifyPaste } from '../../../src/secrets/classifyPaste.ts'
import { temporaryHome } from '../../secrets/support/temporaryHome.ts'
import { chain, ethUsdc, markets, poolOf, positionOf, snapshotOf, wallet } from '../../support/artifacts.ts'
import { fakeContext } from '../../support/fakeContext.ts'

const chainOf = (name: string, chainId: number): Chain => ({ ...chain, name, title: name.toUpperCase(), chainId })
const [one, two, three, four] = ['one', 'two', 'three', 'four'].map((name, n) => chainOf(name, n + 1)) as [
  Chain,
  Chain,
  Chain,
  Chain,
]

const range = { tickLower: -600, tickUpper: 600 }
const nothing = snapshotOf([], [])
/** An open position of little and a closed one, on another chain than `ethUsdc`. */
const others = snapshotOf(
  [poolOf({ pair: ['weth', 'usdc'], tick: 0 })],
  [
    positionOf({ pool: 0, tokenId: '8', ...range, liquidity: '0' }),
    positionOf({ pool: 0, tokenId: '7', ...range, liquidity: '1000' }),
  ],
)

/** Chains with what is on each, or why it cannot be read; the person chooses by the beginning of a name. */
function scene(on: Map<Chain, LpSnapshot | 'down'>, answers: { paste?: string; where?: string; picks?: string[][] }) {
  const base = fakeContext(temporaryHome())
  const said: string[] = []
  const listed: string[][] = []
  const looked: string[] = []
  let under = 0
  let most = 0
  const picks = [...(answers.picks ?? [])]
  const venue = {
    readPositions: async ({ name }: Chain) => {
      looked.push(name)
      under += 1
      most = Math.max(most, under)
      await new Promise(resolve => setTimeout(resolve, 5))
      under -= 1
      const there = [...on].find(([each]) => each.name === name)![1]
      if (there !== 'down') return there
      throw new ReadFailure({ code: 'unreachable', source: name, message: 'nobody answers', hint: '' })
    },
  } as unknown as LpVenue
  const context: ActionContext = {
    ...base,
    interactive: true,
    classify: classifyPaste,
    say: line => said.push(line),
    lpVenue: async () => venue,
    perpVenue: async () => ({ readRole: async () => ({ role: 'missing' }) }) as never,
    settings: { ...base.settings, rpcs: () => ({ one: { setAt: '' }, two: { setAt: '' } }) },
    chains: {
      ...base.chains,
      all: () => [...on.keys()],
      find: name => [...on.keys()].find(each => each.name === name) ?? null,
      endpoints: async ({ name }) =>
        name === 'four'
          ? []
          : [{ id: name, url: new Secret('http://127.0.0.1:1'), label: name, own: name !== 'three' }],
    },
    prompt: {
      ...base.prompt,
      text: async ({ check }) => {
        expect(await check?.(answers.paste!)).toBe(true)
        return answers.paste!
      },
      choose: async ({ choices }) => {
        listed.push(choices.map(({ name }) => name))
        return choices.find(({ name }) => name.startsWith(answers.where!))!.value
      },
      chooseMany: async ({ choices }) => {
        listed.push(choices.map(({ name }) => name))
        const wanted = picks.shift()!
        return choices.filter(({ name }) => wanted.some(each => name.startsWith(each))).map(({ value }) => value)
      },
    },
  }
  const options = (flags: Record<string, string | string[]> = {}) => readAddOptions({ operands: [], options: flags })
  return { context, options, said, listed, looked, most: () => most }
}

const all = new Map<Chain, LpSnapshot | 'down'>([
  [one, ethUsdc()],
  [two, nothing],
  [three, others],
  [four, nothing],
])

it('looks nowhere but where an RPC is set, unless it is told to', async () => {
  const { context, options, looked, listed } = scene(all, { paste: wallet, where: 'where an RPC' })
  const { found } = await findPositions(context, options(), { where: null })
  expect(looked.sort()).toEqual(['one', 'two'])
  expect(found.map(each => each.chain.name)).toEqual(['one'])
  expect(listed[0]).toEqual([
    'where an RPC of yours is set: ONE, TWO',
    'on all 4 chains known here, 2 of them by public endpoints',
    ...['on ONE', 'on TWO', 'on THREE (public)', 'on FOUR (public)'],
  ])
})

it('looks at all of them at once, and names those it could not look at', async () => {
  const on = new Map(all).set(two, 'down')
  const { context, options, said, most } = scene(on, { paste: wallet, where: 'on all' })
  const { found } = await findPositions(context, options(), { where: null })
  expect(most()).toBe(3)
  expect(found.map(each => each.chain.name)).toEqual(['one', 'three'])
  expect(said.slice(-3)).toEqual([
    'Note: not looked at: TWO (nobody answers). An RPC of your own: hedge rpc set two',
    'Note: not looked at: FOUR (no RPC is set). An RPC of your own: hedge rpc set four',
    'Looked at 2 chains: ONE (1), THREE (2).',
  ])
})

it('does not ask where a link says it, and says who sees it there', async () => {
  const { context, options, said, looked } = scene(all, { paste: wallet })
  const { found } = await findPositions(context, options({ chain: 'three' }), { where: null })
  expect(looked).toEqual(['three'])
  expect(found).toHaveLength(1)
  expect(said).toContain('Note: THREE is asked by public endpoints, which see what is looked at.')
})

it('asks nothing that flags say, and ends where flags find nothing', async () => {
  const { context, options } = scene(all, {})
  const flags = options({ chain: 'two', wallet })
  await expect(findPositions(context, flags, { where: null })).rejects.toMatchObject({ code: 'no-positions', exit: 6 })
})

it('never calls empty what could not be looked at', async () => {
  const down = new Map<Chain, LpSnapshot | 'down'>([
    [one, 'down'],
    [two, 'down'],
  ])
  const { context, options, said } = scene(down, { where: 'on all' })
  await expect(findPositions(context, options({ wallet }), { where: null })).rejects.toMatchObject({
    code: 'no-rpc',
    message: 'none of these chains could be looked at',
  })
  expect(said.at(-1)).toBe('Note: not looked at: ONE, TWO (nobody answers). An RPC of your own: hedge rpc set one')
  const half = scene(new Map(down).set(two, nothing), { where: 'on all' })
  await expect(findPositions(half.context, options({ wallet }), { where: null })).rejects.toMatchObject({
    code: 'no-positions',
    message: expect.stringContaining('on any of the chains looked at (1)'),
  })
})

it('lists what is worth most first and what is closed last, and takes those of one chain', async () => {
  const picks = [['#1 ', '#7 '], ['every position of this wallet on THREE']]
  const { context, options, said, listed } = scene(all, { paste: wallet, where: 'on all', picks })
  const findings = await findPositions(context, options(), { where: null })
  const picked = await pickPositions(context, options(), findings, markets, [])
  expect(picked).toMatchObject({ tokenIds: 'all', wallet, found: { chain: { name: 'three' } } })
  expect(said).toContain('Those are on different chains: a hedge has one. The others can have one of their own.')
  const names = listed.at(-1)!
  expect(names.map(name => name.split(' ')[0])).toEqual(['#1', '#7', '#8', 'every', 'every'])
  expect(names[0]).toMatch(/^#1 {2}WETH\/USDC 0\.30 % {2}in range {2}[\d.,]+–[\d.,]+ USDC +\$[\d,.]+ {2}ONE$/)
  expect(names[2]).toMatch(/ {2}closed {4}/)
})

it('an NFT that can only be one is taken, and said', async () => {
  const { context, options, said, listed } = scene(new Map([[one, ethUsdc()]]), { paste: '#1', where: 'where an RPC' })
  const findings = await findPositions(context, options(), { where: null })
  const picked = await pickPositions(context, options(), findings, null, [])
  expect(picked).toMatchObject({ tokenIds: ['1'], wallet })
  expect(listed).toHaveLength(1)
  expect(said.at(-1)).toMatch(/^#1 {2}WETH\/USDC 0\.30 % {2}in range/)
})
