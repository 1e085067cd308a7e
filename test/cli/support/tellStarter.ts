/** Says how it was started. */
import { processIo } from '../../../src/cli/io.ts'
import { startedBy } from '../../../src/cli/startedBy.ts'

process.stdout.write(startedBy(processIo()))
