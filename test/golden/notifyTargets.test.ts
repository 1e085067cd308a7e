import { chmodSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { callMain } from '../support/callMain.ts'
import { stored } from '../support/killing.ts'
import { mark, type Receiver, startReceiver } from '../support/receiver/receiver.ts'
import { canary, expectRefusal, type Mistake } from '../support/refusal.ts'
import { expectValid } from '../support/schemas.ts'
import { useVault } from '../support/useStage.ts'

const stage = useVault()
let receiver: Receiver
beforeAll(async () => {
  receiver = await startReceiver()
})
afterAll(() => receiver.close())

const secret = 'kN4ry-signing-secret-0123456789'
const privateKey = '4c0883a69102937d6231471b5dbb6204fe5129617082792ae468d01a3f362318'

/** One run; nothing secret is in what it said. */
async function say(line: string, stdin = '', env: Record<string, string> = {}) {
  const run = await callMain(['--debug', ...line.split(' ')], stage.home, { stdin, env })
  for (const hidden of [mark, receiver.secret, secret, 'whsec_']) expect(run.stdout + run.stderr).not.toContain(hidden)
  return run
}

async function json(line: string, stdin = '') {
  const { code, stdout, stderr } = await say(`--json ${line}`, stdin)
  const document = JSON.parse(stdout)
  expectValid(document)
  return { code, document, stderr }
}

const pair = () => `${receiver.url}\n${receiver.secret}\n`

describe('mistakes about targets of notifications', () => {
  it.each<Mistake>([
    ['notify', 6, 'no-target'],
    ['notify --test', 6, 'no-target'],
    ['notify --test eth-usdc', 2, 'usage'],
    ['notify test', 6, 'no-target'],
    [`notify test ${canary}`, 6, 'no-such-target'],
    [`notify remove ${canary}`, 6, 'no-such-target'],
    [`notify set ${canary}`, 2, 'usage'],
    [`notify set webhook ${canary}`, 2, 'usage'],
    ['notify set webhook --name Ops', 2, 'bad-option'],
    [`notify set webhook --name __proto__`, 2, 'bad-option'],
    ['notify set command', 2, 'usage'],
    [`notify set command ${canary}`, 2, 'usage'],
    [`notify set command ./${canary}`, 2, 'usage'],
    [`notify set command /no/such/${canary}`, 1, 'bad-program'],
    ['notify set command /bin/true --new-secret x', 2, 'usage'],
    [`notify set command /bin/true ${'x'.repeat(501)}`, 2, 'usage'],
    [`notify set webhook https://hooks.example/${canary}`, 2, 'secret-on-argv'],
    ['notify set webhook', 2, 'no-secret'],
    ['notify set webhook', 2, 'usage', null],
    ['notify set webhook', 2, 'bad-webhook-url', canary],
    ['notify set webhook', 2, 'bad-webhook-url', `http://192.0.2.1/${canary}\n${secret}`],
    ['notify set webhook', 2, 'bad-webhook-url', `https://user:${canary}@192.0.2.1/\n${secret}`],
    ['notify set webhook', 2, 'bad-webhook-url', `ftp://127.0.0.1/${canary}\n${secret}`],
    ['notify set webhook', 5, 'trading-permission', `0x${privateKey}\n${secret}`],
    ['notify set webhook', 2, 'bad-webhook-secret', `http://127.0.0.1:1/${canary}`],
    ['notify set webhook', 2, 'bad-webhook-secret', `http://127.0.0.1:1/\n${canary}`],
    ['notify set webhook', 2, 'bad-webhook-secret', `http://127.0.0.1:1/\n${canary} ${'x'.repeat(30)}`],
    ['notify set webhook', 5, 'bad-webhook-secret', `http://127.0.0.1:1/\n${privateKey}`],
    ['notify set webhook', 2, 'usage', `http://127.0.0.1:1/\n${secret}\n${canary}`],
    ['notify set webhook --new-secret x', 2, 'usage', `http://127.0.0.1:1/\n${secret}`],
    ['rotate notify', 2, 'usage'],
    [`rotate notify ${canary}`, 6, 'no-such-target'],
    ['rotate notify ops --place 1', 2, 'usage'],
  ])('%j', async (...mistake) => {
    await expectRefusal(stage.home, mistake)
  })
})

describe('a webhook', () => {
  it('is set once its URL and its secret are in the store, and a test event was taken', async () => {
    const { code, document } = await json('notify set webhook --name ops', pair())
    expect(code).toBe(0)
    expect(document).toMatchObject({
      name: 'ops',
      kind: 'webhook',
      store: 'vault',
      tested: { ok: true, said: 'HTTP 2xx' },
    })
    expect(receiver.received.at(-1)).toMatchObject({ verified: true })
    expectValid(receiver.received.at(-1)!.notification)
    const { settings, secrets } = await stored(stage.home)
    expect(settings.notify).toEqual({ ops: { kind: 'webhook', setAt: expect.any(String) } })
    expect(settings.pending).toEqual({})
    expect([...secrets].filter(([key]) => key.startsWith('notify/'))).toEqual([
      ['notify/ops/url', receiver.url],
      ['notify/ops/hmac', receiver.secret],
    ])
    await expectRefusal(stage.home, ['notify set webhook --name ops', 2, 'target-taken', pair()])
  })

  it('that does not take it is set all the same, and that is told', async () => {
    receiver.react(401)
    const { code, document } = await json('notify set webhook --name deaf', pair())
    expect({ code, tested: document.tested }).toEqual({ code: 3, tested: { ok: false, said: 'HTTP 4xx' } })
    expect((await say('notify remove deaf')).stdout).toContain('Nothing is sent to deaf any more')
  })

  it('may get a secret that is drawn here, in a file of its owner alone, and then is not tried yet', async () => {
    const before = receiver.received.length
    const file = join(stage.home.path, 'secret.txt')
    const { code, document } = await json(`notify set webhook --name drawn --new-secret ${file}`, receiver.url)
    expect({ code, tested: document.tested, secretFile: document.secretFile }).toEqual({
      code: 0,
      tested: null,
      secretFile: file,
    })
    expect(receiver.received).toHaveLength(before)
    expect(statSync(file).mode & 0o777).toBe(0o600)
    const drawn = readFileSync(file, 'utf8').trim()
    expect(drawn).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/)
    expect((await stored(stage.home)).secrets.get('notify/drawn/hmac')).toBe(drawn)
    await expectRefusal(stage.home, [
      `notify set webhook --name other --new-secret ${file}`,
      1,
      'file-exists',
      receiver.url,
    ])
    await say('notify remove drawn')
  })

  it('is listed without its URL, and is due when it is old', async () => {
    const { document } = await json('notify list')
    expect(document.targets).toMatchObject([{ name: 'ops', kind: 'webhook', program: null, due: false, waiting: 0 }])
    const later = { now: () => new Date(Date.now() + 97 * 86_400_000) }
    const { stdout } = await callMain(['notify', 'list'], stage.home, later)
    expect(stdout).toContain('set 97 days ago: due: hedge rotate notify ops')
    const rotate = JSON.parse((await callMain(['rotate', '--json'], stage.home, later)).stdout)
    expectValid(rotate)
    expect(rotate.keys[0]).toMatchObject({
      kind: 'notify',
      name: 'ops',
      days: 97,
      due: true,
      command: 'hedge rotate notify ops',
    })
  })

  it('is tested, of an answer no more than its class is told', async () => {
    receiver.react(503)
    const { code, document } = await json('notify test ops')
    expect({ code, targets: document.targets }).toEqual({
      code: 3,
      targets: [{ target: 'ops', kind: 'webhook', ok: false, said: 'HTTP 5xx' }],
    })
    expect((await say('notify --test')).stdout).toContain('taken, HTTP 2xx')
  })

  it('is rotated once the new one has taken a test event; until then the old one stays', async () => {
    const old = (await stored(stage.home)).secrets
    const next = `${receiver.url}/next\n${receiver.secret}`
    await expectRefusal(stage.home, ['rotate notify ops', 2, 'same-url', pair()])
    receiver.react(410)
    await expectRefusal(stage.home, ['rotate notify ops', 1, 'not-taken', next])
    expect((await stored(stage.home)).secrets).toEqual(old)
    const { code, document } = await json('rotate notify ops', next)
    expect({ code, name: document.name }).toEqual({ code: 0, name: 'ops' })
    const { settings, secrets } = await stored(stage.home)
    expect(settings.notify?.ops).toMatchObject({ place: 2 })
    expect([...secrets.keys()].filter(key => key.startsWith('notify/'))).toEqual([
      'notify/ops/url/2',
      'notify/ops/hmac/2',
    ])
    await json('rotate notify ops', pair())
    expect((await stored(stage.home)).settings.notify?.ops).not.toHaveProperty('place')
    expect((await say('notify test ops')).code).toBe(0)
  })

  it('moves with everything else to another store, and is read there', async () => {
    expect((await say('log')).stdout).toContain('of the webhook ops')
    const run = await callMain(['notify', 'test'], stage.home, { env: { HEDGE_VAULT_IDENTITY_FILE: undefined } })
    expect(run.code).toBe(4)
    expect(run.stdout).toContain('not taken')
  })

  it('is forgotten whole', async () => {
    const { document } = await json('notify remove ops')
    expect(document).toMatchObject({ removed: 'ops', kind: 'webhook', secrets: 2 })
    const { settings, secrets } = await stored(stage.home)
    expect(settings.notify).toEqual({})
    expect([...secrets.keys()].filter(key => key.startsWith('notify/'))).toEqual([])
  })
})

