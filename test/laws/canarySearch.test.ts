import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { addressMarks, canaries, leaksIn, leaksUnder } from './support/canaries.ts'
import { runHedge } from './support/runHedge.ts'
import { watchProcess } from './support/watchProcess.ts'

/** The searches the other canary tests rely on: each finds what was put there for it. */
const mark = canaries.segment

describe('in a text', () => {
  it.each([
    ['as it is', `error at https://example.com/${mark}`],
    ['in other capitals', mark.toUpperCase()],
    ['in hexadecimal', Buffer.from(`x${mark}`).toString('hex')],
    ['as Node prints a buffer', `<Buffer ${Buffer.from(mark).toString('hex').replace(/../g, '$& ')}... 9 more bytes>`],
    ['in base64', Buffer.from(mark).toString('base64')],
    ['in base64, one byte on', Buffer.from(`x${mark}yy`).toString('base64')],
    ['in base64, two bytes on', Buffer.from(`xx${mark}yy`).toString('base64')],
  ])('%s', (_how, text) => expect(leaksIn(text, 'a text', { segment: mark })).toHaveLength(1))

  it('percent-encoded and decoded', () => {
    for (const text of ['/kN4ry%2BSlash%3D07/', 'for kN4ry+Slash=07']) {
      expect(leaksIn(text, 'a text')).toEqual([expect.stringContaining('encoded in a text')])
    }
  })

  it('and nothing in an innocent one', () => expect(leaksIn('kN4ry canary https://[redacted]', 'a text')).toEqual([]))
})

it('in files, deep and binary, and in their names', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hedge-search-'))
  try {
    mkdirSync(join(folder, 'state', 'cache'), { recursive: true })
    writeFileSync(join(folder, 'state', 'cache', 'blob'), Buffer.from([0, 255, ...Buffer.from(mark), 0, 254]))
    writeFileSync(join(folder, 'state', `${mark}.json`), '{}')
    expect(leaksUnder(folder, { segment: mark })).toHaveLength(2)
    const address = '0x5A0b54D5dc17e0AadC383d2db43B0a0D3E029c4c'
    writeFileSync(join(folder, 'settings.json'), JSON.stringify({ owner: address.slice(2).toLowerCase() }))
    expect(leaksUnder(folder, addressMarks({ account: address }))).toEqual([expect.stringContaining('settings.json')])
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

it.skipIf(process.platform !== 'linux')('in the arguments and surroundings of a grandchild', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'hedge-search-'))
  const script = join(folder, 'leaky.mjs')
  const grandchild = `spawnSync(process.execPath, ['-e', 'setTimeout(() => {}, 300)', '${mark}'], { env: { KEY: '${canaries.query}' } })`
  writeFileSync(script, `import { spawnSync } from 'node:child_process'\n${grandchild}\n`)
  try {
    let seen: ReturnType<typeof watchProcess>['seen'] = () => []
    const watch = (child: Parameters<typeof watchProcess>[0]) => {
      seen = watchProcess(child).seen
    }
    await runHedge(script, [], { env: {}, watch })
    expect(seen().flatMap(({ argv }) => leaksIn(argv, 'argv'))).toContainEqual(
      expect.stringContaining('segment in argv'),
    )
    expect(seen().flatMap(({ environ }) => leaksIn(environ, 'env'))).toContainEqual(
      expect.stringContaining('query in env'),
    )
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
