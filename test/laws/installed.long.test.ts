import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Installed, installed } from '../../bench/support/installed.ts'
import { ensureBuilt } from '../support/ensureBuilt.ts'

let folder: string
let place: Installed
beforeAll(async () => {
  await ensureBuilt()
  folder = mkdtempSync(join(tmpdir(), 'hedge-installed-'))
  place = await installed(folder)
}, 240_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('what npm installs', () => {
  it('is three packages: ours, the keyring, and its part for this platform', () => {
    const names = place.packages.map(({ name }) => name).sort()
    expect(names).toEqual([
      '@napi-rs/keyring',
      expect.stringMatching(`^@napi-rs/keyring-${process.platform}-${process.arch}`),
      'hedge-monitor',
    ])
  })

  it('runs no script and compiles nothing', () => expect(place.packages.flatMap(({ scripts }) => scripts)).toEqual([]))

  it('takes 8 MB at most', () => {
    expect(place.packages.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThan(8e6)
  })

  it('is what runs, what explains it, and the licences', () => {
    expect(Object.keys(place.contents).sort()).toEqual([
      ...['CHANGELOG.md', 'CONTRIBUTING.md', 'LICENSE', 'README.md', 'SECURITY.md'],
      ...['bin/', 'dist/', 'docs/', 'package.json', 'src/schemas/'],
    ])
  })
})
