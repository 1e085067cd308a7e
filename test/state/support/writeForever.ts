/** Writes one file over and over, whole, until it is killed: `node writeForever.ts PATH`. */
import { writeWhole } from '../../../src/state/files.ts'

const [path = ''] = process.argv.slice(2)
process.stdout.write('.')
for (let i = 0; ; i = (i + 1) % 10) await writeWhole(path, String(i).repeat(200_000))
