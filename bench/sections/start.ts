import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { smallSnapshot } from '../../test/laws/support/smallSnapshot.ts'
import type { Section } from '../section.ts'
import { interleave, ratioTo } from '../tools/interleave.ts'
import { median } from '../tools/median.ts'
import { launcher, timed } from '../tools/timed.ts'
import { milliseconds, times } from '../tools/units.ts'

const rounds = 15

export const start: Section = {
  id: 'start',
  title: 'Start',
  about: 'How long a run takes from its start to its end, against a node that does nothing.',
  run: async ({ folder }) => {
    const env = { HOME: folder, HEDGE_HOME: join(folder, 'hedge'), PATH: process.env.PATH ?? '' }
    mkdirSync(join(env.HEDGE_HOME, 'state'), { recursive: true, mode: 0o700 })
    const saved = join(folder, 'saved.json')
    writeFileSync(saved, JSON.stringify(smallSnapshot))
    const run = (words: readonly string[]) => async () => (await timed(words, { env })).wall
    const samples = await interleave(
      {
        'node -e 0': run(['-e', '0']),
        'hedge --version': run([launcher, '--version']),
        'hedge --help': run([launcher, '--help']),
        'hedge status --from FILE': run([launcher, 'status', '--from', saved]),
      },
      { rounds, warmUp: 3 },
    )
    const base = samples['node -e 0']
    const rows = Object.entries(samples).map(([name, walls]) => [
      name,
      milliseconds(median(walls)),
      times(ratioTo(base, walls)),
    ])
    return { tables: [{ head: ['run', 'wall', 'of bare node'], rows }] }
  },
}
