import { describe, expect, it } from 'vitest'
import { temporaryHome } from '../secrets/support/temporaryHome.ts'
import { checkChanged, document, replay, whole } from './support/changedSnapshot.ts'

checkChanged(250)

describe('a snapshot that was left alone', () => {
  it('gives the same report as the artifacts it was made of, but for its source', async () => {
    const folder = temporaryHome()
    const { status } = await import('../../src/commands/status.ts')
    const live = await status.report(whole, status.read({ operands: [], options: {} }))
    const { code, out } = await replay(folder, JSON.stringify(document), ['status', '--json'])
    expect(out).toBe(`${JSON.stringify({ ...live, source: 'saved' }, null, 2)}\n`)
    expect(code).toBe(3)
    const again = await replay(folder, JSON.stringify(document), ['snapshot', '--json'])
    const { gaps, ...rest } = JSON.parse(again.out)
    const { gaps: before, ...same } = JSON.parse(JSON.stringify(document))
    expect(rest).toEqual({ ...same, source: 'saved' })
    expect(new Set(gaps)).toEqual(new Set(before))
    expect(again.out).toContain('"refused"')
  })
})
