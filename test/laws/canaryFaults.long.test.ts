import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { canaries } from './support/canaries.ts'
import { type Ground, type Home, prepareGround, type Told } from './support/canaryGround.ts'
import type { Manner } from './support/nosyProxy.ts'

/** However a node fails, and whatever it says of the URL it was asked at, no one else is told. */
let ground: Ground
let home: Home
beforeAll(async () => {
  ground = await prepareGround()
  home = ground.home()
  for (const { code, stderr } of await home.furnish()) expect(code, stderr).toBe(0)
})
afterAll(() => ground.close())

const manners: Manner[] = [
  ...(['status 401', 'status 403', 'status 404', 'status 429', 'status 500', 'status 503'] as const),
  ...(['json 200', 'json 401', 'json 429', 'json 500', 'html', 'redirect', 'truncated', 'cut', 'silent'] as const),
  ...(['not JSON-RPC', 'error: url', 'error: decoded', 'error: parts'] as const),
]

/** Those where Node and its own fetch have most to say are met in a process of its own. */
const own: Manner[] = ['status 401', 'redirect', 'cut', 'error: parts']

/** Reads with the URL that is stored, and tries to store one; each says what went wrong. */
const asking = (seconds = '5'): [string[], string][] => {
  const { positionManager } = ground.scene.deployment
  const chain = ['chain', 'add', 'other', '--chain-id', '31337', '--position-manager', positionManager, '--rpc-stdin']
  return [
    [['status', '--json', '--debug', '--timeout', seconds], ''],
    [[...chain, '--format', 'csv', '--timeout', seconds], ground.proxy.url],
  ]
}

const expectQuiet = (told: readonly Pick<Told, 'leaks' | 'code' | 'stdout' | 'stderr'>[]) => {
  for (const { leaks, code, stdout, stderr } of told) {
    expect(leaks).toEqual([])
    expect(code, `it must have failed: ${stdout}${stderr}`).not.toBe(0)
  }
}

describe('a node that fails', () => {
  it.each(manners)('%s', async manner => {
    ground.proxy.set(manner)
    const before = ground.proxy.requests()
    const calls = asking(manner === 'silent' ? '1' : '5')
    const say = own.includes(manner) ? home.say : home.sayHere
    expectQuiet(await Promise.all(calls.map(([args, stdin]) => say(args, stdin))))
    expect(ground.proxy.requests(), 'the node was asked each time').toBeGreaterThanOrEqual(before + calls.length)
  })

  it('tells nothing while a hedge is added, a URL is set, or an address looked at', async () => {
    ground.proxy.set('error: parts')
    const { positions, account, wallet } = ground.scene
    const add = ['add', 'again', '--chain', 'local', '--position', String(positions.ethInRange), '--account', account]
    const calls: [string[], string?][] = [
      [[...add, '--json', '--debug']],
      [[...add, '--rpc-stdin'], ground.proxy.url],
      [['rpc', 'set', 'local', '--json', '--debug'], ground.proxy.url],
      [['rpc', 'test', '--debug']],
      [['snapshot', '--json']],
      [['status', wallet, '--chain', 'local', '--format', 'markdown']],
    ]
    const told = await Promise.all(calls.map(([args, stdin]) => home.say(args, stdin)))
    for (const { leaks } of told) expect(leaks).toEqual([])
  })

  it.each(['throw', 'reject'])('an error that nobody waits for (%s)', async late => {
    ground.proxy.set('truly')
    const node = [
      '--disable-warning=ExperimentalWarning',
      '--import',
      new URL('./support/throwLate.ts', import.meta.url).href,
    ]
    const { leaks, code, stderr } = await home.say(['status', '--json', '--debug'], '', { HEDGE_TEST_LATE: late }, node)
    expect(leaks).toEqual([])
    expect(code, stderr).toBe(1)
    expect(stderr).toContain('hedge: error: something failed that should not have')
    expect(stderr, 'the stack is there, without the URL').toContain('late trouble with [redacted]')
  })

  it('Node itself, told to say everything, in colour', async () => {
    ground.proxy.set('truly')
    for (const loud of ['*', 'stream', 'undici,fetch,net']) {
      const told = await home.say(['rpc', 'set', 'local'], ground.proxy.url, { NODE_DEBUG: loud, FORCE_COLOR: '1' })
      expect(told).toMatchObject({ code: 0, leaks: [] })
    }
  })

  it('leaves nothing of it behind', () => expect(home.leaksOnDisk()).toEqual([]))
})

const { segment, query } = canaries
const urls = [`http://127.0.0.1:1/${segment}?key=${query}`, `https://${query}:${segment}@127.0.0.1:1/`]

describe('a URL that cannot be used', () => {
  it.each(urls)('%s', async url => {
    expectQuiet([await home.say(['rpc', 'set', 'local', '--json', '--debug', '--timeout', '2'], url)])
  })

  it.skipIf(process.platform !== 'linux')('a keychain that cannot be reached is told it by no argument', async () => {
    ground.proxy.set('truly')
    const other = ground.home()
    const chain = ['chain', 'add', 'local', '--chain-id', '31337', '--rpc-stdin', '--debug']
    const manager = ['--position-manager', ground.scene.deployment.positionManager]
    const told = await other.say([...chain, ...manager], ground.proxy.url)
    expect(told.leaks).toEqual([])
    expect(told.code, told.stderr).toBe(4)
    expect(told.processes, 'the helper was seen').toBeGreaterThan(1)
    expect(other.leaksOnDisk()).toEqual([])
  })

  it('the vault still holds the first URL, and a node that is gone is not named', async () => {
    ground.proxy.set('truly')
    expect(await home.say(['rpc', 'test'])).toMatchObject({ code: 0, leaks: [] })
    await ground.proxy.close()
    const calls = asking()
    expectQuiet(await Promise.all(calls.map(([args, stdin]) => home.say(args, stdin))))
  })
})
