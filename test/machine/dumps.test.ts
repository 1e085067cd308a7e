import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { dumpFacts } from '../../src/machine/dumpFacts.ts'
import { temporaryHome } from '../secrets/support/temporaryHome.ts'
import { groundIn } from './support/groundIn.ts'

const script = fileURLToPath(new URL('support/tellMachine.ts', import.meta.url))

/** What a run under these limits of a shell sees. */
const under = (limits: string) => {
  const line = `${limits}; exec "$0" "$1" "$2"`
  const out = execFileSync('/bin/sh', ['-c', line, process.execPath, script, temporaryHome()], { encoding: 'utf8' })
  return JSON.parse(out).ok
}

describe.skipIf(process.platform !== 'linux')('core dumps of a run', () => {
  it('have the limit that it was started under', () => {
    const pattern = readFileSync('/proc/sys/kernel/core_pattern', 'utf8').trim()
    expect(under('ulimit -S -c 0')).toMatchObject({ soft: 0, pattern })
    const most = under('ulimit -S -c "$(ulimit -H -c)"')
    expect(most.soft).toBe(most.hard)
  })
})

describe('what Linux tells of dumps', () => {
  const proc = (limits: string, pattern: string) => {
    const folder = temporaryHome()
    for (const path of ['self', 'sys/kernel']) mkdirSync(join(folder, path), { recursive: true })
    writeFileSync(join(folder, 'self/limits'), limits)
    writeFileSync(join(folder, 'sys/kernel/core_pattern'), pattern)
    return dumpFacts(groundIn(folder, { proc: folder, platform: 'linux' }))
  }
  const line = (soft: string, hard: string) =>
    `Limit                     Soft Limit           Hard Limit           Units     \nMax core file size        ${soft.padEnd(20)} ${hard.padEnd(20)} bytes     \n`

  it('is read as it stands', async () => {
    expect(await proc(line('0', 'unlimited'), 'core.%p\n')).toEqual({
      soft: 0,
      hard: null,
      pattern: 'core.%p',
      handler: null,
    })
    expect(await proc(line('unlimited', '4096'), '|/usr/lib/systemd/systemd-coredump %P %u\n')).toEqual({
      soft: null,
      hard: 4096,
      pattern: '|/usr/lib/systemd/systemd-coredump %P %u',
      handler: '/usr/lib/systemd/systemd-coredump',
    })
  })

  it('is a gap where it says nothing, and on another system', async () => {
    await expect(proc('nothing\n', 'core\n')).rejects.toMatchObject({ gap: { code: 'limits-unread' } })
    const home = temporaryHome()
    const unread = groundIn(home, { proc: join(home, 'none'), platform: 'linux' })
    await expect(dumpFacts(unread)).rejects.toMatchObject({ gap: { code: 'limits-unread' } })
    const mac = groundIn(home, { platform: 'darwin' })
    await expect(dumpFacts(mac)).rejects.toMatchObject({ gap: { code: 'not-on-this-system' } })
  })
})
