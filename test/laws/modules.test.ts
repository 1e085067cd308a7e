import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bundled } from '../../build/bundled.ts'
import { packageOf, sourcesOf, staleness } from './support/bundle.ts'
import { pathsUnder } from './support/project.ts'
import { runHedge } from './support/runHedge.ts'
import { smallSnapshot } from './support/smallSnapshot.ts'
import { type Stage, stage } from './support/stage.ts'

let house: Stage
let saved: string
beforeAll(async () => {
  house = await stage()
  saved = join(house.folder, 'saved.json')
  writeFileSync(saved, JSON.stringify(smallSnapshot))
})
afterAll(() => house.remove())

const recorder = new URL('./support/recordModules.ts', import.meta.url).href

/** Every package that a run loaded code of, and how many bytes and files of the bundle. */
async function load(words: readonly string[]) {
  const record = join(house.folder, 'modules.json')
  const home = join(house.folder, 'home')
  const args = words.map(word => (word === 'FILE' ? saved : word))
  const { code, stderr } = await runHedge(house.hedge, args, {
    env: { HEDGE_HOME: home, HOME: house.folder, HEDGE_TEST_MODULES: record },
    node: ['--disable-warning=ExperimentalWarning', '--import', recorder],
  })
  rmSync(home, { recursive: true, force: true })
  expect(stderr, words.join(' ')).toBe('')
  const loaded = (JSON.parse(readFileSync(record, 'utf8')) as string[]).filter(url => url.startsWith('file:'))
  const files = loaded.map(url => fileURLToPath(url).replaceAll('\\', '/'))
  const chunks = files
    .filter(path => path.includes('/dist/') && !path.includes('/node_modules/'))
    .map(it => basename(it))
  const foreign = chunks.flatMap(chunk => sourcesOf(house.bundle.metafile, chunk).foreign)
  const packages = [...new Set([...files, ...foreign].flatMap(path => packageOf(path) ?? []))].sort()
  const bytes = chunks.reduce((sum, chunk) => sum + (house.bundle.files.get(chunk)?.length ?? 0), 0)
  return { code, packages, bytes, chunks: chunks.length }
}

const none: string[] = []
const words = ['commander']
const drawn = ['chalk', 'commander', 'get-east-asian-width']

/**
 * What a run may load of other people's code: exactly this. And how many bytes of all code together, and in how many files of the
 * bundle: each costs as much to open as ten thousand bytes to read.
 */
const runs = [
  { run: '--version', packages: none, ceiling: 16_500, most: 3, code: 0 },
  { run: '--help', packages: none, ceiling: 16_500, most: 3, code: 0 },
  { run: '__complete', packages: none, ceiling: 34_000, most: 1, code: 0 },
  { run: 'status --help', packages: words, ceiling: 119_000, most: 7, code: 0 },
  { run: 'status --from FILE --json', packages: words, ceiling: 216_000, most: 12, code: 4 },
  { run: 'status --from FILE --format csv', packages: words, ceiling: 216_000, most: 12, code: 4 },
  { run: 'status --from FILE', packages: drawn, ceiling: 231_000, most: 12, code: 4 },
  { run: 'status --json', packages: words, ceiling: 316_000, most: 24, code: 0 },
  { run: 'list', packages: drawn, ceiling: 229_000, most: 18, code: 0 },
]

describe('what a run loads', () => {
  it.for(runs)('$run', async ({ run, packages, ceiling, most, code }, { annotate }) => {
    const loaded = await load(run.split(' '))
    await annotate(`${loaded.bytes} bytes, ceiling ${ceiling}; ${loaded.chunks} files`)
    expect(loaded.code).toBe(code)
    expect(loaded.packages).toEqual(packages)
    expect(loaded.bytes).toBeLessThan(ceiling)
    expect(loaded.chunks).toBeLessThanOrEqual(most)
  })
})

