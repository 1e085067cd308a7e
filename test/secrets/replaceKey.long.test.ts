import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { Secret } from '../../src/domain/secret.ts'
import { initVault } from '../../src/secrets/vault/initVault.ts'
import { vaultStore } from '../../src/secrets/vault/vaultStore.ts'
import { temporaryHome } from './support/temporaryHome.ts'

const script = fileURLToPath(new URL('./support/rotatePassphrase.ts', import.meta.url))
const passphrase = (n: number): string => `correct horse battery staple ${n}`
const open = (home: string, text: string) =>
  vaultStore({ home, askPassphrase: async () => new Secret(text), environment: {} })

/** Milliseconds that it ran. */
function rotate(home: string, from: number, to: number, after: number | null): Promise<number> {
  const began = performance.now()
  const child = spawn(process.execPath, [script, home], { stdio: ['pipe', 'ignore', 'ignore'] })
  child.stdin.on('error', () => {})
  child.stdin.end(`${passphrase(from)}\n${passphrase(to)}`)
  const timer = after === null ? undefined : setTimeout(() => child.kill('SIGKILL'), after)
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', () => {
      clearTimeout(timer)
      resolve(performance.now() - began)
    })
  })
}

async function openedBy(home: string, candidates: readonly number[]): Promise<number[]> {
  const opens = await Promise.all(
    candidates.map(n =>
      open(home, passphrase(n))
        .get('rpc/base')
        .then(
          secret => secret?.reveal() === 'value',
          () => false,
        ),
    ),
  )
  return candidates.filter((_n, index) => opens[index])
}

describe('a passphrase of the vault', { timeout: 300_000 }, () => {
  it('from an identity file on, and to another: each time the new one opens and the old does not', async () => {
    const home = temporaryHome()
    const identityFile = join(home, 'identity.txt')
    await initVault({ home, identityFile })
    const store = vaultStore({ home, askPassphrase: null, environment: { HEDGE_VAULT_IDENTITY_FILE: identityFile } })
    await store.set('rpc/base', new Secret('value'))
    const wrapped = await store.rotateKey!({ passphrase: new Secret(passphrase(1)) })
    expect(wrapped).toMatchObject({ identity: join(home, 'identity.age'), old: identityFile })
    const again = await open(home, passphrase(1)).rotateKey!({ passphrase: new Secret(passphrase(2)) })
    expect(again).toMatchObject({ identity: join(home, 'identity.age'), old: null })
    expect(await openedBy(home, [1, 2])).toEqual([2])
    const next = join(home, 'next.txt')
    const plain = await open(home, passphrase(2)).rotateKey!({ identityFile: next })
    expect(plain).toMatchObject({ identity: next, old: join(home, 'identity.age') })
  })

  it('killed at any moment, the old or the new one opens it', async () => {
    const home = temporaryHome()
    await initVault({ home, passphrase: new Secret(passphrase(0)) })
    await open(home, passphrase(0)).set('rpc/base', new Secret('value'))
    const whole = await rotate(home, 0, 1, null)
    let current = 1
    for (let n = 2; n < 14; n += 1) {
      await rotate(home, current, n, whole * (0.3 + Math.random() * 0.75))
      const opens = await openedBy(home, [current, n])
      expect(opens).toHaveLength(1)
      current = opens[0]!
    }
  })
})
