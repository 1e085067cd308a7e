import { expect, it } from 'vitest'
import { prune } from '../../../src/commands/prune/prune.ts'
import { pruneDue } from '../../../src/commands/prune/pruneDue.ts'
import type { ActionContext } from '../../../src/domain/actionContext.ts'
import type { Hedge } from '../../../src/domain/hedge.ts'
import { temporaryHome } from '../../secrets/support/temporaryHome.ts'
import { gatheredAt } from '../../support/artifacts.ts'
import { fakeContext } from '../../support/fakeContext.ts'

const hedge: Hedge = {
  id: 'abcdef0123456789',
  name: 'eth-usdc',
  chain: 'testchain',
  tokenIds: 'all',
  assets: {},
  coins: ['ETH'],
  shared: false,
  target: '1',
  testnet: false,
  role: 'user',
  createdAt: gatheredAt,
}

const inDays = (days: number) => new Date(Date.parse(gatheredAt) + days * 86_400_000)

/** A hedge that nothing was ever read of, at a day since it was stored. */
async function stage() {
  const folder = temporaryHome()
  const base = fakeContext(folder)
  await base.settings.saveHedge(hedge)
  const at = (days: number, rest: Partial<ActionContext> = {}) =>
    ({ ...base, now: () => inDays(days), ...rest }) satisfies ActionContext
  await prune(at(0), 'yes')
  const noted = async () => (await base.activity()).of(hedge.id)
  return { at, noted }
}

const answering = (answer: boolean, { prompt }: ActionContext): Partial<ActionContext> => ({
  interactive: true,
  prompt: { ...prompt, confirm: async () => answer },
})

const notAsked = () => {
  throw new Error('nothing was due')
}

it('a pruning that is answered with no is no warning, and ends one of before', async () => {
  const { at, noted } = await stage()
  await expect(prune(at(100, answering(false, at(100))), 'ask')).rejects.toMatchObject({ code: 'left' })
  expect(await noted()).toMatchObject({ warnedAt: null, keptAt: inDays(100).toISOString() })
  ;(await at(0).activity()).warn(hedge.id, inDays(101).toISOString())
  await expect(prune(at(110, answering(false, at(110))), 'ask')).rejects.toMatchObject({ code: 'left' })
  const [left] = await pruneDue(at(120), notAsked)
  expect(left).toMatchObject({ hedge: { name: hedge.name }, prunedFrom: null })
})

it('a pruning with nobody to ask is no warning', async () => {
  const { at, noted } = await stage()
  await expect(prune(at(100), 'ask')).rejects.toMatchObject({ code: 'usage' })
  expect(await noted()).toMatchObject({ warnedAt: null, keptAt: null })
})

it('what is deleted unasked is told of each, and a warning is left to whoever prints it', async () => {
  const { at, noted } = await stage()
  expect(await pruneDue(at(100), notAsked)).toHaveLength(1)
  expect(await noted()).toMatchObject({ warnedAt: null })
  ;(await at(0).activity()).warn(hedge.id, inDays(100).toISOString())
  const told: string[] = []
  expect(await pruneDue(at(114), line => told.push(line.hedge.name))).toEqual([])
  expect(told).toEqual([hedge.name])
  expect(at(114).settings.hedges()).toEqual([])
})