describe('what is published', () => {
  /** Nothing that signs, nor the venue's endpoint that takes signed orders, nor a list of every chain there is. */
  const forbidden = [
    /\/viem\/_esm\/(?:clients|chains|actions\/wallet|account-abstraction|zksync)\//,
    /\/viem\/_esm\/accounts\/(?!utils\/(?:privateKeyToAddress|publicKeyToAddress|parseAccount)\.js$)/,
    /\/@nktkas\/hyperliquid\/.*\/(?:signing|exchange|transport|subscription)\//,
    /\/keytar\//,
  ]
  const shipped = () =>
    [...house.bundle.files.keys()].flatMap(chunk => sourcesOf(house.bundle.metafile, chunk).foreign.map(it => `/${it}`))

  it('holds no code that signs', () => {
    expect(shipped().length).toBeGreaterThan(100)
    expect(shipped().filter(path => forbidden.some(pattern => pattern.test(path)))).toEqual([])
  })

  it('derives an address from a key in one file, loaded when it is needed', () => {
    const chunks = [...house.bundle.files.keys()].filter(chunk =>
      sourcesOf(house.bundle.metafile, chunk).foreign.some(path => path.endsWith('/privateKeyToAddress.js')),
    )
    expect(chunks.map(chunk => sourcesOf(house.bundle.metafile, chunk).own)).toEqual([['src/venues/keyOwner.ts']])
  })

  it('the patterns know what they forbid', () => {
    const found = (path: string) => forbidden.some(pattern => pattern.test(`/node_modules${path}`))
    expect(found('/viem/_esm/actions/wallet/sendTransaction.js')).toBe(true)
    expect(found('/viem/_esm/accounts/privateKeyToAccount.js')).toBe(true)
    expect(found('/viem/_esm/accounts/utils/sign.js')).toBe(true)
    expect(found('/viem/_esm/accounts/utils/privateKeyToAddress.js')).toBe(false)
    expect(found('/@nktkas/hyperliquid/esm/signing/mod.js')).toBe(true)
    expect(found('/@nktkas/hyperliquid/esm/api/exchange/_methods/order.js')).toBe(true)
    for (const folder of ['node_modules/viem/_esm/actions/wallet', 'node_modules/viem/_esm/accounts']) {
      expect(pathsUnder(folder).some(path => found(path.replace('node_modules', '')))).toBe(true)
    }
  })

  it('dist is what the sources say', () => expect(staleness(house.bundle.files)).toEqual([]))
})

describe('the instruments themselves', () => {
  it('see a heavy package that a run loads late', async () => {
    const { packages } = await load(['config', 'set', 'drift.warning', '0.1', '--quiet'])
    expect(packages).toEqual(expect.arrayContaining(['commander', 'conf', 'ajv']))
  })

  it('name the package of a file', () => {
    expect(packageOf('node_modules/viem/node_modules/@noble/curves/esm/a.js')).toBe('@noble/curves')
    expect(packageOf('src/venues/http.ts')).toBeNull()
  })

  it('tell a dist that is missing, changed, or holds more', async () => {
    const { files } = await bundled()
    const folder = mkdtempSync(join(tmpdir(), 'hedge-dist-'))
    try {
      expect(staleness(files, join(folder, 'dist'))).toEqual([expect.stringContaining('missing')])
      mkdirSync(join(folder, 'dist'))
      for (const [name, contents] of files) writeFileSync(join(folder, 'dist', name), contents)
      expect(staleness(files, join(folder, 'dist'))).toEqual([])
      writeFileSync(join(folder, 'dist', 'old.js'), '')
      expect(staleness(files, join(folder, 'dist'))).toEqual([expect.stringContaining('npm run build')])
      rmSync(join(folder, 'dist', 'old.js'))
      writeFileSync(join(folder, 'dist', 'main.js'), 'changed')
      expect(staleness(files, join(folder, 'dist'))).toEqual([expect.stringContaining('npm run build')])
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })
})
