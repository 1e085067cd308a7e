import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ensureBuilt } from '../support/ensureBuilt.ts'
import { killedAfter, momentsIn } from '../support/killing.ts'
import { type Receiver, startReceiver } from '../support/receiver/receiver.ts'
import { environmentOf, launcher } from '../support/runHedge.ts'
import { useStage } from '../support/useStage.ts'

const stage = useStage({ furnished: true })
let receiver: Receiver
beforeAll(async () => {
  receiver = await startReceiver()
  const stdin = `${receiver.url}\n${receiver.secret}`
  expect(await stage.call('notify set webhook', { stdin })).toMatchObject({ code: 0 })
})
afterAll(() => receiver.close())

/** Nothing was told of yet, and nothing waits. */
function forget(): void {
  const rows = { version: '1', rows: {}, lookedAt: null, batchedAt: null, waiting: [], dropped: 0 }
  writeFileSync(join(stage.home.path, 'hedge', 'state', 'notify.json'), JSON.stringify(rows), { mode: 0o600 })
  receiver.received.length = 0
}

/** What a receiver that knows each id once has heard of, one line an event. */
const heard = (): string[] => {
  const once = new Map(receiver.received.map(({ id, notification }) => [id, notification]))
  return [...once.values()].flatMap(({ events }) =>
    events.map(({ kind, hedge, condition, subject }) => `${kind} ${hedge} ${condition} ${subject}`),
  )
}

/** What one undisturbed run tells. */
async function expected(): Promise<string[]> {
  forget()
  expect(await stage.run('notify')).toMatchObject({ code: 0, stderr: '' })
  const told = heard().toSorted()
  expect(told.length).toBeGreaterThan(2)
  return told
}

describe('runs of notify in processes of their own', () => {
  it('several at once tell everything once', async () => {
    const told = await expected()
    for (let round = 0; round < 3; round += 1) {
      forget()
      const runs = await Promise.all([1, 2, 3].map(() => stage.run('notify')))
      expect(runs.map(({ code }) => code)).toEqual([0, 0, 0])
      expect(receiver.received.every(({ verified }) => verified)).toBe(true)
      expect(receiver.received).toHaveLength(receiver.ids().length)
      expect(heard().toSorted()).toEqual(told)
    }
  })

  it('one that is killed between the sending and its note tells again, under the same id', async () => {
    const told = await expected()
    forget()
    await ensureBuilt()
    receiver.react('hang')
    const child = spawn(process.execPath, [launcher, 'notify'], { env: environmentOf(stage.home), stdio: 'ignore' })
    const ended = once(child, 'exit')
    while (receiver.received.length === 0 && child.exitCode === null)
      await new Promise(resolve => setTimeout(resolve, 10))
    child.kill('SIGKILL')
    await ended
    expect(await stage.run('notify')).toMatchObject({ code: 0 })
    expect(receiver.received).toHaveLength(2)
    expect(receiver.ids()).toHaveLength(1)
    expect(receiver.received[0]!.body).toBe(receiver.received[1]!.body)
    expect(heard().toSorted()).toEqual(told)
    expect(await stage.run('notify')).toMatchObject({ code: 0, stdout: '' })
    expect(receiver.received).toHaveLength(2)
  })

  it('killed at any moment, the next ones tell everything, each change under one id', async () => {
    const told = await expected()
    const started = performance.now()
    await stage.run('notify')
    for (const moment of momentsIn(performance.now() - started, 4)) {
      forget()
      await killedAfter(moment, ['notify'], stage.home)
      const { code, stderr } = await stage.run('notify')
      expect(code, stderr).toBe(0)
      expect(heard().toSorted(), `killed after ${moment} ms`).toEqual(told)
    }
  })

  it('one whose receiver hangs, drops it or fails tries again, ends in its time, and loses nothing', async () => {
    const told = await expected()
    forget()
    receiver.react('reset', 500, 429)
    const healed = await stage.run('notify')
    expect(healed).toMatchObject({ code: 0, stderr: '' })
    expect(receiver.received).toHaveLength(4)
    expect(receiver.ids()).toHaveLength(1)
    expect(heard().toSorted()).toEqual(told)

    forget()
    receiver.react('hang')
    const hung = await stage.run('notify --timeout 3')
    expect(hung).toMatchObject({ code: 3, stderr: '' })
    expect(hung.milliseconds).toBeLessThan(9_000)
    expect(await stage.run('notify')).toMatchObject({ code: 0 })
    expect(receiver.ids()).toHaveLength(1)
  })

  it('one that is redirected goes nowhere', async () => {
    forget()
    let strays = 0
    const elsewhere = createServer((_request, response) => {
      strays += 1
      response.end()
    }).listen(0, '127.0.0.1')
    await once(elsewhere, 'listening')
    const location = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/`
    receiver.react({ status: 307, headers: { location } })
    const { code, stdout } = await stage.run('notify')
    expect({ code, stdout, strays }).toEqual({
      code: 3,
      stdout: expect.stringContaining('a redirect, which is not followed'),
      strays: 0,
    })
    elsewhere.close()
    expect(await stage.run('notify')).toMatchObject({ code: 0 })
  })

  it('a program that hangs is ended, and holds up no webhook', async () => {
    const told = await expected()
    const path = join(stage.home.path, 'hangs')
    writeFileSync(path, `#!/bin/sh\necho $$ > ${path}.pid\nexec sleep 600\n`)
    chmodSync(path, 0o700)
    expect(await stage.run(['notify', 'set', 'command', path])).toMatchObject({ code: 3 })
    forget()
    const run = await stage.run('notify')
    expect(run).toMatchObject({ code: 3, stdout: expect.stringContaining('not done in 10 seconds, and ended') })
    expect(heard().toSorted()).toEqual(told)
    expect(() => process.kill(Number(readFileSync(`${path}.pid`, 'utf8')), 0)).toThrow('ESRCH')
    expect(await stage.run('notify remove command')).toMatchObject({ code: 0 })
  })
})
