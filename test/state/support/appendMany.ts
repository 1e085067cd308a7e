/** Appends entries one by one: `node appendMany.ts FOLDER NAME TIMES`. Says a dot for each. */
import { append } from '../../../src/state/accessLog/append.ts'

const [folder = '', name, times] = process.argv.slice(2)
const run = { command: 'status', by: 'pipe', pid: process.pid, now: () => new Date() } as const
for (let i = 0; i < Number(times); i += 1) {
  await append(folder, run, [{ act: 'read', keys: [`rpc/${name}-${i}`], result: 'ok', store: 'vault' }])
  process.stdout.write('.')
}
