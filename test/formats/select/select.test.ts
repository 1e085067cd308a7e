import { describe, expect, it } from 'vitest'
import { readPaths } from '../../../src/formats/select/path.ts'
import { selectedLines, selectedObject } from '../../../src/formats/select/selection.ts'
import { type Schema, unknownField } from '../../../src/formats/select/unknownField.ts'
import { schemaFiles, schemaIn } from '../../support/schemas.ts'

const report = {
  totals: { valueUsd: 1234.5, feesUsd: null },
  hedges: [
    {
      name: 'eth',
      health: { score: 71 },
      lps: [
        { tokenId: '12', inRange: true },
        { tokenId: '13', inRange: false },
      ],
    },
    { name: 'btc', health: null, lps: [] },
  ],
  alerts: [{ id: 'drift' }, { id: 'drift' }],
  table: { 'drift.warning': 0.1 },
  told: 'two\nlines\u001b[2J, "quoted"',
}

const lines = (paths: string) => selectedLines(report, readPaths(paths))

describe('what stands where a path leads', () => {
  it.each([
    ['totals.valueUsd', '1234.5\n'],
    ['totals.feesUsd', 'null\n'],
    ['totals', '{"valueUsd":1234.5,"feesUsd":null}\n'],
    ['hedges.0.name', 'eth\n'],
    ['.hedges.0.name', 'eth\n'],
    ['hedges[1].name', 'btc\n'],
    ['hedges[7].name', 'null\n'],
    ['hedges[].name', 'eth\nbtc\n'],
    ['hedges[].health.score', '71\nnull\n'],
    ['hedges[].lps[].inRange', 'true\nfalse\n'],
    ['hedges[btc].lps', '[]\n'],
    ['hedges[btc].lps[].inRange', ''],
    ['hedges[btc].health.parts[].id', 'null\n'],
    ['hedges[eth].lps[#13].inRange', 'false\n'],
    ['hedges[sol].name', 'null\n'],
    ['alerts[drift].id', 'null\n'],
    ['table["drift.warning"]', '0.1\n'],
    ['table[drift.warning]', '0.1\n'],
    ['told', 'two\\nlines\\u001b[2J, "quoted"\n'],
    ['hedges.1.name,totals.valueUsd, hedges[eth].name', 'btc\n1234.5\neth\n'],
  ])('%s', (paths, stands) => expect(lines(paths)).toBe(stands))

  it('is the same as an object, by path: a list where there may be any number', () => {
    expect(
      selectedObject(report, readPaths('hedges[].name,hedges[btc].name,totals.feesUsd,hedges[btc].lps[].inRange')),
    ).toEqual({
      'hedges[].name': ['eth', 'btc'],
      'hedges[btc].name': 'btc',
      'totals.feesUsd': null,
      'hedges[btc].lps[].inRange': [],
    })
  })
})

describe('what is no path', () => {
  it.each(['', ',', 'a,', 'a..b', 'a.', 'a[', 'a]', 'a[b', 'a[b]c', 'a b', 'a["b]', `${'a,'.repeat(300)}a`])(
    '%j',
    text => {
      let said = ''
      try {
        readPaths(text)
      } catch (error) {
        said = String(error)
      }
      expect(said).toContain('--select')
    },
  )
})

const schema: Schema = {
  type: 'object',
  additionalProperties: false,
  properties: {
    totals: { type: 'object', additionalProperties: false, properties: { valueUsd: { type: ['number', 'null'] } } },
    hedges: { type: 'array', items: { $ref: '#/$defs/hedge' } },
    table: { type: 'object', additionalProperties: { type: 'number' } },
  },
  $defs: {
    hedge: {
      type: 'object',
      additionalProperties: false,
      properties: { name: { type: 'string' }, health: { anyOf: [{ type: 'null' }, { $ref: '#/$defs/health' }] } },
    },
    health: { type: 'object', additionalProperties: false, properties: { score: { type: 'number' } } },
  },
}

const complaintOf = (path: string) => unknownField(schema, readPaths(path)[0]!)

describe('a field that no report has', () => {
  it.each([
    'totals',
    'totals.valueUsd',
    'hedges[].health.score',
    'hedges[x].health',
    'hedges.3.name',
    'table[any.thing]',
  ])('is not %s', path => expect(complaintOf(path)).toBeNull())

  it.each([
    ['total.valueUsd', 'the nearest is totals'],
    ['totals.valueUSD', 'the nearest is totals.valueUsd'],
    ['hedges[].helth', 'the nearest is hedges[].health'],
    ['hedges[].health.scor', 'the nearest is hedges[].health.score'],
    ['hedges[0].nonsense', 'in hedges.0 there are: name, health'],
    ['hedges[sk-secret].nme', 'the nearest is hedges[…].name'],
    ['hedges.name', 'hedges is a list: hedges[] is each of it, hedges.0 the first'],
    ['totals[]', 'totals is no list'],
    ['totals.valueUsd.more', 'nothing stands below totals.valueUsd'],
    ['table.sk-secret.more', 'nothing stands below table[…]'],
  ])('is %s', (path, says) => expect(complaintOf(path)).toBe(says))

  it('is told of every document there is, and no field that it has', () => {
    for (const file of schemaFiles) {
      const each = schemaIn(file) as Schema
      for (const field of Object.keys(each.properties ?? {})) {
        expect([file, unknownField(each, readPaths(`["${field}"]`)[0]!)]).toEqual([file, null])
      }
      expect([file, unknownField(each, readPaths('unheardOf')[0]!)]).toEqual([file, expect.any(String)])
    }
  })
})
