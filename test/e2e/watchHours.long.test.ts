import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, it } from 'vitest'
import { main } from '../../src/main.ts'
import { fakeTime } from '../support/fakeTime.ts'
import { environmentOf } from '../support/runHedge.ts'
import { testIo } from '../support/testIo.ts'
import { useStage } from '../support/useStage.ts'

const stage = useStage({ furnished: true })

setFlagsFromString('--expose-gc')
const collect: () => void = runInNewContext('gc')

const mebibyte = 1024 * 1024

it('a thousand frames take no more memory than a few, and fill neither the log nor the disk', {
  timeout: 300_000,
}, async () => {
  const state = join(stage.home.path, 'hedge', 'state')
  const heap: number[] = []
  let frames = 0
  const io = testIo({ env: environmentOf(stage.home), ...fakeTime() })
  const stdout = {
    isTerminal: false,
    columns: 80,
    write: () => {
      frames += 1
      if (frames % 100 !== 0) return
      collect()
      heap.push(process.memoryUsage().heapUsed / mebibyte)
    },
  }
  expect(await main(['status', '--watch', '--json', '--count', '1000'], '0.0.0', { ...io, stdout })).toBe(0)
  expect(io.err()).toBe('')
  expect(frames).toBe(1_000)
  const [early, late] = [Math.max(...heap.slice(1, 4)), Math.max(...heap.slice(-3))]
  expect(late - early, `MiB of the heap: ${heap.map(each => each.toFixed(1)).join(' ')}`).toBeLessThan(6)
  // Four hours, at the beginning of which the store was opened, and every ten minutes for the endpoints.
  const log = readFileSync(join(state, 'log.jsonl'), 'utf8').trim().split('\n')
  expect(log.length).toBeLessThan(80)
  const sizes = readdirSync(state, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => statSync(join(entry.parentPath, entry.name)).size)
  expect(Math.max(...sizes)).toBeLessThan(mebibyte)
})
