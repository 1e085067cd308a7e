import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checks } from '../../src/checks/index.ts'
import { type CleanWorld, startCleanWorld } from '../support/audit/cleanWorld.ts'
import { makeInstall, type OwnInstall } from '../support/audit/ownInstall.ts'
import type { Json } from '../support/useStage.ts'

describe.runIf(process.platform === 'linux')('with a program that nobody else can change, and no dumps', () => {
  let world: CleanWorld
  let install: OwnInstall
  beforeAll(async () => {
    world = await startCleanWorld()
    install = await makeInstall()
  })
  afterAll(async () => {
    install?.remove()
    await world?.close()
  })

  it('all that is asked of a machine passes, its own files looked through', async () => {
    await world.mine()
    const { code, stdout, stderr } = await install.run(['audit', '--json', '--deep', '--second-rpc'], world.home)
    const { findings } = JSON.parse(stdout)
    // What keeps dumps in spite of the limit is a matter of the system.
    const handed = readFileSync('/proc/sys/kernel/core_pattern', 'utf8').startsWith('|')
    const wrong = findings.filter(({ status }: Json) => !['pass', 'notApplicable'].includes(status))
    expect(wrong.filter(({ id }: Json) => !(handed && id === 'core-dumps'))).toEqual([])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    const passed = new Set(findings.flatMap(({ id, status }: Json) => (status === 'pass' ? [id] : [])))
    const machine = checks.flatMap(({ id, topic }) => (topic === 'machine' ? [id] : []))
    expect(machine.filter(id => !passed.has(id) && !(handed && id === 'core-dumps'))).toEqual([])
  })
})
