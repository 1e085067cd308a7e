import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { keychainTraits } from '../../src/secrets/keychain/keychainTraits.ts'
import { gatheredAt } from '../support/moments.ts'
import { temporaryHome } from './support/temporaryHome.ts'

/** A helper that tells of a collection, in place of one that asks the bus; every get finds nothing. */
function helperOf(collection: string): string {
  const path = join(temporaryHome(), 'helper.mjs')
  const answer = `request.operations.map(({ do: what }) => (what === 'get' ? { got: null } : { collection: '${collection}' }))`
  writeFileSync(
    path,
    `const chunks = []
for await (const chunk of process.stdin) chunks.push(chunk)
const request = JSON.parse(Buffer.concat(chunks))
process.stdout.write(JSON.stringify(${answer}))`,
  )
  return path
}

const collection = (name: string) => `/org/freedesktop/secrets/collection/${name}`

const sealed = 'GnomeKeyring\n\r\0\n rest'
const open = '[keyring]\ndisplay-name=login\n'

it.each([
  ['sealed by a password', collection('login'), 'login', sealed, true, true],
  ['without a password', collection('login'), 'login', open, true, false],
  ['of a name with a blank', collection('Default_20keyring'), 'Default keyring', sealed, true, true],
  ['that begins as no keyring does', collection('login'), 'login', 'something', true, null],
  ['of another service', collection('kdewallet'), 'login', sealed, null, null],
  ['in memory alone', collection('session'), 'login', sealed, false, null],
  ['whose name leads elsewhere', collection('_2e_2e_2f_2e_2e'), 'login', sealed, null, null],
])('a keyring %s', async (_what, path, file, text, persistent, encrypted) => {
  const home = temporaryHome()
  const folder = join(home, '.local', 'share', 'keyrings')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, `${file}.keyring`), text)
  const query = {
    home,
    installation: 'probe',
    environment: { HOME: home },
    expected: [],
    now: () => new Date(gatheredAt),
  }
  const traits = await keychainTraits({ ...query, platform: 'linux', helper: helperOf(path) })
  expect(traits).toMatchObject({ persistent: { ok: persistent }, encrypted: { ok: encrypted } })
})
