import { expect, it } from 'vitest'
import { readGlobals } from '../../src/cli/globals.ts'
import { runCommand } from '../../src/cli/runCommand.ts'
import { wholeScope } from '../../src/domain/artifacts.ts'
import { defineView } from '../../src/domain/command.ts'
import { createRedactor } from '../../src/secrets/redaction.ts'
import { temporaryHome } from '../secrets/support/temporaryHome.ts'
import { testIo } from '../support/testIo.ts'

const never = () => new Promise<never>(() => {})

/** A view whose code says all; it hangs where it is told to. */
const viewOf = (change: object) =>
  defineView({
    ...{ name: 'check', summary: 'a test', examples: [], timeout: 8, ownExit: true, needs: [] },
    read: () => null,
    scope: () => wholeScope,
    report: () => ({ schema: 'hedge.check/1', generatedAt: '', source: 'live' as const, gaps: [] }),
    layout: () => [{ kind: 'verbatim' as const, text: 'HEDGE WARNING - x' }],
    exitCode: () => 1,
    ...change,
  })

async function run(change: object, timeout?: string) {
  const io = testIo({ env: { HEDGE_HOME: temporaryHome(), HOME: temporaryHome() } })
  const ended: number[] = []
  const parsed = { operands: [], options: timeout === undefined ? {} : { timeout } }
  const view = viewOf(change)
  const began = performance.now()
  const outcome = await runCommand(
    view,
    parsed,
    readGlobals(parsed, io, view),
    { ...io, end: code => ended.push(code) },
    createRedactor(),
  ).catch(error => error)
  return { outcome, ended, out: io.out(), took: performance.now() - began }
}

it('ends with its own code, whatever could not be read', async () => {
  const gaps = [{ code: 'store-locked', source: 'x', message: 'x', hint: 'x' }]
  const report = () => ({ schema: 'hedge.check/1', generatedAt: '', source: 'live', gaps })
  expect(await run({ report })).toMatchObject({ outcome: 1, ended: [], out: 'HEDGE WARNING - x\n' })
  expect((await run({ report, ownExit: undefined })).outcome).toBe(4)
})

it('is over in its time although it hangs, and says that nothing was known', async () => {
  const { outcome, out, took } = await run({ report: never }, '0.2')
  expect(outcome).toMatchObject({ code: 'timed-out', message: expect.stringContaining('after 0.2 seconds') })
  expect(out).toBe('')
  expect(took).toBeLessThan(2_000)
})

it('that hangs after its report was printed ends with the code of that report, and prints nothing more', async () => {
  const { outcome, ended, out } = await run({ remember: never }, '0.3')
  expect({ outcome, ended, out }).toEqual({ outcome: 1, ended: [1], out: 'HEDGE WARNING - x\n' })
})

it('has eight seconds where nothing is said, and others twenty', () => {
  const io = testIo()
  const seconds = (change: object) => readGlobals({ operands: [], options: {} }, io, viewOf(change)).timeoutSeconds
  expect([seconds({}), seconds({ timeout: undefined })]).toEqual([8, 20])
})
