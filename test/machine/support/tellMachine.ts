import { machineFacts } from '../../../src/machine/machineFacts.ts'
import { groundIn } from './groundIn.ts'

/** Run as a process of its own, with limits of its own: prints what it sees of this machine. */
const facts = await machineFacts(groundIn(process.argv[2]!), () => new Date(), false)
process.stdout.write(JSON.stringify(facts.dumps))
