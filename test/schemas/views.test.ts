import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { list } from '../../src/commands/list.ts'
import { statusReport } from '../../src/commands/status/report.ts'
import {
  accountOf,
  artifactsOf,
  candleReadingOf,
  ethUsdc,
  gap,
  historyReadingOf,
  lpsOf,
  ok,
  perpOf,
  subjectOf,
  tokens,
  tradeReadingOf,
} from '../support/artifacts.ts'
import { readsIn, replaced } from '../support/readsIn.ts'
import { expectValid, faultsIn } from '../support/schemas.ts'
import { anySituation } from '../support/situations.ts'
import { snapshotOf } from '../support/snapshotOf.ts'

const holed = anySituation.chain(situation =>
  fc.constantFrom(...readsIn(situation)).map(path => replaced(situation, path, gap('rpc-down'))),
)

const rich = artifactsOf({
  subjects: ok([
    subjectOf({
      assets: { [tokens.other.address]: 'SOL' },
      entry: { price: '3000.5' },
      since: '2026-01-31T00:00:00.000Z',
      proof: [{ what: 'agents', how: 'extraAgents', at: '2026-01-31T00:00:00.000Z', result: 'none' }],
    }),
  ]),
  lps: ok([lpsOf(ok(ethUsdc({ tokensOwed0: '12345' })))]),
  accounts: ok([accountOf([perpOf()], { role: ok({ role: 'subAccount', master: tokens.weth.address }) })]),
  histories: ok([historyReadingOf()]),
  trades: ok([tradeReadingOf()]),
  candles: ok([candleReadingOf()]),
})

const paths = (value: unknown, path: string[] = []): string[][] =>
  typeof value === 'object' && value !== null
    ? [path, ...Object.entries(value).flatMap(([name, each]) => paths(each, [...path, name]))]
    : [path]

describe('what the views report', () => {
  it('keeps its schema, whole or with holes', () => {
    fc.assert(
      fc.property(fc.oneof(anySituation, holed), situation => {
        expectValid(statusReport(situation, []))
        expectValid(snapshotOf(situation))
        expectValid(list.report(situation, list.read({ operands: [], options: {} })))
      }),
      { numRuns: 60 },
    )
    for (const document of [statusReport(rich, []), list.report(rich, list.read({ operands: [], options: {} }))])
      expectValid(document)
  })

  it.each([
    ['status', statusReport(rich, [])],
    ['list', list.report(rich, list.read({ operands: [], options: {} }))],
    ['snapshot', snapshotOf(rich)],
  ])('of %s does not keep it with a field missing, added or of another type', (_name, report) => {
    const document = JSON.parse(JSON.stringify(report)) as Record<string, unknown>
    expect(faultsIn(document)).toEqual([])
    const optional =
      /^(lps,0,delta|.*,(assets|delta|gamma|volatility|deposit)(,|$)|(subjects,ok|hedges),\d+,entry(,|$)|subjects,ok,\d+,proof$|.*thresholds,ok,)/
    for (const path of paths(document).filter(each => each.length > 0 && each[0] !== 'schema')) {
      expect([path, faultsIn(replaced(document, path, { no: 'such' }))]).toSatisfy(([, faults]) => faults.length > 0)
      const [last, parent] = [path.at(-1)!, path.slice(0, -1)]
      const owner = parent.reduce<unknown>((value, name) => (value as Record<string, unknown>)[name], document)
      if (Array.isArray(owner) || optional.test(path.join())) continue
      const { [last]: _gone, ...rest } = owner as Record<string, unknown>
      expect([path, faultsIn(replaced(document, parent, rest))]).toSatisfy(([, faults]) => faults.length > 0)
      const more = { ...(owner as object), unheardOf: null }
      expect([path, faultsIn(replaced(document, parent, more))]).toSatisfy(([, faults]) => faults.length > 0)
    }
  })
})
