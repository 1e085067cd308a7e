import { mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openSettings } from '../../src/settings/settings.ts'
import { openConditionMemory } from '../../src/state/conditionMemory.ts'
import { openEndpointMemory } from '../../src/state/endpoints.ts'
import { sweepLeftovers } from '../../src/state/leftovers.ts'
import { openNotifyFile } from '../../src/state/notifyMemory.ts'
import { temporaryHome } from '../secrets/support/temporaryHome.ts'

const left = [
  '.vault.age.0123456789ab.tmp',
  'spent.json.0123456789ab.tmp',
  'settings.json.tmp-1795334346abcdef',
  'log.lock.0123456789abcdef',
]
const others = ['settings.json', 'log.lock', 'notes.tmp', 'spent.json.unusable', 'vault.age']

/** Made so many seconds ago. */
function put(folder: string, names: readonly string[], seconds: number): void {
  const at = Date.now() / 1000 - seconds
  for (const name of names) {
    writeFileSync(join(folder, name), '')
    utimesSync(join(folder, name), at, at)
  }
}

it.each([
  ['an hour ago', 3_700],
  ['a year ahead, before the clock was set back', -365 * 86_400],
])('what killed writers left %s goes, and nothing else', (_when, seconds) => {
  const folder = temporaryHome()
  put(folder, [...left, ...others], seconds)
  sweepLeftovers(folder)
  expect(readdirSync(folder).sort()).toEqual([...others].sort())
})

it('what is being written now stays', () => {
  const folder = temporaryHome()
  put(folder, left, 60)
  sweepLeftovers(folder)
  expect(readdirSync(folder).sort()).toEqual([...left].sort())
})

it('a folder that is not there is nothing to sweep', () => sweepLeftovers(join(temporaryHome(), 'nowhere')))

it.each<[string, (folder: string) => unknown]>([
  ['the settings', folder => openSettings(folder, () => '0123456789abcdef').setThreshold('legs.apart', 60)],
  ['what is learned of endpoints', folder => openEndpointMemory(folder).put('own/base/1', learned)],
  ['what notify remembers', folder => openNotifyFile(folder, () => {}).change(known => ({ ...known, dropped: 1 }))],
  [
    'what holds of conditions',
    folder => openConditionMemory(join(folder, '..')).see(null, trace, new Date().toISOString()),
  ],
])('is done by who writes %s', async (_what, write) => {
  const folder = join(temporaryHome(), 'conditions')
  mkdirSync(folder, { mode: 0o700 })
  put(folder, left, 3_700)
  await write(folder)
  expect(readdirSync(folder).filter(name => left.includes(name))).toEqual([])
})

const learned = { mode: 'calls', pageSize: 10, learnedAt: new Date(0).toISOString() } as const
const trace: Parameters<ReturnType<typeof openConditionMemory>['see']>[1] = {
  ids: ['key-age'],
  conditions: [
    {
      ...{ id: 'key-age', hedge: null, subject: 'RPC URL of base', state: 'warning', value: 91, unit: 'd' },
      ...{ warn: 90, crit: null, worse: 'above', inclusive: true, message: 'old' },
    },
  ],
}
