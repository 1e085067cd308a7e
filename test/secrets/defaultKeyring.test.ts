import { describe, expect, it } from 'vitest'
import { defaultKeyring } from '../../src/secrets/keychain/defaultKeyring.ts'
import { pathsOf } from '../../src/secrets/keychain/sessionBus.ts'
import { fakeBus } from './support/fakeBus.ts'

describe('whether the default keyring is open', () => {
  it.each(['open', 'locked', 'none'] as const)('is asked of the session bus: %s', async state => {
    for (const bytes of [4096, 7, 1]) {
      const bus = await fakeBus(state, bytes)
      expect(await defaultKeyring({ DBUS_SESSION_BUS_ADDRESS: `unix:path=${bus.path},guid=0` })).toBe(state)
      const heard = bus.heard()
      expect(heard).toContain(`AUTH EXTERNAL ${Buffer.from(String(process.geteuid?.())).toString('hex')}\r\n`)
      // Nothing that reads, writes or unlocks.
      expect(heard).toContain('ReadAlias')
      expect(heard).not.toMatch(/Unlock|Prompt|GetSecret|CreateItem|SearchItems/)
    }
  })

  it.each(['an error', 'a refused greeting', 'no greeting', 'no message', 'an end'] as const)(
    'is no answer where the bus gives %s',
    async what => {
      const bus = await fakeBus(what)
      await expect(defaultKeyring({ DBUS_SESSION_BUS_ADDRESS: `unix:path=${bus.path}` })).rejects.toThrow()
    },
  )

  it('is no answer where no bus is named, or none listens', async () => {
    await expect(defaultKeyring({})).rejects.toThrow('no session bus')
    await expect(defaultKeyring({ XDG_RUNTIME_DIR: '/nowhere' })).rejects.toThrow('ENOENT')
    await expect(defaultKeyring({ DBUS_SESSION_BUS_ADDRESS: 'tcp:host=localhost' })).rejects.toThrow('no session bus')
  })

  it('is asked of the next bus where the first is gone', async () => {
    const bus = await fakeBus('open')
    const addresses = `unix:path=/nowhere;unix:path=${bus.path}`
    expect(await defaultKeyring({ DBUS_SESSION_BUS_ADDRESS: addresses })).toBe('open')
  })
})

describe('the address of the session bus', () => {
  it.each([
    ['unix:path=/run/user/1000/bus', ['/run/user/1000/bus']],
    ['unix:guid=00,path=/a%20b,x=y;unix:abstract=/tmp/dbus-1,guid=0', ['/a b', '\0/tmp/dbus-1']],
    ['tcp:host=x,port=1;unix:runtime=yes', []],
    ['', ['/r/bus']],
  ])('%j', (address, paths) => {
    expect(pathsOf({ DBUS_SESSION_BUS_ADDRESS: address, XDG_RUNTIME_DIR: '/r' })).toEqual(paths)
  })
})
