import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { show } from '../../src/commands/show.ts'
import { statusReport } from '../../src/commands/status/report.ts'
import { formulas } from '../../src/commands/words/formulas.ts'
import type { Parsed } from '../../src/domain/command.ts'
import { Failure } from '../../src/domain/failure.ts'
import { gap } from '../support/artifacts.ts'
import { hedge } from '../support/hedgeReports.ts'
import { readsIn, replaced } from '../support/readsIn.ts'
import { schemaIn } from '../support/schemas.ts'
import { anySituation } from '../support/situations.ts'

const readWords = (operands: string[], options: Parsed['options'] = {}) => show.read({ operands, options })

const failureOf = (act: () => unknown): Failure => {
  try {
    act()
  } catch (error) {
    if (error instanceof Failure) return error
  }
  throw new Error('it did not fail')
}

describe('hedge show', () => {
  it('says of a hedge what status says, whole or with holes', async () => {
    const situation = anySituation.chain(whole =>
      fc
        .constantFrom([], ...readsIn(whole))
        .map(path => (path.length === 0 ? whole : replaced(whole, path, gap('hole')))),
    )
    await fc.assert(
      fc.asyncProperty(situation, async artifacts => {
        const ofStatus = statusReport(artifacts, [])
        for (const expected of ofStatus.hedges) {
          const found = await show.report(artifacts, readWords([expected.name]))
          expect(found.hedge).toEqual(expected)
          expect(found.ladder.map(({ asset }) => asset)).toEqual(expected.exposure.map(({ asset }) => asset))
        }
        if (ofStatus.hedges.length > 0) return
        expect((await show.report(artifacts, readWords(['h0']))).hedge).toBeNull()
      }),
      { numRuns: 40 },
    )
  })

  it('takes the name of one stored hedge', () => {
    expect(show.scope(readWords(['eth-usdc'], { detail: true }))).toMatchObject({
      names: ['eth-usdc'],
      address: null,
      detail: true,
    })
    for (const word of ['0x5a0b54d5dc17e0aadc383d2db43b0a0d3e029c4c', 'Eth', '']) {
      const { code, exit, message } = failureOf(() => readWords([word]))
      expect({ code, exit }).toEqual({ code: 'usage', exit: 2 })
      if (word !== '') expect(message).not.toContain(word)
    }
  })

  it('explains where that is asked for', async () => {
    const [situation] = fc.sample(anySituation, 1)
    const reportOf = (options: Parsed['options']) => show.report(situation!, readWords(['h0'], options))
    expect((await reportOf({})).formulas).toBeNull()
    const explained = await reportOf({ explain: true })
    expect(explained.formulas).toEqual(formulas)
    expect(JSON.stringify(await show.layout(explained))).toContain('arXiv 2208.06046')
  })
})

describe('the formulas', () => {
  it('have ids that are told apart, and say what they read and where they stand', () => {
    expect(new Set(formulas.map(({ id }) => id)).size).toBe(formulas.length)
    for (const formula of formulas) {
      for (const text of [formula.title, formula.formula, formula.source, ...formula.reads]) expect(text).not.toBe('')
      expect(formula.reads).not.toEqual([])
    }
  })

  /** `lps.delta` covers everything under it. */
  const covers = (path: string) =>
    formulas.some(({ numbers }) => numbers.some(number => path === number || path.startsWith(`${number}.`)))

  it('cover every number of a result', () => {
    const results = {
      lps: hedge.lps.map(resultsOfLp),
      pnl: hedge.pnl,
      carry: hedge.carry,
      risk: hedge.risk,
      health: hedge.health,
    }
    const numbers = [...new Set(numberPaths(results))]
    expect(numbers.length).toBeGreaterThan(40)
    expect(numbers.filter(path => !covers(path))).toEqual([])
  })

  it('are of numbers that there are', () => {
    const { $defs } = schemaIn('hedge.show.1.json') as { $defs: object }
    const known = JSON.stringify($defs)
    for (const path of formulas.flatMap(({ numbers }) => numbers)) {
      expect([path, known.includes(`"${path.split('.').at(-1)}":`)]).toEqual([path, true])
    }
  })
})

const resultsOfLp = ({ entry, impermanentLoss, fees, feeApr, gamma, delta }: (typeof hedge.lps)[number]) => ({
  entry,
  impermanentLoss,
  fees,
  feeApr,
  gamma,
  delta,
})

/** Places of numbers and of numbers as text; of lists and of records by asset, the place of all. */
function numberPaths(value: unknown, path = ''): string[] {
  if (typeof value === 'number' || (typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value))) return [path]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, each]) =>
    numberPaths(each, Array.isArray(value) ? path : path === '' ? name : `${path}.${name}`),
  )
}
