import { startAnvil } from '../../test/support/chain/anvil.ts'
import { positionStates } from '../../test/support/chain/positionStates.ts'
import { exactness } from '../maths/exactness.ts'
import { speed } from '../maths/speed.ts'
import { v3Sdk } from '../maths/v3Sdk.ts'
import type { Section } from '../section.ts'
import { pinnedVersion, sandbox } from '../tools/sandbox.ts'
import { times } from '../tools/units.ts'

const seed = 20_260_101
const wanted = 20

export const maths: Section = {
  id: 'maths',
  title: 'Maths',
  about: `
A position valued: both amounts, both uncollected fees, and the delta, which is the amount of each token. Against
\`@uniswap/v3-sdk\` ${pinnedVersion('@uniswap/v3-sdk')} (pinned in \`bench/sandbox\`, got from the npm registry on first use), used as its guides do: a \`Pool\`, a
\`Position\` in it, \`TickLibrary\` and \`PositionLibrary\` for the fees. The states are random, from a seed: below, in and above the range, on its
bounds, alone or beside a twin of the same range. What is exact is what the real contracts pay: each state is laid over their storage for one call
of \`decreaseLiquidity\` and one of \`collect\`. In each round each contender counts for 40 ms; medians of ${speed.rounds} rounds.`,
  run: async ({ say }) => {
    const sdk = v3Sdk(sandbox(say))
    const states = positionStates(2_000, seed)
    const chain = await startAnvil()
    const exact = await exactness(chain, sdk, states).finally(() => chain.stop())
    say('exactness done')
    const { table, asRead } = await speed.run(sdk, states)
    return {
      tables: [table, exact.table],
      budgets: [
        {
          what: 'A position valued, against v3-sdk, from the integers that were read',
          budget: `≥ ${wanted} ×, exact`,
          measured: `${times(asRead)}, ${exact.isExact ? 'exact' : 'not exact'}`,
          met: asRead >= wanted && exact.isExact,
        },
      ],
      notes: [
        'The ratio is smaller where v3-sdk is handed its own kind of integer ready made, and half of it again where its `Pool` object, with the two ratios that it computes when it is made, serves all positions of a pool.',
        'hedge keeps the ratios of the last ten thousand ticks, since bounds stay and prices move; "bounds never met" is without.',
        "hedge's artifacts are text, so that a snapshot is JSON and a replay exact: reading 19 integers out of text costs more than the valuation.",
        'hedge reckons more: what the shared position of all NFTs with that range has left, which v3-sdk does not know of. That is the few wei by which it differs from the chain.',
      ],
    }
  },
}
