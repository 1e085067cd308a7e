import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import { Secret } from '../../src/domain/secret.ts'
import { initVault } from '../../src/secrets/vault/initVault.ts'
import { vaultStore } from '../../src/secrets/vault/vaultStore.ts'
import { canaries, leaksIn, leaksUnder } from './support/canaries.ts'

const { hex, segment, query, second } = canaries

describe('the passphrase of a vault', () => {
  it('stands in no file, no error and no object', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'hedge-passphrase-'))
    const passphrase = `${segment}-${second}`
    const url = `https://rpc.example.com/${hex}`
    const opened = (text: string) =>
      vaultStore({ home: folder, environment: {}, askPassphrase: async () => new Secret(text) })
    try {
      const made = await initVault({ home: folder, passphrase: new Secret(passphrase) })
      const store = opened(passphrase)
      await store.set('rpc/ethereum', new Secret(url))
      expect((await store.get('rpc/ethereum'))?.reveal()).toBe(url)
      const wrong = await opened(`${passphrase}!`)
        .get('rpc/ethereum')
        .catch((error: unknown) => error)
      expect(wrong).toMatchObject({ code: 'store-locked' })
      const short = await initVault({ home: `${folder}/b`, passphrase: new Secret(query) }).catch(
        (error: unknown) => error,
      )
      expect(short).toBeInstanceOf(Error)
      const found = await store.getMany(['rpc/ethereum'])
      const said = [made, wrong, short, store, found, await store.describe()]
      const told = said
        .map(it => `${inspect(it, { depth: 9, showHidden: true })} ${JSON.stringify(it)} ${it}`)
        .join('\n')
      expect(leaksIn(told, 'what was said')).toEqual([])
      expect(leaksUnder(folder)).toEqual([])
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })
})
