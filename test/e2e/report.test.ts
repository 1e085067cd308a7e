import { mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { expectValid } from '../support/schemas.ts'
import { useStage } from '../support/useStage.ts'

const stage = useStage({ furnished: true })
const at = (name: string) => join(stage.home.path, name)
const error = async (words: readonly string[]) => {
  const { code: exit, document } = await stage.json([...words, '--json'])
  return { ...document.error, exit }
}

describe('hedge report', () => {
  it('writes one file for its owner alone, and says so', async () => {
    expect((await stage.call('status')).code).toBe(0)
    const { code, stdout, stderr } = await stage.call(['report', '--out', at('all.html')])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toContain(`Written: ${at('all.html')}, for your eyes (mode 0600)`)
    expect(statSync(at('all.html')).mode & 0o777).toBe(0o600)
    const page = readFileSync(at('all.html'), 'utf8')
    for (const name of ['eth-usdc', 'btc-eth', 'Audit', 'Formulas', 'What was read when']) expect(page).toContain(name)
    expect(page).not.toMatch(/NaN|undefined|\[object/)
    // The endpoint is a secret, wherever it was read.
    expect(page).not.toContain(new URL(stage.scene.chain.url).host)
    expect(readdirSync(stage.home.path).filter(name => name.endsWith('.tmp'))).toEqual([])
  })

  it('prints its document beside, which keeps its schema', async () => {
    const { code, document } = await stage.json(['report', 'eth-usdc', '--out', at('one.html'), '--json'])
    expect(code).toBe(0)
    expectValid(document)
    expect(document.hedges.map(({ hedge }: { hedge: { name: string } }) => hedge.name)).toEqual(['eth-usdc'])
    expect(document.hedges[0].history.records.length).toBeGreaterThan(0)
    expect(document.audit.findings.length).toBeGreaterThan(50)
    expect(readFileSync(at('one.html'), 'utf8')).not.toContain('btc-eth</h2>')
  })

  it('leaves a file that is there as it is, unless it is told', async () => {
    writeFileSync(at('mine.html'), 'mine', { mode: 0o644 })
    expect(await error(['report', '--no-audit', '--out', at('mine.html')])).toMatchObject({
      ...{ exit: 1, code: 'file-exists' },
      message: `${at('mine.html')} is there already, and was left as it is`,
    })
    expect(readFileSync(at('mine.html'), 'utf8')).toBe('mine')
    expect((await stage.call(['report', '--no-audit', '--force', '--out', at('mine.html')])).code).toBe(0)
    expect(readFileSync(at('mine.html'), 'utf8')).toMatch(/^<!DOCTYPE html>/)
    expect(statSync(at('mine.html')).mode & 0o777).toBe(0o600)
  })

  it('replaces a link, and nothing that it leads to', async () => {
    writeFileSync(at('elsewhere'), 'theirs')
    symlinkSync(at('elsewhere'), at('link.html'))
    expect((await stage.call(['report', '--no-audit', '--force', '--out', at('link.html')])).code).toBe(0)
    expect(readFileSync(at('elsewhere'), 'utf8')).toBe('theirs')
  })

  it.each([
    ['no file', [], 2, 'usage'],
    ['a folder', ['--force', '--out', 'FOLDER'], 2, 'bad-option'],
    ['what this program keeps for itself', ['--force', '--out', 'SETTINGS'], 2, 'bad-option'],
    ['what is in no folder', ['--out', 'NOWHERE'], 1, 'cannot-write'],
    ['no number of days', ['--out', 'NEW', '--days', '0'], 2, 'bad-option'],
  ] as const)('refuses %s', async (_what, words, code, name) => {
    mkdirSync(at('folder'), { recursive: true })
    const paths: Record<string, string> = {
      FOLDER: at('folder'),
      SETTINGS: at('hedge/settings.json'),
      NOWHERE: at('nowhere/report.html'),
      NEW: at('new.html'),
    }
    const failure = await error(['report', '--no-audit', ...words.map(word => paths[word] ?? word)])
    expect({ code: failure.exit, name: failure.code }).toEqual({ code, name })
    expect(readdirSync(stage.home.path)).not.toContain('new.html')
  })

  it('is replayed, without what a snapshot does not hold, and without addresses', async () => {
    const { stdout } = await stage.call(['snapshot'])
    writeFileSync(at('saved.json'), stdout)
    const words = ['report', '--from', at('saved.json'), '--no-audit', '--redact', '--out', at('saved.html'), '--json']
    const { code, document } = await stage.json(words)
    expect({ code, gaps: document.gaps, audit: document.audit, source: document.source }).toEqual({
      ...{ code: 0, gaps: [], audit: null, source: 'saved' },
    })
    expectValid(document)
    const page = readFileSync(at('saved.html'), 'utf8')
    expect(page).toContain('a snapshot holds no recorded history')
    expect(page).toContain('it was left out (--no-audit)')
    expect(page.replaceAll('<wbr>', '')).not.toMatch(/0x[0-9a-f]{40}/i)
  })

  it('says of an audit what could not be judged, where what it asks for is not there', async () => {
    const { code, document } = await stage.json([
      'report',
      '--from',
      at('saved.json'),
      '--out',
      at('part.html'),
      '--json',
    ])
    expect(code).toBe(3)
    expectValid(document)
    expect(document.audit.summary.unknown).toBeGreaterThan(10)
    expect(readFileSync(at('part.html'), 'utf8')).toContain('UNKNOWN')
  })

  it('of an address has no past and no history', async () => {
    const words = [
      'report',
      stage.scene.account,
      '--chain',
      'local',
      '--no-audit',
      '--out',
      at('address.html'),
      '--json',
    ]
    const { document } = await stage.json(words)
    expectValid(document)
    expect(document.hedges[0]).toMatchObject({ history: null, hedge: { pnl: null } })
  })
})
