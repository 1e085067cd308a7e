import { readdirSync, readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import { Secret } from '../../src/domain/secret.ts'
import { keychainStore } from '../../src/secrets/keychain/keychainStore.ts'

const deaf = fileURLToPath(new URL('./support/helperThatNeverAnswers.ts', import.meta.url))
const shut = fileURLToPath(new URL('./support/helperThatIsShut.ts', import.meta.url))
const counting = fileURLToPath(new URL('./support/helperThatCounts.ts', import.meta.url))
const liar = fileURLToPath(new URL('./support/helperThatLies.ts', import.meta.url))

const open = (helper: string, interactive = false, deadline = 1_500) =>
  keychainStore({
    installation: 'test',
    interactive,
    deadline,
    helper,
    environment: { PATH: process.env.PATH, HEDGE_CANARY: 'canary', NODE_OPTIONS: '--title=canary', DISPLAY: ':9' },
  })

/** What the kernel shows of our child that runs this helper: every user may read the first, we the second. */
function seenFromOutside(helper: string) {
  for (const pid of readdirSync('/proc').filter(name => /^\d+$/.test(name))) {
    try {
      const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8')
      const parent = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[1]
      if (!command.includes(helper) || parent !== String(process.pid)) continue
      return { pid: Number(pid), command, environment: readFileSync(`/proc/${pid}/environ`, 'utf8') }
    } catch {
      // It ended while we looked.
    }
  }
  return null
}

async function whenSeen(helper: string) {
  for (let i = 0; i < 200; i += 1) {
    const seen = seenFromOutside(helper)
    if (seen?.environment) return seen
    await pause(5)
  }
  throw new Error('the helper was never seen')
}

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

describe('the keychain helper', () => {
  it.skipIf(process.platform !== 'linux')('is dead at the deadline, and showed no secret while it lived', async () => {
    const began = performance.now()
    const failing = open(deaf)
      .set('rpc/base', new Secret('canary-0123456789'))
      .catch(error => error)
    const seen = await whenSeen(deaf)
    const error = await failing
    expect(error).toMatchObject({ name: 'StoreFailure', code: 'store-timeout', exit: 4 })
    expect(performance.now() - began).toBeLessThan(2_500)
    expect(isAlive(seen.pid)).toBe(false)
    expect(inspect(error, { showHidden: true, depth: 9 }) + seen.command + seen.environment).not.toContain('canary')
    expect(seen.environment).toContain('PATH=')
    expect(seen.environment).not.toContain('DISPLAY')
  })

  it.skipIf(process.platform !== 'linux')('may open a dialog only when somebody is there', async () => {
    const failing = open(deaf, true)
      .get('rpc/base')
      .catch(error => error)
    expect((await whenSeen(deaf)).environment).toContain('DISPLAY=:9')
    expect(await failing).toMatchObject({ code: 'store-timeout', hint: expect.stringContaining('unlock dialog') })
  })

  it('asks for many keys in one child', async () => {
    const keys = Array.from({ length: 40 }, (_, index) => `rpc/c${index}`)
    const found = await open(liar).getMany(keys)
    expect([...found.values()].every(value => value?.reveal() === 'something else')).toBe(true)
    expect([...found.keys()]).toEqual(keys)
  })

  it('is not believed: what it took is read back and compared', async () => {
    const error = await open(liar)
      .set('rpc/base', new Secret('canary-0123456789'))
      .catch(caught => caught)
    expect(error).toMatchObject({ code: 'store-failed', message: expect.stringContaining('something else') })
    expect(inspect(error)).not.toContain('canary')
    await open(liar).set('rpc/base', new Secret('something else'))
    await expect(open(liar).delete('rpc/base')).rejects.toMatchObject({ code: 'store-failed' })
  })

  it.each([
    ['locked', 'store-locked'],
    ['none', 'store-unavailable'],
    ['unasked', 'store-unavailable'],
  ])('that says of a keyring that it is %s is believed, and nothing reads as missing', async (what, code) => {
    const store = open(shut)
    const key = `rpc/${what}`
    await expect(store.get(key)).rejects.toMatchObject({ name: 'StoreFailure', code, exit: 4 })
    await expect(store.delete(key)).rejects.toMatchObject({ code })
    await expect(store.set(key, new Secret('canary'))).rejects.toMatchObject({
      code,
      hint: expect.stringMatching(/^(?:hedge|log in)/),
    })
  })

  it('that cannot run makes the keychain unavailable', async () => {
    await expect(open('/nowhere/helper.js').get('rpc/base')).rejects.toMatchObject({ code: 'store-unavailable' })
    await expect(open(deaf.replace('Never', 'No')).get('rpc/base')).rejects.toMatchObject({ code: 'store-unavailable' })
  })

  it('is one for all that is read at once, and what is wrong with one key is said of that key alone', async () => {
    const store = open(counting)
    const [first, second, third] = await Promise.allSettled([
      store.getMany(['hedge/a/wallet', 'hedge/a/account']),
      store.getMany(['rpc/broken']),
      store.get('rpc/base'),
    ])
    const texts = first.status === 'fulfilled' ? [...first.value].map(([key, secret]) => [key, secret?.reveal()]) : []
    expect(texts).toEqual([
      ['hedge/a/wallet', '1 of 4'],
      ['hedge/a/account', '2 of 4'],
    ])
    expect(second).toMatchObject({ status: 'rejected', reason: { name: 'StoreFailure' } })
    expect(third.status === 'fulfilled' && third.value?.reveal()).toBe('4 of 4')
    expect((await store.get('rpc/base'))?.reveal()).toBe('1 of 1')
  })
})
