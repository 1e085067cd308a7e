import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readDexState } from '../../../src/venues/hyperliquid/dexState.ts'
import { readMarkets } from '../../../src/venues/hyperliquid/markets.ts'
import { readMode } from '../../../src/venues/hyperliquid/mode.ts'
import { readRole } from '../../../src/venues/hyperliquid/role.ts'
import { ShapeFailure } from '../../../src/venues/hyperliquid/shape.ts'
import { readSpot } from '../../../src/venues/hyperliquid/spot.ts'
import { answer } from '../../support/fakeHyperliquid/answer.ts'
import { agent, master, scene, subAccount } from './scene.ts'

type Path = (string | number)[]
type Answer = { name: string; body: unknown; read: (body: unknown) => unknown; unused: RegExp }

const body = (type: string, user: string) => structuredClone(answer({ type, user }, scene))

/** `unused` are the fields no reader looks at; every other one must be there and of its type. */
const answers: Answer[] = [
  {
    name: 'clearinghouseState',
    body: body('clearinghouseState', master),
    read: is => readDexState(is, ''),
    unused: /\.(type|rawUsd|returnOnEquity)$/,
  },
  { name: 'spotClearinghouseState', body: body('spotClearinghouseState', master), read: readSpot, unused: /entryNtl$/ },
  {
    name: 'metaAndAssetCtxs',
    body: body('metaAndAssetCtxs', master),
    read: readMarkets,
    unused: /marginTable|collateral|openInterest|prevDayPx|Vlm|premium|midPx|impactPxs/,
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
const mayBeNull = (path: Path) => ['liquidationPx', 'funding', 'markPx', 'oraclePx'].includes(String(path.at(-1)))

describe.each(answers)('$name', given => {
  const all = paths(given.body)
  const expected = given.read(given.body)
  /** Deleting from a list shortens it: that is another answer, not a broken one. */
  const fields = all.filter(path => typeof path.at(-1) === 'string')
  const used = (path: Path) => isUsed(path, given) && !isOutcome(path)
  const isOutcome = (path: Path) => {
    const holder = at(given.body, path.slice(0, -1)) as { coin?: unknown }
    return holder.coin === '+12' && path.at(-1) !== 'coin'
  }

  it('has fields to lose', () => expect(fields.filter(used).length).toBeGreaterThan(1))

  it('names a used field that is not there, and does not miss an unused one', () => {
    for (const path of fields) {
      const outcome = caught(() => given.read(changed(given.body, path, (holder, key) => delete holder[key])))
      if (path.at(-1) === 'isDelisted') continue
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
