/** Takes a lock, says so and keeps it until it is killed: `node holdLock.ts PATH`. */
import { withLock } from '../../../src/state/lock.ts'

const [path = ''] = process.argv.slice(2)
await withLock(path, async () => {
  process.stdout.write('held')
  await new Promise(resolve => setTimeout(resolve, 60_000))
})
