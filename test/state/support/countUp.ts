/** Adds one to the number in a file, under its lock, several times: `node countUp.ts DIRECTORY TIMES`. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { withLock } from '../../../src/state/lock.ts'

const [directory = '', times] = process.argv.slice(2)
const file = join(directory, 'count')
for (let i = 0; i < Number(times); i += 1) {
  await withLock(join(directory, 'lock'), async () => {
    const before = Number(readFileSync(file, 'utf8'))
    await new Promise(resolve => setTimeout(resolve, 1))
    writeFileSync(file, String(before + 1))
  })
}