describe('a program', () => {
  const script = (name: string, text: string): string => {
    const path = join(stage.home.path, name)
    writeFileSync(path, `#!/bin/sh\n${text}\n`, { mode: 0o700 })
    return path
  }

  it('gets the document on its standard input, and nothing of the environment but what cron gives', async () => {
    const out = join(stage.home.path, 'got')
    const path = script('page-me', `cat > ${out}.json; env > ${out}.env; echo "$@" > ${out}.args`)
    const { code, document } = await json(`notify set command ${path} on-call -- --urgent`)
    expect({ code, ...document }).toMatchObject({
      code: 0,
      name: 'command',
      store: null,
      tested: { ok: true, said: 'exit 0' },
    })
    const notification = JSON.parse(readFileSync(`${out}.json`, 'utf8'))
    expectValid(notification)
    expect(readFileSync(`${out}.args`, 'utf8')).toBe('on-call --urgent\n')
    const environment = readFileSync(`${out}.env`, 'utf8')
    expect(environment).toContain(`HEDGE_NOTIFICATION_ID=${notification.id}`)
    expect(environment).not.toMatch(/HEDGE_HOME|HEDGE_VAULT|NODE_/)
    expect((await json('notify list')).document.targets).toMatchObject([
      { name: 'command', program: path, dueAt: null },
    ])
    await expectRefusal(stage.home, ['rotate notify command', 2, 'usage'])
    await say('notify remove command')
  })

  it.each([
    ['fails', 'exit 7', 'exit 7'],
    ['is killed', 'kill -9 $$', 'killed by a signal'],
  ])('that %s has not taken it', async (name, text, said) => {
    const path = script(`bad-${name.length}`, text)
    const { code, document } = await json(`notify set command ${path}`)
    expect({ code, tested: document.tested }).toEqual({ code: 3, tested: { ok: false, said } })
    await say('notify remove command')
  })

  it('may print as much as it likes, and need not read', async () => {
    const path = script('flood', 'yes | head -c 3000000; exec 0<&-; exit 0')
    expect((await json(`notify set command ${path}`)).document.tested).toEqual({ ok: true, said: 'exit 0' })
    await say('notify remove command')
  })

  it('that others can change is refused, also when they can since it was set', async () => {
    const path = script('open', 'exit 0')
    chmodSync(path, 0o722)
    await expectRefusal(stage.home, [`notify set command ${path}`, 1, 'bad-program'])
    chmodSync(path, 0o700)
    await say(`notify set command ${path}`)
    chmodSync(path, 0o722)
    const { code, stdout } = await say('notify test')
    expect({ code, stdout }).toEqual({ code: 3, stdout: expect.stringContaining('can be changed by others') })
    await say('notify remove command')
    expect(existsSync(path)).toBe(true)
  })
})
