import { ReadFailure } from '../domain/failure.ts'
import type { MachineFacts } from '../domain/machine.ts'
import type { Read } from '../domain/read.ts'
import { lookAbove } from './above.ts'
import { carriedAway } from './carriedAway.ts'
import { readDeep } from './deep/readDeep.ts'
import { dumpFacts } from './dumpFacts.ts'
import { identityFile, type MachineGround } from './ground.ts'
import { installFacts } from './installFacts.ts'
import { openLooker } from './look.ts'
import { ownFiles } from './ownFiles.ts'

/** What this machine does with our files, and with `deep` what lies in the person's own; reads alone, and never throws. */
export async function machineFacts(ground: MachineGround, now: () => Date, deep: boolean): Promise<MachineFacts> {
  const looker = await openLooker(ground)
  const identity = identityFile(ground)
  const ours = [ground.settings, ground.state, identity, ground.program].filter(path => path !== null)
  const read = <T>(look: () => Promise<T>): Promise<Read<T>> => readOr(now, look)
  const [files, above, folders, dumps, install, found] = await Promise.all([
    read(() => ownFiles(ground, looker)),
    read(async () => {
      const facts = await lookAbove(looker, ours, 'other')
      return [...new Map(facts.map(fact => [fact.path, fact])).values()]
    }),
    read(() => carriedAway(ground)),
    read(() => dumpFacts(ground)),
    read(() => installFacts(ground, looker)),
    deep ? read(() => readDeep(ground)) : null,
  ])
  return { platform: ground.platform, files, above, unread: looker.unread, folders, dumps, install, deep: found }
}

async function readOr<T>(now: () => Date, look: () => Promise<T>): Promise<Read<T>> {
  try {
    return { ok: await look(), at: now().toISOString() }
  } catch (error) {
    return { gap: error instanceof ReadFailure ? error.gap : unlooked }
  }
}

const unlooked = {
  code: 'machine-unread',
  source: 'this machine',
  message: 'looking at this machine failed in a way this program does not know',
  hint: 'run it again with --debug, and report what it says',
}
