import { describe, expect, it } from 'vitest'
import { budgetText, documentText } from '../../bench/document.ts'
import { interleave, ratioTo } from '../../bench/tools/interleave.ts'
import { markdownTable } from '../../bench/tools/markdown.ts'
import { median } from '../../bench/tools/median.ts'

describe('the instruments of the benchmark', () => {
  it('the median is the middle one, whatever the order', () => {
    expect([median([10, 9, 1]), median([4, 1, 2, 3]), median([7])]).toEqual([9, 2.5, 7])
  })

  it('contenders take turns, each begins a round, and what warms up is not counted', async () => {
    const order: string[] = []
    const contender = (name: string) => () => order.push(name)
    const samples = await interleave({ a: contender('a'), b: contender('b') }, { rounds: 2, warmUp: 1 })
    expect(order.join('')).toBe('abbaab')
    expect(samples).toEqual({ a: [4, 5], b: [3, 6] })
  })

  it('a ratio is of the same round: what slows all of one round is in none', () => {
    expect(ratioTo([10, 100, 20], [20, 200, 40])).toBe(2)
  })

  it('a cell cannot break a table', () => {
    expect(markdownTable({ head: ['what', 'time'], rows: [['a|b', '1 ms']] })).toBe(
      '| what | time |\n| --- | ---: |\n| a\\|b | 1 ms |',
    )
  })

  it('a budget that is not met stands in the document with its reason', () => {
    const section = { id: 'a', title: 'A', about: 'of a', run: async () => ({ tables: [] }) }
    const budgets = [
      { what: 'x', budget: '1', measured: '1', met: true },
      { what: 'y', budget: '1', measured: '2', met: false, reason: 'because' },
    ]
    const all = [{ section, findings: { tables: [], budgets } }]
    expect(budgetText(all)).toContain('| y | 1 | 2 | **not met** |')
    expect(budgetText(all)).toContain('- y: because')
    expect(documentText(all, ['a machine'], '2026-01-02')).toContain('- 2026-01-02\n- a machine')
  })
})
