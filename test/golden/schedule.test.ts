import { expect, it } from 'vitest'
import { schedule } from '../../src/commands/schedule.ts'
import { artifactsSchema } from '../../src/domain/artifacts.ts'
import type { FormatName } from '../../src/domain/format.ts'
import type { HostFacts, StoreReach } from '../../src/domain/hostFacts.ts'
import { formats } from '../../src/formats/index.ts'
import { gatheredAt, ok } from '../support/artifacts.ts'
import { hostOf, keychainOf, macOf, shut, vaultOf } from '../support/hostOf.ts'
import { expectValid } from '../support/schemas.ts'

type Told = { host?: HostFacts; store?: StoreReach; words?: Record<string, string> }

async function shown({ host = hostOf(), store = vaultOf(), words = {} }: Told, name: FormatName = 'table') {
  const head = { schema: artifactsSchema, gatheredAt, source: 'live' } as const
  const read = schedule.read({ operands: [], options: words })
  const report = await schedule.report({ ...head, host: ok(host), storeReach: ok(store) }, read)
  expectValid(report)
  const write = await formats[name]()
  const sections = (await schedule.layout(report)).filter(({ only }) => only?.includes(name) ?? true)
  return write(report, sections, { columns: 80, color: false, terminal: false })
}

const environment = { HEDGE_VAULT_IDENTITY_FILE: '/srv/lp/identity.txt' }
const bare = hostOf({
  init: 'other',
  cron: { installed: true, running: false, allowed: false, mail: false },
  program: { path: '/srv/lp/.npm/_npx/0a/node_modules/.bin/hedge', passing: true },
  node: { path: '/srv/lp/.nvm/versions/node/v24.21.0/bin/node', version: '24.21.0', kept: true, engines: '' },
  unsaid: ['HEDGE_HYPERLIQUID_URL'],
})

it('hedge schedule as each scheduler and in each format, to the letter', async () => {
  const parts = [
    await shown({ host: hostOf({ environment }) }),
    await shown({ host: hostOf({ environment }), words: { as: 'cron' } }),
    await shown({
      host: bare,
      store: vaultOf({ unattended: shut(), vaultKey: 'passphrase', hedges: 0 }),
      words: { every: '6h' },
    }),
    await shown({ store: keychainOf(), words: { every: '7m', run: 'status' } }),
    await shown({ host: macOf(), store: keychainOf({ unattended: shut('not-tried') }) }),
    await shown({ host: hostOf({ environment }), words: { as: 'cron' } }, 'markdown'),
    await shown({ host: hostOf({ environment }), words: { as: 'cron' } }, 'csv'),
    await shown({ host: hostOf({ environment }), words: { as: 'cron' } }, 'json'),
  ]
  await expect(parts.join('\n')).toMatchFileSnapshot('schedule.txt')
})

it('what a person reads fits eighty columns; what is pasted is whole', async () => {
  const text = await shown({ host: bare, store: keychainOf({ unattended: shut() }) })
  const prose = text.split('\n').filter(line => line.startsWith('  ') && !line.includes('mend: '))
  expect(Math.max(...prose.map(line => line.length))).toBeLessThanOrEqual(80)
})
