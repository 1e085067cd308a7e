import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { ensureBuilt } from '../support/ensureBuilt.ts'

const demo = fileURLToPath(new URL('demo.ts', import.meta.url))

it('the demo goes from nothing to the first status, and leaves nothing behind', { timeout: 240_000 }, async () => {
  await ensureBuilt()
  const place = mkdtempSync(join(tmpdir(), 'hedge-demo-test-'))
  try {
    const env = { ...process.env, TMPDIR: place, TEMP: place }
    const { status, stdout, stderr } = spawnSync(process.execPath, [demo], { env, encoding: 'utf8', timeout: 180_000 })
    expect(status, stderr).toBe(0)
    for (const line of ['$ hedge add eth-usdc', '$ hedge status\n', '$ hedge show eth-usdc\n'])
      expect(stdout).toContain(line)
    expect(readdirSync(place)).toEqual([])
  } finally {
    rmSync(place, { recursive: true, force: true })
  }
})
