import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ShapeFailure } from '../../../src/domain/shape.ts'
import { readCandles } from '../../../src/venues/hyperliquid/candles.ts'
import { readDexState } from '../../../src/venues/hyperliquid/dexState.ts'
import { fillRows } from '../../../src/venues/hyperliquid/fills.ts'
import { fundingRows } from '../../../src/venues/hyperliquid/funding.ts'
import { readMarkets } from '../../../src/venues/hyperliquid/markets.ts'
import { readMode } from '../../../src/venues/hyperliquid/mode.ts'
import { readOrders } from '../../../src/venues/hyperliquid/orders.ts'
import { readPerpMetas } from '../../../src/venues/hyperliquid/perpMetas.ts'
import { readRole } from '../../../src/venues/hyperliquid/role.ts'
import { readSpotState } from '../../../src/venues/hyperliquid/spot.ts'
import { readSubAccounts } from '../../../src/venues/hyperliquid/subAccounts.ts'
import { readVault, readVaultShares } from '../../../src/venues/hyperliquid/vaults.ts'
import { answer } from '../../support/fakeHyperliquid/answer.ts'
import { agent, master, pooled, portfolio, scene, subAccount, vault } from './scene.ts'

type Path = (string | number)[]
type Answer = { name: string; body: unknown; read: (body: unknown) => unknown; unused: RegExp }

const body = (type: string, user: string, dex = '') =>
  structuredClone(answer({ type, user, vaultAddress: user, dex }, scene))

const lately = scene.time! - 4 * 3_600_000
const past = (type: string) => structuredClone(answer({ type, user: master, startTime: 1 }, scene))
const candles = answer({ type: 'candleSnapshot', req: { coin: 'ETH', interval: '1h', startTime: lately } }, scene)

const positionUnused = /(^|\.)(type|rawUsd|returnOnEquity)$/
const spotUnused = /entryNtl$|ltv$|portfolioMarginEnabled$|BorrowRatio|SupplyRatio/

/** `unused` are the fields no reader looks at; every other one must be there and of its type. */
const answers: Answer[] = [
  {
    name: 'clearinghouseState',
    body: body('clearinghouseState', master),
    read: is => readDexState(is, ''),
    unused: positionUnused,
  },
  {
    name: 'clearinghouseState of a dex',
    body: body('clearinghouseState', pooled, 'hyna'),
    read: is => readDexState(is, 'hyna'),
    unused: positionUnused,
  },
  {
    name: 'spotClearinghouseState',
    body: body('spotClearinghouseState', master),
    read: is => readSpotState(is),
    unused: spotUnused,
  },
  {
    name: 'spotClearinghouseState under portfolio margin',
    body: body('spotClearinghouseState', portfolio),
    read: is => readSpotState(is),
    unused: spotUnused,
  },
  {
    name: 'metaAndAssetCtxs',
    body: body('metaAndAssetCtxs', master),
    read: readMarkets,
    unused: /marginTable|collateral|openInterest|prevDayPx|Vlm|premium|midPx|impactPxs/,
  },
  { name: 'allPerpMetas', body: body('allPerpMetas', master), read: readPerpMetas, unused: /marginTable/ },
  {
    name: 'frontendOpenOrders',
    body: body('frontendOpenOrders', master),
    read: is => readOrders(is, ''),
    unused: /triggerCondition|children|tif|cloid/,
  },
  {
    name: 'subAccounts2',
    body: body('subAccounts2', master),
    read: is => readSubAccounts(is, master),
    unused: new RegExp(`${positionUnused.source}|${spotUnused.source}`),
  },
  { name: 'userVaultEquities', body: body('userVaultEquities', master), read: readVaultShares, unused: /^$/ },
  {
    name: 'vaultDetails',
    body: body('vaultDetails', vault),
    read: is => readVault(is, vault),
    unused: /^\.(?!(name|vaultAddress|leader)$)/,
  },
  { name: 'userFillsByTime', body: past('userFillsByTime'), read: fillRows, unused: /twapId/ },
  { name: 'userFunding', body: past('userFunding'), read: fundingRows, unused: /nSamples/ },
  {
    name: 'candleSnapshot',
    body: candles,
    read: is => readCandles(is, { coin: 'ETH', from: lately, to: scene.time! }),
    unused: /\.[ohlvn]$/,
  },
  { name: 'userRole', body: body('userRole', agent), read: readRole, unused: /^$/ },
  { name: 'userRole', body: body('userRole', subAccount), read: readRole, unused: /^$/ },
]

const isUsed = (path: Path, { unused }: Answer) => {
  const text = `.${path.join('.')}`
  return !unused.test(text) || /leverage\.type$/.test(text)
}

/** Every place in a body, the branches as well as the leaves. */
function paths(value: unknown, at: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [at]
  const within = Object.entries(value).flatMap(([key, item]) =>
    paths(item, [...at, Array.isArray(value) ? Number(key) : key]),
  )
  return at.length ? [at, ...within] : within
}

