import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { commands } from '../../../src/commands/index.ts'
import type { Ground, Line, Told } from './ground.ts'
import { asking, ending, furnishing, samples } from './lines.ts'

/**
 * The same lines in each of these circumstances; those of `well` go through, and are the examples. `partly`: one part of what is asked
 * does not answer. `shown`: as a person sees it.
 */
export type Life = { well: Told[]; locked: Told[]; damaged: Told[]; mistaken: Told[]; partly: Told[]; shown: Told[] }

export async function liveThrough(ground: Ground): Promise<Life> {
  const { home } = ground
  const well = await ground.tell(furnishing(ground))
  const [later, locked, damaged] = [ground.copy(), ground.copy(), ground.copy()]
  const allIn = (at: typeof home): Line[] => [...furnishing(ground).slice(1), ...asking, ...ending(ground, at)]
  well.push(...(await ground.tell([...asking, ...ending(ground, home)])))
  const noIdentity = { HEDGE_VAULT_IDENTITY_FILE: undefined }
  writeFileSync(join(damaged.path, 'hedge', 'settings.json'), '{')
  return {
    well,
    locked: await ground.tell([...allIn(locked), { line: 'log --verify' }], noIdentity, locked),
    damaged: await ground.tell(allIn(damaged), {}, damaged),
    shown: await ground.tell(samples, {}, later),
    mistaken: await ground.tell(commands.map(({ name }) => ({ line: `${name} --no-such-option` }))),
    // The last, since the chain is gone after it.
    partly: await ground.tell(hampered(ground, join(later.path, 'hedge', 'state')), {}, later),
  }
}

const hampered = ({ scene, receiver }: Ground, state: string): Line[] => [
  {
    line: 'rotate eth-usdc',
    before: () => scene.venue.failWith('extraAgents', { status: 400 }),
  },
  {
    line: 'notify set webhook --name deaf',
    stdin: `${receiver.url}\n${receiver.secret}\n`,
    before: () => {
      scene.venue.failWith('extraAgents', null)
      receiver.react(410)
    },
  },
  { line: 'history', before: () => writeFileSync(join(state, 'history.db'), 'damaged'.repeat(1000)) },
  { line: 'rpc test', before: () => scene.chain.stop() },
]
