import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { SpotState } from '../../../src/domain/perp.ts'
import { crossChecks } from '../../../src/math/crossChecks.ts'
import { spotChecks } from '../../../src/math/spotChecks.ts'
import { readDexState } from '../../../src/venues/hyperliquid/dexState.ts'
import { readMarkets } from '../../../src/venues/hyperliquid/markets.ts'
import { readSpotState } from '../../../src/venues/hyperliquid/spot.ts'
import { answer } from '../../support/fakeHyperliquid/answer.ts'
import { master, pooled, portfolio, scene } from './scene.ts'

/**
 * Values that are of the right shape and wrong. What an answer says twice gives them away; the rest is named below, so
 * that it is known which numbers rest on the venue's word alone.
 */
type Path = (string | number)[]

const body = (type: string, user: string, dex = '') => structuredClone(answer({ type, user, dex }, scene))

function leaves(value: unknown, at: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [at]
  return Object.entries(value).flatMap(([key, item]) => leaves(item, [...at, Array.isArray(value) ? Number(key) : key]))
}

const at = (value: unknown, path: Path): unknown =>
  path.reduce((inner, key) => (inner as Record<string | number, unknown>)[key], value)

function withValue(value: unknown, path: Path, instead: unknown) {
  const copy = structuredClone(value)
  const holder = at(copy, path.slice(0, -1)) as Record<string | number, unknown>
  holder[path.at(-1)!] = instead
  return copy
}

/** The sign, the point and the first digit, each wrong by itself. */
const corruptions: Record<string, (text: string) => string> = {
  sign: text => (text.startsWith('-') ? text.slice(1) : `-${text}`),
  point: text => String(Number(text) * 10),
  digit: text => text.replace(/[1-9]/, digit => String((Number(digit) % 9) + 1)),
}

/** Whether anything was seen: the answer is refused, or something in it does not add up. */
function isSeen(check: () => unknown[]): boolean {
  try {
    return check().length > 0
  } catch {
    return true
  }
}

const states = [
  { name: 'a standard account', user: master, dex: '', mode: 'disabled' },
  { name: 'a standard account on another dex', user: master, dex: 'xyz', mode: 'disabled' },
  { name: 'a unified account', user: pooled, dex: '', mode: 'unifiedAccount' },
]

/** Said once in the answer, or, of a unified account, not by rules that are published. */
const unsaid = (mode: string) =>
  new RegExp(`cumFunding|returnOnEquity|rawUsd${mode === 'disabled' ? '' : '|^withdrawable'}`)

describe.each(states)('the perp state of $name', ({ user, dex, mode }) => {
  const sent = body('clearinghouseState', user, dex)
  const listed = body('metaAndAssetCtxs', user, dex)
  const check = (state: unknown, markets: unknown = listed) =>
    crossChecks(readDexState(state, dex), { mode, markets: readMarkets(markets) })
  const numbers = leaves(sent).filter(path => {
    const value = at(sent, path)
    return typeof value === 'string' && Number(value) !== 0 && !Number.isNaN(Number(value))
  })
  const said = numbers.filter(path => !unsaid(mode).test(path.join('.')))

  it('adds up as it was sent', () => expect(check(sent)).toEqual([]))

  it('shows any number that is wrong', () => {
    expect(said.length).toBeGreaterThan(10)
    const change = fc.tuple(fc.constantFrom(...said), fc.constantFrom(...Object.keys(corruptions)))
    fc.assert(
      fc.property(change, ([path, how]) => {
        const wrong = corruptions[how]!(at(sent, path) as string)
        // Less may always be withdrawable than there is: resting orders hold the rest.
        if (path.join() === 'withdrawable' && Number(wrong) >= 0 && Number(wrong) < Number(at(sent, path))) return
        const broken = withValue(sent, path, wrong)
        expect(
          isSeen(() => check(broken)),
          `${path.join('.')} = ${wrong}`,
        ).toBe(true)
      }),
      { numRuns: 400 },
    )
  })

  it('shows a wrong leverage, another kind of margin, another coin', () => {
    for (const path of leaves(sent).filter(each => each[2] === 'position')) {
      const held = path.slice(0, 3)
      const isIsolated = at(sent, [...held, 'leverage', 'type']) === 'isolated'
      const instead = {
        'leverage.type': isIsolated ? 'cross' : 'isolated',
        // What an isolated position was opened with is said nowhere else.
        ...(isIsolated ? {} : { 'leverage.value': Number(at(sent, path)) + 1 }),
        maxLeverage: Number(at(sent, path)) + 1,
        coin: 'NEVER',
      }[path.slice(3).join('.')]
      if (instead === undefined) continue
      expect(
        isSeen(() => check(withValue(sent, path, instead))),
        path.join('.'),
      ).toBe(true)
    }
  })

  it('shows a position that is gone, and one that is there twice', () => {
    const { assetPositions } = sent as { assetPositions: { position: { coin: string } }[] }
    assetPositions.forEach((_, index) => {
      const fewer = assetPositions.filter((_each, other) => other !== index)
      expect(check(withValue(sent, ['assetPositions'], fewer)).length).toBeGreaterThan(0)
      const twice = [...assetPositions, assetPositions[index]]
      expect(isSeen(() => check(withValue(sent, ['assetPositions'], twice)))).toBe(true)
    })
  })

  it('shows a market whose mark is another', () => {
    const [{ universe }] = listed as [{ universe: { name: string }[] }]
    for (const { position } of (sent as { assetPositions: { position: { coin: string } }[] }).assetPositions) {
      const path = [1, universe.findIndex(({ name }) => name === position.coin), 'markPx']
      for (const how of Object.values(corruptions)) {
        const wrong = withValue(listed, path, how(at(listed, path) as string))
        expect(
          isSeen(() => check(sent, wrong)),
          position.coin,
        ).toBe(true)
      }
    }
  })
})

