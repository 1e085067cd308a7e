import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { auditSources } from '../../src/cli/auditSources.ts'
import { wholeScope } from '../../src/domain/artifacts.ts'
import type { MachineFacts } from '../../src/domain/machine.ts'
import { isRead, known } from '../../src/domain/read.ts'
import { gather } from '../../src/gather/index.ts'
import { readSaved } from '../../src/gather/saved.ts'
import { openSettings } from '../../src/settings/settings.ts'
import { machineOf } from '../checks/machine/machineOf.ts'
import { factsOf, groundIn } from '../machine/support/groundIn.ts'
import { temporaryHome } from '../secrets/support/temporaryHome.ts'
import { gap, gatheredAt, ok } from '../support/artifacts.ts'
import { fakeSources } from '../support/fakeSources.ts'
import { testIo } from '../support/testIo.ts'

describe('the machine, gathered', () => {
  it('is asked for keys in a person’s own files only by an audit that is to', async () => {
    const asked: boolean[] = []
    const machine = async (deep: boolean) => {
      asked.push(deep)
      return machineOf()
    }
    for (const audit of [undefined, { deep: false, secondRpc: false }, { deep: true, secondRpc: false }]) {
      const scope = { ...wholeScope, ...(audit === undefined ? {} : { audit }) }
      expect(known((await gather(['machine'], fakeSources([], { scope, machine }))).machine)).toEqual(machineOf())
    }
    expect(asked).toEqual([false, false, true])
  })

  it('is a gap where there is no way to it', async () => {
    expect((await gather(['machine'], fakeSources([]))).machine).toMatchObject({ gap: { code: 'not-here' } })
  })

  it('is this one, with the program of the exec store', async () => {
    const home = temporaryHome()
    const program = join(home, 'give')
    writeFileSync(program, '#!/bin/sh\n', { mode: 0o700 })
    const settings = openSettings(join(home, 'hedge'), () => '0123456789abcdef')
    await settings.update(document => ({ ...document, store: { kind: 'exec', command: program, arguments: [] } }))
    const paths = { settings: join(home, 'hedge'), state: join(home, 'hedge', 'state') }
    const io = testIo({ env: { HOME: home } })
    const { machine } = auditSources({ io, paths, settings } as unknown as Parameters<typeof auditSources>[0])
    const facts = await machine!(false)
    const files = known(facts.files)!.map(({ path, role }) => `${path} ${role}`)
    expect(files).toEqual(expect.arrayContaining(['~/give program', '~/hedge home', '~/hedge/settings.json settings']))
    expect([facts.above, facts.folders, facts.install].map(read => isRead<unknown>(read))).toEqual([true, true, true])
  })
})

describe('the machine, saved', () => {
  const replayed = async (machine: unknown) => {
    const file = join(temporaryHome(), 'snapshot.json')
    writeFileSync(file, JSON.stringify({ schema: 'hedge.artifacts/1', gatheredAt, machine }))
    return (await readSaved(file, ['machine'])).machine
  }

  it('is read as it was, gaps and all', async () => {
    const real = ok(await factsOf(groundIn(temporaryHome()), true))
    expect(await replayed(real)).toEqual(real)
    const gaps = ok(
      machineOf({
        files: gap('a'),
        above: gap('b'),
        folders: gap('c'),
        dumps: gap('d'),
        install: gap('e'),
        deep: gap('f'),
      }),
    )
    expect(await replayed(gaps)).toEqual(gaps)
    expect(await replayed(gap('machine'))).toEqual(gap('machine'))
  })

  const wrong: [string, Partial<Record<keyof MachineFacts, unknown>>][] = [
    ['a mode that is none', { files: ok([{ ...known(machineOf().files)![0], mode: 0o10000 }]) }],
    ['a role of its own', { files: ok([{ ...known(machineOf().files)![0], role: 'key' }]) }],
    ['a path that moves the cursor', { unread: [{ path: '\u001b[2J', why: 'unreadable' }] }],
    [
      'a line before the first',
      { deep: ok({ read: 1, leaks: [{ path: 'x', line: 0, kind: 'rpc-key', sure: true }], unread: [] }) },
    ],
    [
      'a leak of another kind',
      { deep: ok({ read: 1, leaks: [{ path: 'x', line: 1, kind: 'x', sure: true }], unread: [] }) },
    ],
    ['a folder without its service', { folders: ok([{ path: 'x', role: 'home', git: null }]) }],
    ['a limit below nothing', { dumps: ok({ soft: -1, hard: null, pattern: 'core', handler: null }) }],
    ['a part that is missing', { install: undefined }],
    ['no platform', { platform: 'my machine' }],
  ]
  it.each(wrong)('with %s is refused', async (_what, part) => {
    await expect(replayed(ok({ ...machineOf(), ...part }))).rejects.toMatchObject({ code: 'bad-snapshot' })
  })

  it('keeps nothing that has no place in it', async () => {
    const more = {
      ...machineOf(),
      secret: 'x',
      dumps: ok({ soft: 0, hard: 0, pattern: 'core', handler: null, more: 1 }),
    }
    expect(JSON.stringify(await replayed(ok(more)))).not.toMatch(/secret|more/)
  })
})
