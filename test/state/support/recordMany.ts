/**
 * Records rows of a hedge one by one: `node recordMany.ts STATE HEDGE TIMES`. Says a dot for each that was kept, and what was
 * warned of. As root it becomes nobody first where `AS_NOBODY` is set: root may write everything.
 */
import { openRecords } from '../../../src/state/records.ts'
import { noon, seenAt } from './seen.ts'

const [folder = '', hedge = '', times] = process.argv.slice(2)
if (process.env.AS_NOBODY && process.getuid?.() === 0) {
  process.setgid?.(65_534)
  process.setuid?.(65_534)
}
const records = await openRecords({ folder, keepDays: () => 400, warn: line => void process.stdout.write(`${line}\n`) })
for (let index = 0; index < Number(times); index += 1) {
  records.append([{ hedge, recorded: seenAt(noon + index * 1000, { valueUsd: index }) }])
  if (records.fault() === null) process.stdout.write('.')
}
process.stdout.write(`read ${records.between(hedge, 0, 1e14).length}`)
records.close()
