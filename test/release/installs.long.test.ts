import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type PackedAll, packAll } from '../../bench/support/packAll.ts'
import { ensureBuilt } from '../support/ensureBuilt.ts'
import { type LocalRegistry, startLocalRegistry } from '../support/localRegistry.ts'
import { type HedgeOptions, runHedge } from '../support/runHedge.ts'
import { canMount, mountTitle } from '../support/underMounts.ts'
import { useStage } from '../support/useStage.ts'

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))
const stage = useStage({ furnished: true })
let folder: string
let packed: PackedAll
let registry: LocalRegistry
let file: string
beforeAll(async () => {
  await ensureBuilt()
  folder = mkdtempSync(join(tmpdir(), 'hedge-installs-'))
  packed = await packAll(folder)
  registry = await startLocalRegistry(packed.files)
  file = join(folder, 'saved.json')
  const saved = await stage.run('snapshot')
  expect(saved.code).toBe(0)
  writeFileSync(file, saved.stdout)
}, 240_000)
afterAll(async () => {
  await registry?.close()
  rmSync(folder, { recursive: true, force: true })
})

/** A folder of its own that npm has done this in, as a person types it. */
async function placeAfter(...words: readonly string[]): Promise<string> {
  const place = mkdtempSync(join(folder, 'place-'))
  await packed.npm([...words, '--no-audit', '--no-fund'], { cwd: place, env: { npm_config_registry: registry.url } })
  return place
}

/** The shebang takes the first Node of the PATH: the one that runs this. */
const path = `${dirname(process.execPath)}${delimiter}${process.env.PATH}`

/** What was installed says what it is, replays a file, opens the vault, and asks the chain and the venue. */
async function expectWorks(program: readonly [string, ...string[]], env: HedgeOptions['env'] = {}): Promise<void> {
  const run = (...words: string[]) => runHedge(words, { home: stage.home, program, env: { PATH: path, ...env } })
  expect(await run('--version')).toMatchObject({ code: 0, stdout: `${version}\n` })
  const replayed = await run('status', '--from', file)
  expect(replayed).toMatchObject({ code: 0, stdout: (await stage.run(['status', '--from', file])).stdout })
  expect(await run('list')).toMatchObject({ code: 0, stdout: (await stage.run('list')).stdout })
  const live = await run('status', '--json')
  expect(live.code).toBe(0)
  expect(JSON.parse(live.stdout)).toMatchObject({ gaps: [], hedges: [{}, {}] })
}

const inProject = (place: string) => join(place, 'node_modules', '.bin', 'hedge')
const longTimeout = { timeout: 180_000 }

it('works as a dependency of another project', longTimeout, async () => {
  await expectWorks([inProject(await placeAfter('install', 'hedge-monitor'))])
  // Those of other platforms: npm does without them.
  expect(registry.refused.filter(name => !name.startsWith('@napi-rs/keyring-'))).toEqual([])
})

it('works installed for everyone: npm install --global', longTimeout, async () => {
  const prefix = join(folder, 'everyone')
  mkdirSync(prefix)
  await placeAfter('install', '--global', '--prefix', prefix, 'hedge-monitor')
  await expectWorks([join(prefix, 'bin', 'hedge')])
})

it('works without being installed: npx hedge-monitor', longTimeout, async () => {
  const env = { HOME: folder, npm_config_cache: join(folder, 'cache'), npm_config_registry: registry.url }
  await expectWorks(['npx', '--yes', 'hedge-monitor'], { ...env, npm_config_update_notifier: 'false' })
})

it.skipIf(!canMount)(
  mountTitle('works where the folder it is installed in cannot be written'),
  longTimeout,
  async () => {
    const place = await placeAfter('install', 'hedge-monitor')
    const script =
      'mount --bind "$1" "$1" && mount -o remount,bind,ro "$1" && ! touch "$1/x" 2>/dev/null && shift && exec "$@"'
    await expectWorks(['unshare', '--mount', 'sh', '-c', script, 'sh', place, inProject(place)])
  },
)

it(
  'works with the vault where the part of the keychain was left out, and says what is missing',
  longTimeout,
  async () => {
    const place = await placeAfter('install', '--omit=optional', 'hedge-monitor')
    await expectWorks([inProject(place)])
    const moved = await runHedge(['store', 'use', 'keychain'], {
      home: stage.home,
      program: [inProject(place)],
      env: { PATH: path },
    })
    expect(moved).toMatchObject({ code: 4, stdout: '' })
    expect(moved.stderr).toContain(
      `hedge: error: what opens a keychain on ${process.platform} ${process.arch} is not installed, or does not load here\n` +
        'hedge: hint: npm install --global --include=optional hedge-monitor, or: hedge vault init ',
    )
  },
)
