import { mkdirSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { known } from '../../src/domain/read.ts'
import { readSaved } from '../../src/gather/saved.ts'
import { temporaryHome } from '../secrets/support/temporaryHome.ts'
import {
  account,
  accountOf,
  addressOf,
  artifactsOf,
  defaultThresholds,
  gap,
  ok,
  subjectOf,
} from '../support/artifacts.ts'
import { replaced } from '../support/readsIn.ts'

const whole = artifactsOf({})
const needs = ['subjects', 'lps'] as const

const saved = (text: string): string => {
  const file = join(temporaryHome(), 'snapshot.json')
  writeFileSync(file, text)
  return file
}

const refusal = (path: string) =>
  readSaved(path, needs).then(
    () => 'read',
    error => {
      expect(error).toMatchObject({ code: 'bad-snapshot', exit: 2, hint: 'hedge snapshot > FILE' })
      return error.message.replace('the snapshot cannot be used: ', '')
    },
  )

describe('readSaved', () => {
  it('reads what is needed and no more', async () => {
    const path = saved(JSON.stringify({ ...whole, markets: 'broken', more: 1 }))
    expect(await readSaved(path, needs)).toEqual({
      schema: whole.schema,
      gatheredAt: whole.gatheredAt,
      source: 'saved',
      subjects: whole.subjects,
      lps: whole.lps,
    })
  })

  it('reads a file older than a threshold, which is at its default, and than the account of an order, which is its own', async () => {
    const { 'margin.warning': _warning, 'margin.critical': _critical, ...older } = defaultThresholds
    const order = {
      dex: '',
      coin: 'ETH',
      side: 'buy',
      limitPx: '2500',
      sz: '1',
      origSz: '1',
      reduceOnly: false,
      isTrigger: false,
      isPositionTpsl: false,
      triggerPx: null,
      orderType: 'Limit',
      oid: 1,
      timestamp: 1_763_726_400_000,
    }
    const other = addressOf(0x51)
    const reading = { ...accountOf([]), orders: ok([order, { ...order, account: other }]) }
    const path = saved(JSON.stringify({ ...whole, thresholds: ok(older), accounts: ok([reading]) }))
    const { thresholds, accounts } = await readSaved(path, ['thresholds', 'accounts'])
    expect(known(thresholds)).toEqual(defaultThresholds)
    expect(known(known(accounts)![0]!.orders!)!.map(each => each.account)).toEqual([account, other])
  })

  it('reads a file older than the past of a hedge: that is not known, and nothing else', async () => {
    const { histories: _histories, trades: _trades, candles: _candles, ...older } = whole
    const path = saved(JSON.stringify(older))
    const read = await readSaved(path, ['subjects', 'histories', 'trades', 'candles'])
    expect(read.subjects).toEqual(whole.subjects)
    for (const [name, what] of [
      ['histories', 'the past of its positions'],
      ['trades', 'trades and funding'],
      ['candles', 'candles'],
    ] as const) {
      expect(read[name]).toEqual({
        gap: {
          code: 'not-in-snapshot',
          source: 'snapshot',
          message: `it was saved by a hedge that did not gather ${what} yet`,
          hint: 'hedge snapshot > FILE',
        },
      })
    }
  })

  it('keeps a gap where one was saved', async () => {
    const path = saved(JSON.stringify({ ...whole, lps: gap('rpc-down') }))
    expect(await readSaved(path, needs)).toMatchObject({ lps: gap('rpc-down') })
  })

  it.each<[string, string | object, string]>([
    ['not JSON', '{"schema":', 'it is not JSON'],
    ['a list', '[]', 'it is not a snapshot'],
    ['null', 'null', 'it is not a snapshot'],
    ['a report', { ...whole, schema: 'hedge.status/1' }, 'it is not a snapshot of schema hedge.artifacts/1'],
    [
      'from another time',
      { ...whole, schema: 'hedge.artifacts/2' },
      'it is not a snapshot of schema hedge.artifacts/1',
    ],
    ['without its time', { ...whole, gatheredAt: 'yesterday' }, 'gatheredAt is not a moment (ISO 8601)'],
    ['without what is needed', { ...whole, lps: undefined }, 'lps is neither a value nor a gap'],
    ['with a value and a gap', { ...whole, lps: { ...ok([]), ...gap('x') } }, 'lps is neither a value nor a gap'],
    ['with two of one id', { ...whole, subjects: ok([subjectOf(), subjectOf()]) }, 'subjects.ok holds something twice'],
    [
      'with a wrong field deep inside',
      replaced(whole, ['lps', 'ok', '0', 'read', 'ok', 'block', 'number'], 1000),
      'lps.ok[0].read.ok.block.number is not text',
    ],
  ])('refuses what is %s, and says what is wrong with it', async (_what, document, why) => {
    expect(await refusal(saved(typeof document === 'string' ? document : JSON.stringify(document)))).toBe(why)
  })

  it('refuses a file that is missing, a folder, or too large to be one', async () => {
    const folder = temporaryHome()
    expect(await refusal(join(folder, 'nothing'))).toBe('there is no such file')
    mkdirSync(join(folder, 'inner'))
    expect(await refusal(join(folder, 'inner'))).toBe('it cannot be read')
    const large = saved('')
    truncateSync(large, 64 * 1024 * 1024 + 1)
    expect(await refusal(large)).toBe(`it is larger than ${64 * 1024 * 1024} bytes`)
  })

  it('never repeats what stands in the file', async () => {
    const secret = 'https://host.example/v2/canary'
    const path = saved(JSON.stringify(replaced(whole, ['subjects', 'ok', '0', 'wallet', 'ok'], secret)))
    expect(await refusal(path)).toBe('subjects.ok[0].wallet.ok is not an address in lower case')
  })
})
