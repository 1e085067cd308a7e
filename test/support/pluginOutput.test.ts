import { describe, expect, it } from 'vitest'
import { alerts, pluginOutput, stateOf } from './pluginOutput.ts'

const datum = (text: string) => pluginOutput(`A OK - b | 'x'=${text}`).data[0]!

describe('the reader of plugin output', () => {
  it('reads what the guidelines show', () => {
    const told = pluginOutput(
      "DISK OK - free space: / 3326 MB (56%); | '/ of it'=2643MB;5948;5958;0;5968 'b'=U\nmore\nand more\n",
    )
    expect(told).toMatchObject({ state: 'OK', text: 'free space: / 3326 MB (56%);', long: ['more', 'and more'] })
    expect(told.data[0]).toMatchObject({ label: '/ of it', value: 2643, uom: 'MB', warn: { start: 0, end: 5948 } })
    expect(told.data[1]).toEqual({ label: 'b', value: null, uom: '', warn: null, crit: null })
  })

  // The table of ranges in the guidelines.
  it.each([
    ['10', [-1, 11], [0, 10]],
    ['10:', [9], [10, 1e9]],
    ['~:10', [11], [-1e9, 10]],
    ['10:20', [9, 21], [10, 20]],
    ['@10:20', [10, 20], [9, 21]],
  ])('alerts by %s', (range, bad, good) => {
    const { warn } = datum(`0;${range}`)
    expect(bad.map(value => alerts(value, warn))).toEqual(bad.map(() => true))
    expect(good.map(value => alerts(value, warn))).toEqual(good.map(() => false))
    expect(stateOf({ ...datum(`0;~:0;${range}`), value: bad[0]! })).toBe('critical')
  })

  it.each([
    'HEDGE FINE - x',
    'HEDGE OK x',
    'HEDGE OK - ',
    'HEDGE OK - a | b | c',
    'HEDGE OK - a | x=1',
    "HEDGE OK - a | 'x'=1e-7",
    "HEDGE OK - a | 'x'=1;5:2",
    "HEDGE OK - a | 'x'=1 'x'=2",
    "HEDGE OK - a | 'x'=NaN",
    'HEDGE OK - a\nb | c',
    'HEDGE OK - a\n\nb',
  ])('refuses %j', text => expect(() => pluginOutput(text)).toThrow())
})
