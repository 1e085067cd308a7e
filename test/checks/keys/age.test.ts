import { describe, expect, it } from 'vitest'
import type { Activity } from '../../../src/domain/activity.ts'
import type { StoreFacts } from '../../../src/domain/storeFacts.ts'
import { defaultThresholds } from '../../support/artifacts.ts'
import { dayBefore, empty, hedgeFacts, storeFactsOf, told, verdictsOf } from '../support/storeFactsOf.ts'

const ground = (rest: Partial<StoreFacts>) => ({ storeFacts: storeFactsOf(rest), thresholds: defaultThresholds })
const rpc = (days: number, place = 1, of = 1) => ({ chain: 'base', place, of, setAt: dayBefore(days) })

const webhook = (name: string, days: number) => ({ name, setAt: dayBefore(days) })

const read = (days: number): Activity => ({
  since: dayBefore(400),
  readAt: dayBefore(days),
  openAt: null,
  closedSince: null,
  closedAt: null,
  legs: 'open',
  warnedAt: null,
  keptAt: null,
  whole: null,
  vanished: [],
  acceptedAt: null,
})

describe('key-age', () => {
  it.each<[string, Partial<StoreFacts>, RegExp[]]>([
    ['young', {}, [/^pass base: set 10 days ago/, /^pass the key of the vault: set 10 days ago, on 2026-11-10$/]],
    ['one day before it is due', { kind: 'exec', rpcs: [rpc(89)] }, [/^pass/]],
    ['due', { kind: 'exec', rpcs: [rpc(90)] }, [/^fail base: set 90 days ago/]],
    [
      'second of two',
      { kind: 'exec', rpcs: [rpc(0, 1, 2), rpc(91, 2, 2)] },
      [/^pass base RPC 1 of 2: set today$/, /^fail base RPC 2 of 2/],
    ],
    [
      'the vault, of unknown age',
      { vaultKeyAt: null, rpcs: [] },
      [/^unknown the key of the vault: not known: nobody noted/],
    ],
    ['of tomorrow', { vaultKeyAt: dayBefore(-1), rpcs: [] }, [/^unknown the key of the vault: .*a clock/]],
    [
      'webhooks, by their own names',
      { kind: 'exec', rpcs: [], webhooks: [webhook('ops', 91), webhook('webhook', 0)] },
      [/^fail webhook ops: set 91 days ago/, /^pass webhook: set today$/],
    ],
    ['nothing that rotates', { kind: 'keychain', rpcs: [] }, []],
  ])('%s', (_what, rest, lines) => {
    const found = told('key-age', ground(rest))
    expect(found).toEqual(lines.map(line => expect.stringMatching(line)))
  })

  it('says how each is rotated', () => {
    const rest = { rpcs: [rpc(91)], webhooks: [webhook('ops', 91)], vaultKeyAt: dayBefore(91) }
    expect(verdictsOf('key-age', ground(rest)).map(({ remediation }) => remediation)).toEqual([
      'hedge rotate rpc base',
      'hedge rotate notify ops',
      'hedge rotate vault',
    ])
  })

  it('follows the threshold', () => {
    const thresholds = { ...defaultThresholds, 'keys.rotate': 5 }
    expect(told('key-age', { storeFacts: storeFactsOf(), thresholds })[0]).toMatch(/^fail/)
  })
})

describe('key-unused', () => {
  it.each<[string, Partial<StoreFacts>, string[]]>([
    ['in use', {}, ['pass base: a hedge is on it', 'pass one: 10 days ago']],
    ['a chain without a hedge', { unusedRpcs: ['base'], hedges: [] }, ['warn base: no hedge is on it']],
    [
      'not read for long',
      { rpcs: [], hedges: [hedgeFacts('one', { createdAt: dayBefore(300), activity: read(120) })] },
      ['warn one: not read for 120 days'],
    ],
    [
      'read yesterday',
      { rpcs: [], hedges: [hedgeFacts('one', { createdAt: dayBefore(300), activity: read(1) })] },
      ['pass one: 1 day ago'],
    ],
    [
      'kept by its owner',
      {
        rpcs: [],
        hedges: [hedgeFacts('one', { createdAt: dayBefore(300), activity: { ...read(120), keptAt: dayBefore(3) } })],
      },
      ['pass one: 3 days ago'],
    ],
    [
      'old, and nothing noted',
      { rpcs: [], hedges: [hedgeFacts('one', { createdAt: dayBefore(300) })] },
      ['unknown one: not known: nothing was noted of its use yet'],
    ],
  ])('%s', (_what, rest, lines) => expect(told('key-unused', ground(rest))).toEqual(lines))

  it('of nothing stored there is nothing to use', () => {
    expect(told('key-unused', { storeFacts: empty, thresholds: defaultThresholds })).toEqual([])
  })
})
