import { describe, expect, it } from 'vitest'
import { expectValid } from '../support/schemas.ts'
import { canMount, mountTitle, readOnly, underMounts } from '../support/underMounts.ts'
import { type Json, useStage } from '../support/useStage.ts'

const title = 'a disk that takes nothing'
describe.skipIf(!canMount)(mountTitle(title), () => {
  const stage = useStage({ furnished: true })

  const after = (commands: string, words: readonly string[]) =>
    underMounts(stage.home, `set -e; ${commands}; hedge ${words.join(' ')}`)
  const full =
    'mount -t tmpfs -o size=64k,mode=700 none state && { dd if=/dev/zero of=state/filler bs=1k 2>/dev/null || true; }'

  const stepIn = (document: Json, id: string) => document.steps.find((step: { id: string }) => step.id === id)

  it('read-only: is one step that fails, with the folder and what the system says; what can be read is', async () => {
    const { code, stdout } = await after(readOnly, ['doctor', '--json'])
    const document = JSON.parse(stdout)
    expectValid(document)
    expect(code).toBe(1)
    expect(stepIn(document, 'state')).toMatchObject({ status: 'fail', detail: expect.stringMatching(/EROFS/) })
    for (const id of ['settings', 'store', 'keys', 'rpc local', 'reading'])
      expect(stepIn(document, id).status).toBe('pass')
  })

  it('full: is said with what frees it', async () => {
    const { code, stdout } = await after(full, ['doctor', '--json'])
    const document = JSON.parse(stdout)
    expectValid(document)
    expect(code).toBe(1)
    expect(stepIn(document, 'state')).toMatchObject({
      status: 'fail',
      detail: expect.stringMatching(/ENOSPC/),
      mend: expect.stringContaining('df -h'),
    })
    expect(stepIn(document, 'disk').status).toBe('fail')
    expect(stepIn(document, 'reading').status).toBe('pass')
  })

  it.each([
    ['read-only', readOnly],
    ['full', full],
  ])('%s: a status is whole all the same, and nothing is lost', async (_what, commands) => {
    const { stdout, stderr } = await after(commands, ['status', '--json'])
    const document = JSON.parse(stdout)
    expectValid(document)
    expect(document.gaps).toEqual([])
    expect(document.hedges.map(({ lps }: { lps: unknown[] }) => lps.length)).toEqual([2, 1])
    expect(stderr).not.toMatch(/\bat .*:\d+:\d+/)
    expect((await stage.run('status --json')).stdout).toContain('"eth-usdc"')
  })
})
