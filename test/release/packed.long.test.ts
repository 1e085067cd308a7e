import { execFileSync } from 'node:child_process'
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { publint } from 'publint'
import { formatMessage } from 'publint/utils'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { packAll } from '../../bench/support/packAll.ts'
import { bundled } from '../../build/bundled.ts'
import { ensureBuilt } from '../support/ensureBuilt.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
let folder: string
let tarball: string
let paths: readonly string[]
const textOf = (path: string) => readFileSync(join(folder, 'package', path), 'utf8')
beforeAll(async () => {
  await ensureBuilt()
  folder = mkdtempSync(join(tmpdir(), 'hedge-packed-'))
  const { own, files } = await packAll(folder)
  tarball = files[0]!
  paths = own.files.map(({ path }) => path).sort()
  execFileSync('tar', ['-xzf', tarball, '-C', folder])
}, 240_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

it('holds what runs, what explains it, and nothing else', async () => {
  const built = [...(await bundled()).files.keys()].map(name => `dist/${name}`)
  const told = ['CHANGELOG.md', 'CONTRIBUTING.md', 'LICENSE', 'README.md', 'SECURITY.md', 'package.json']
  const listed = globSync(['docs/*.md', 'docs/*.svg', 'src/schemas/*.json'], { cwd: root })
  expect(paths).toEqual([...told, ...built, 'bin/hedge.js', ...listed].sort())
})

it('is clean for publint, at its strictest', async () => {
  const bytes = readFileSync(tarball)
  const { messages, pkg } = await publint({
    pack: { tarball: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) },
    strict: true,
    level: 'suggestion',
  })
  expect(pkg!.name).toBe('hedge-monitor')
  expect(messages.map(message => formatMessage(message, pkg!))).toEqual([])
})

it('can be published with provenance, from wherever its repository will be', () => {
  const manifest = JSON.parse(textOf('package.json'))
  expect(manifest.publishConfig).toEqual({ access: 'public', provenance: true })
  expect(manifest.private).toBeUndefined()
  // npm compares it with where it is published from, and has nothing to compare while it is not said.
  expect(manifest.repository?.url ?? 'git+https://example.com/hedge.git').toMatch(/^git\+https:\/\/\S+\.git$/)
})

it('runs no script where it is installed, and has one dependency, exactly', () => {
  const { scripts, dependencies, ...others } = JSON.parse(textOf('package.json'))
  expect(Object.keys(scripts).filter(name => /install|^prepare$/.test(name))).toEqual([])
  expect(dependencies).toEqual({ '@napi-rs/keyring': expect.stringMatching(/^\d+\.\d+\.\d+$/) })
  for (const kind of ['optionalDependencies', 'peerDependencies', 'bundleDependencies'])
    expect(others[kind]).toBeUndefined()
})

it('names no folder of the machine that built it', () => {
  const found = paths.filter(path => textOf(path).includes(root))
  expect(found).toEqual([])
})

it('has what its pages refer to', () => {
  const pages = globSync('{*,docs/*}.md', { cwd: join(folder, 'package') })
  expect(pages.length).toBeGreaterThan(6)
  const missing = pages.flatMap(page =>
    [...textOf(page).matchAll(/\]\((?!https?:|#)([^)#]+)(?:#[^)]*)?\)/g)]
      .map(([, target]) => new URL(target!, `file:///${page}`).pathname.slice(1))
      .filter(target => !paths.includes(target))
      .map(target => `${page}: ${target}`),
  )
  expect(missing).toEqual([])
})