const at = (value: unknown, path: Path): unknown =>
  path.reduce((inner, key) => (inner as Record<string | number, unknown>)[key], value)

function changed(
  value: unknown,
  path: Path,
  change: (holder: Record<string | number, unknown>, key: string | number) => void,
) {
  const copy = structuredClone(value)
  change(at(copy, path.slice(0, -1)) as Record<string | number, unknown>, path.at(-1)!)
  return copy
}

const caught = (run: () => unknown): unknown => {
  try {
    return { result: run() }
  } catch (error) {
    return error
  }
}

const decimalText = /^-?\d+(\.\d+)?$/

const kind = (value: unknown) => (value === null ? 'null' : Array.isArray(value) ? 'list' : typeof value)

const almostNumbers = ['', ' 1', '1 ', '+1', '1.', '.5', '1,5', '0x10', 'NaN', 'Infinity', '1e999', '--1', '1_0', '١']

/** Values of another type than the one that stands there, and texts that look like numbers but are none. */
function corruptions(original: unknown): fc.Arbitrary<unknown> {
  const others = [true, 7, 0, -1.5, 'abc', [], {}, [[1]], null].filter(other => kind(other) !== kind(original))
  if (typeof original === 'number') return fc.constantFrom(...others, String(original), Number.NaN, 2 ** 1023 * 2)
  if (typeof original !== 'string' || !decimalText.test(original)) return fc.constantFrom(...others)
  return fc.constantFrom(...others, Number(original), ...almostNumbers, '9'.repeat(10_000))
}

/** Where null is an answer and not corruption. */
const nullable = ['liquidationPx', 'funding', 'markPx', 'oraclePx', 'lockedUntilTimestamp']
const left = ['portfolioMarginRatio', 'tokenToAvailableAfterMaintenance']
const mayBeNull = (path: Path) => [...nullable, ...left].includes(String(path.at(-1)))

/** What the venue leaves out when there is nothing to say: its absence is an answer. */
const mayBeAbsent = (path: Path) => ['isDelisted', 'abstraction', 'tid', ...left].includes(String(path.at(-1)))

describe.each(answers)('$name', given => {
  const all = paths(given.body)
  const expected = given.read(given.body)
  /** Deleting from a list shortens it: that is another answer, not a broken one. */
  const fields = all.filter(path => typeof path.at(-1) === 'string')
  const used = (path: Path) => isUsed(path, given) && !isOutcome(path)
  const isOutcome = (path: Path) => {
    const holder = at(given.body, path.slice(0, -1)) as { coin?: unknown }
    return holder.coin === '+12' && path.at(-1) === 'hold'
  }

  it('has fields to lose', () => expect(fields.filter(used).length).toBeGreaterThan(1))

  it('names a used field that is not there, and does not miss an unused one', () => {
    for (const path of fields) {
      const outcome = caught(() => given.read(changed(given.body, path, (holder, key) => delete holder[key])))
      if (mayBeAbsent(path)) continue
      if (!used(path)) expect(outcome, path.join('.')).toEqual({ result: expected })
      else {
        expect(outcome, path.join('.')).toBeInstanceOf(ShapeFailure)
        expect((outcome as Error).message).toBe(`${(outcome as ShapeFailure).path} is missing`)
        expect((outcome as ShapeFailure).path.endsWith(`.${path.at(-1)}`)).toBe(true)
      }
    }
  })

  it('names a used field of another type, whatever stands there instead', () => {
    const place = fc
      .constantFrom(...all.filter(used))
      .chain(path => fc.tuple(fc.constant(path), corruptions(at(given.body, path))))
    fc.assert(
      fc.property(place, ([path, instead]) => {
        if (instead === null && mayBeNull(path)) return
        const broken = changed(given.body, path, (holder, key) => {
          holder[key] = instead
        })
        const outcome = caught(() => given.read(broken))
        expect(outcome, `${path.join('.')} = ${JSON.stringify(instead)}`).toBeInstanceOf(ShapeFailure)
        expect((outcome as Error).message.length).toBeLessThan(200)
        if (typeof path.at(-1) === 'string') expect((outcome as ShapeFailure).path).toContain(`${path.at(-1)}`)
      }),
      { numRuns: 1500 },
    )
  })

  it('is not moved by fields it has never heard of', () => {
    const holders = all.filter(path => !Array.isArray(at(given.body, path)) && typeof at(given.body, path) === 'object')
    for (const path of holders.filter(each => at(given.body, each) !== null)) {
      const more = changed(given.body, [...path, 'newField'], (holder, key) => {
        holder[key] = { deep: ['1'] }
      })
      expect(given.read(more)).toEqual(expected)
    }
  })
})

it.each([null, 1, true, [], {}])('a mode that is %j is no mode', mode =>
  expect(() => readMode(mode)).toThrow(ShapeFailure),
)
