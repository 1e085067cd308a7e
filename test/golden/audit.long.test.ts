import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type CleanWorld, startCleanWorld } from '../support/audit/cleanWorld.ts'
import { goHostile, type HostileWorld, startHostileWorld } from '../support/audit/hostileWorld.ts'
import { callMain } from '../support/callMain.ts'
import { steady } from '../support/transcript.ts'

/** What hangs on where the tests run, and as whom. */
const elsewhere = 'install-writable core-dumps file-owner store-persistent parent-writable'

/** What is counted from the moment of the run, beside what changes from any run to the next. */
const told = (line: string, { code, stdout, stderr }: Awaited<ReturnType<typeof callMain>>, home: string): string =>
  steady(`$ hedge ${line}\n${stdout}${stderr === '' ? '' : `[stderr]\n${stderr}`}[exit ${code}]\n`, home)
    .replace(/\d+ (seconds behind) (local|odd|Hyperliquid)/g, '<some> $1 <another clock>')
    .replace(/(as|\d+ seconds? (ahead of|behind)) Hyperliquid( has it)?|as local has it/g, '<as other clocks have it>')
    .replace(/\d+ s old/g, '<some> s old')
    .replace(/\d\d:\d\d(?=\s+UTC)/g, '<time>')

describe.runIf(process.platform === 'linux')('the report of an audit, to the letter', () => {
  let hostile: HostileWorld
  let clean: CleanWorld
  beforeAll(async () => {
    hostile = await startHostileWorld()
    clean = await startCleanWorld()
    await goHostile(hostile)
  })
  afterAll(async () => {
    await hostile?.close()
    await clean?.close()
  })

  it('of a person to whom everything happened', async () => {
    const line = `audit --deep --second-rpc --skip ${elsewhere}`
    const run = await callMain(line.split(' '), hostile.home)
    await expect(told(line, run, hostile.home.path)).toMatchFileSnapshot('audit.txt')
  })

  it('of a person who did everything right, in short and in full', async () => {
    await clean.mine()
    const lines = [`audit --deep --second-rpc --skip ${elsewhere}`, `audit --all --skip ${elsewhere}`]
    const runs: string[] = []
    for (const line of lines) runs.push(told(line, await clean.call(line), clean.home.path))
    await expect(runs.join('\n')).toMatchFileSnapshot('audit-clean.txt')
  })
})
