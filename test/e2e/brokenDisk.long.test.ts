import { execFile, spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { ensureBuilt } from '../support/ensureBuilt.ts'
import { environmentOf, launcher } from '../support/runHedge.ts'
import { expectValid } from '../support/schemas.ts'
import { type Json, useStage } from '../support/useStage.ts'

/** Root may give one run a view of the machine in which a disk is full or read-only. */
const canMount =
  process.platform === 'linux' &&
  process.getuid?.() === 0 &&
  spawnSync('unshare', ['--mount', 'mount', '-t', 'tmpfs', 'none', '/mnt']).status === 0

const title = 'a disk that takes nothing'
describe.skipIf(!canMount)(canMount ? title : `${title} (SKIPPED: not root, or nothing can be mounted)`, () => {
  const stage = useStage({ furnished: true })

  /** A run after these commands, which hold for it alone; `$HOME_OF_HEDGE` is where it keeps everything. */
  async function after(
    commands: string,
    words: readonly string[],
  ): Promise<{ code: number; stdout: string; stderr: string }> {
    await ensureBuilt()
    const script = `cd "$HOME_OF_HEDGE"; ${commands}; exec "$@"`
    const env = { ...environmentOf(stage.home), HOME_OF_HEDGE: join(stage.home.path, 'hedge') }
    const args = ['--mount', 'sh', '-euc', script, 'sh', process.execPath, launcher, ...words]
    return promisify(execFile)('unshare', args, { env }).then(
      said => ({ code: 0, ...said }),
      error => ({ code: error.code, stdout: error.stdout, stderr: error.stderr }),
    )
  }
  const readOnly = 'mount --bind . . && mount -o remount,bind,ro .'
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
