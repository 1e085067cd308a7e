import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { childEnvironment } from '../../src/secrets/childEnvironment.ts'
import { temporaryHome } from './support/temporaryHome.ts'

const uid = String(process.getuid?.())

/** A stand-in for /run/user with our directory in it, and a bus that listens. */
async function runtimeDirs({ mode = 0o700, bus = true } = {}) {
  const root = temporaryHome()
  const own = join(root, uid)
  mkdirSync(own, { mode: 0o700 })
  if (bus) {
    const server = createServer()
    await new Promise<void>(resolve => server.listen(join(own, 'bus'), resolve))
    onTestFinished(() => new Promise<void>(resolve => server.close(() => resolve())))
  }
  chmodSync(own, mode)
  return { root, own }
}

describe('what the keychain helper is given', () => {
  it('is a list, and a screen only when somebody sits in front of it', () => {
    const from = {
      HOME: '/home/x',
      PATH: '/bin',
      DISPLAY: ':0',
      HEDGE_CANARY: 'x',
      NODE_OPTIONS: '-r x',
      XDG_RUNTIME_DIR: '/r',
    }
    expect(childEnvironment(from, false)).toEqual({ HOME: '/home/x', PATH: '/bin', XDG_RUNTIME_DIR: '/r' })
    expect(childEnvironment(from, true)).toEqual({
      HOME: '/home/x',
      PATH: '/bin',
      XDG_RUNTIME_DIR: '/r',
      DISPLAY: ':0',
    })
  })

  it.skipIf(process.platform !== 'linux')(
    'has the runtime directory that cron leaves out, when it is safe',
    async () => {
      const { root, own } = await runtimeDirs()
      expect(childEnvironment({}, false, root)).toEqual({ XDG_RUNTIME_DIR: own })
      const address = { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/x' }
      expect(childEnvironment(address, false, root)).toEqual(address)
      expect(childEnvironment({ XDG_RUNTIME_DIR: '/other' }, false, root)).toEqual({ XDG_RUNTIME_DIR: '/other' })
    },
  )

  it('has none that others can enter, that has no bus, or that is not there', async () => {
    for (const facts of [{ mode: 0o755 }, { mode: 0o710 }, { bus: false }]) {
      expect(childEnvironment({}, false, (await runtimeDirs(facts)).root)).toEqual({})
    }
    expect(childEnvironment({}, false, '/nowhere')).toEqual({})
  })

  it('has none that is a link, or whose bus is no socket', async () => {
    const { own } = await runtimeDirs()
    const root = temporaryHome()
    symlinkSync(own, join(root, uid))
    expect(childEnvironment({}, false, root)).toEqual({})
    const plain = await runtimeDirs({ bus: false })
    writeFileSync(join(plain.own, 'bus'), '')
    expect(childEnvironment({}, false, plain.root)).toEqual({})
  })
})