describe.each([
  { user: portfolio, mode: 'portfolioMargin', tokens: { '': 0 } },
  { user: pooled, mode: 'unifiedAccount', tokens: { '': 0, xyz: 0, hyna: 235 } },
])('the spot state under $mode', ({ user, mode, tokens }) => {
  const sent = body('spotClearinghouseState', user)
  const dexes = Object.entries(tokens).map(([dex, collateralToken]) => ({
    state: readDexState(body('clearinghouseState', user, dex), dex),
    collateralToken,
  }))
  const check = (spot: unknown, as: string = mode) => spotChecks(readSpotState(spot), { mode: as, dexes })

  it('adds up as it was sent', () => expect(check(sent)).toEqual([]))

  it.each([
    ['total', ['balances', 0, 'total']],
    ['available', ['tokenToAvailableAfterMaintenance', 0, 1]],
  ])('shows a %s that is wrong', (_, path) => {
    for (const how of Object.values(corruptions)) {
      const wrong = how(at(sent, path) as string)
      expect(
        isSeen(() => check(withValue(sent, path, wrong))),
        wrong,
      ).toBe(true)
    }
  })

  it('shows that the mode is another', () => {
    expect(check(sent, 'default')[0]).toMatchObject({ field: 'mode', coin: 'USDC' })
    expect(check(body('spotClearinghouseState', master), 'default')).toEqual([])
  })

  it('is not judged where a dex could not be read, and where the mode is not known', () => {
    const spot = readSpotState(withValue(sent, ['balances', 0, 'total'], '9999.0'))
    expect(spotChecks(spot, { mode, dexes: null })).toEqual([])
    for (const other of [null, 'someNewMode']) expect(spotChecks(spot, { mode: other, dexes })).toEqual([])
  })
})

it('lets a loan take more of what is available, and never give more than there is', () => {
  const spot = (total: string): SpotState => ({
    balances: [
      { coin: 'USDC', token: 0, total, hold: '0.0' },
      { coin: 'UBTC', token: 197, total: '-0.1', hold: '0.0' },
    ],
    outcomes: 0,
    portfolioMarginRatio: '0.5',
    availableAfterMaintenance: [[0, '800.0']],
  })
  expect(spotChecks(spot('9999.0'), { mode: 'portfolioMargin', dexes: [] })).toEqual([])
  const found = spotChecks(spot('700.0'), { mode: 'portfolioMargin', dexes: null })
  expect(found).toEqual([{ field: 'spot.availableAfterMaintenance', coin: 'USDC', difference: 100 }])
  expect(spotChecks(spot('9999.0'), { mode: 'unifiedAccount', dexes: [] })).toHaveLength(1)
})
