import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { newHome } from '../support/madeHome.ts'
import { runHedge } from '../support/runHedge.ts'

it('what older versions and full disks leave in the compile cache is bounded: beyond it all begins anew', async () => {
  const home = newHome('http://127.0.0.1:1')
  onTestFinished(home.remove)
  const cache = join(home.path, 'hedge', 'state', 'compile-cache')
  const files = () => readdirSync(cache, { recursive: true }).length
  mkdirSync(join(cache, 'v22'), { recursive: true, mode: 0o700 })
  for (let n = 0; n < 600; n += 1) writeFileSync(join(cache, 'v22', `${n}.old`), '')
  const run = () => runHedge(['config', 'path'], { home })
  expect(await run()).toMatchObject({ code: 0, stderr: '' })
  expect(files()).toBeGreaterThan(600)
  expect(await run()).toMatchObject({ code: 0, stderr: '' })
  // Compiled anew by this run, and nothing else.
  expect(files()).toBeLessThan(300)
})
