import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { emptyNotifyMemory, type KeptEvent, type NotifyMemory } from '../../src/domain/notifyMemory.ts'
import { openNotifyFile } from '../../src/state/notifyMemory.ts'
import { temporaryHome } from '../secrets/support/temporaryHome.ts'

const never = (line: string): never => expect.fail(line)
const at = '2026-03-01T12:00:00.000Z'
const event: KeptEvent = {
  hedgeId: 'aaaaaaaa',
  hedge: 'eth-usdc',
  condition: 'drift',
  subject: 'ETH',
  kind: 'opened',
  state: 'critical',
  value: 0.5,
  unit: '%',
  message: 'far off',
  since: at,
}
const memory: NotifyMemory = {
  rows: { aaaaaaaa: { 'drift ETH': { state: 'critical', since: at, told: 'critical' } } },
  batchedAt: at,
  lookedAt: at,
  waiting: [
    {
      id: '0123456789abcdef',
      at,
      events: [event, { ...event, hedgeId: 'bbbbbbbb', hedge: 'btc-eth' }],
      left: { ops: null },
    },
    { id: 'fedcba9876543210', at, events: [event], left: { ops: at } },
  ],
  dropped: 0,
}

describe('what runs leave for each other', () => {
  it('is read again as it was written, by its owner alone', async () => {
    const folder = temporaryHome()
    expect(await openNotifyFile(folder, never).read()).toEqual(emptyNotifyMemory)
    await openNotifyFile(folder, never).change(() => memory)
    expect(await openNotifyFile(folder, never).read()).toEqual(memory)
    expect(statSync(join(folder, 'notify.json')).mode & 0o777).toBe(0o600)
  })

  it('is not written where nothing changed', async () => {
    const folder = temporaryHome()
    const file = openNotifyFile(folder, never)
    await file.change(known => known)
    expect(existsSync(join(folder, 'notify.json'))).toBe(false)
  })

  it.each([
    '',
    '{',
    'null',
    '{"version":"1"}',
    JSON.stringify({ version: '9', ...memory }),
    JSON.stringify({ version: '1', ...memory, waiting: [{ ...memory.waiting[0], id: '../x' }] }),
    JSON.stringify({ version: '1', ...memory, batchedAt: 'soon' }),
  ])('is set aside with a word where it cannot be used: %s', async text => {
    const folder = temporaryHome()
    const path = join(folder, 'notify.json')
    writeFileSync(path, text)
    const said: string[] = []
    const file = openNotifyFile(folder, line => said.push(line))
    expect(await file.read()).toEqual(emptyNotifyMemory)
    await file.change(() => memory)
    expect(said).toEqual([expect.stringContaining('is set aside')])
    expect(readFileSync(`${path}.unusable`, 'utf8')).toBe(text)
    expect(await file.read()).toEqual(memory)
  })

  it('knows nothing of a hedge that was forgotten', async () => {
    const folder = temporaryHome()
    const file = openNotifyFile(folder, never)
    expect(await file.forget('aaaaaaaa')).toBe(false)
    await file.change(() => memory)
    expect(await file.forget('aaaaaaaa')).toBe(true)
    const text = readFileSync(join(folder, 'notify.json'), 'utf8')
    expect(text).not.toMatch(/aaaaaaaa|eth-usdc/)
    expect((await file.read()).waiting.map(({ events }) => events.map(({ hedge }) => hedge))).toEqual([['btc-eth']])
  })

  it('loses nothing of what several processes note at once', async () => {
    const folder = temporaryHome()
    const script = fileURLToPath(new URL('./support/noteMany.ts', import.meta.url))
    const children = [0, 1, 2].map(which =>
      spawn(process.execPath, [script, folder, `${which}`, '10'], { stdio: 'inherit' }),
    )
    const codes = await Promise.all(children.map(async child => (await once(child, 'exit'))[0]))
    expect(codes).toEqual([0, 0, 0])
    expect(Object.keys((await openNotifyFile(folder, never).read()).rows)).toHaveLength(30)
  })

  it('is sent by one at a time', async () => {
    const folder = temporaryHome()
    const [one, two] = [openNotifyFile(folder, never), openNotifyFile(folder, never)]
    const { promise, resolve } = Promise.withResolvers<void>()
    const first = one.alone(() => promise.then(() => 'sent'))
    expect(await two.alone(async () => 'sent too')).toBeNull()
    resolve()
    expect(await first).toBe('sent')
    expect(await two.alone(async () => 'sent then')).toBe('sent then')
  })
})
