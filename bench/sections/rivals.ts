import { collect } from '../../test/support/chain/collect.ts'
import { installMulticall3 } from '../../test/support/chain/multicall3.ts'
import { swap } from '../../test/support/chain/swap.ts'
import { startFakeHyperliquid } from '../../test/support/fakeHyperliquid.ts'
import { startSlowRoad } from '../../test/support/slowRoad.ts'
import { bundleRivals, contendersAt } from '../rivals/contenders.ts'
import { race } from '../rivals/race.ts'
import { truthOf } from '../rivals/truth.ts'
import type { Section, Table } from '../section.ts'
import { addChain, fine, furnish, homeAt, startGround, world } from '../tools/manyPositions.ts'
import { pinnedVersion, sandbox } from '../tools/sandbox.ts'

const sizes = [1, 10, 100]

export const rivals: Section = {
  id: 'rivals',
  title: 'Against what people use now',
  about: `
The same wallet read by each: amounts and uncollected fees of every position, and the perps of its account, on one local node with the real contracts
and one stand-in for the venue, each in a process of its own, start included. The scripts are in \`bench/rivals\`: short, idiomatic, and better off
than most, being bundled and minified, while one who writes one runs it with a loader. They read what is asked here and end; hedge's \`status\`
reads and reckons the rest of its report as well: history, entry, IL, PnL, funding, margin, markets, alerts. "In parallel" and "in JSON-RPC batches"
simulate \`decreaseLiquidity\` and \`collect\` of each position. Multicall cannot, for its contract would be the caller: there v3-sdk ${pinnedVersion('@uniswap/v3-sdk')} reckons
from state. The SDKs are v3-sdk with ethers ${pinnedVersion('ethers')} and \`@nktkas/hyperliquid\`; Hyperliquid's own is in Python and was not run. With "50 ms" each answer takes
50 ms at least. Requests, round trips (one begins when something is asked after an answer to the one before) and bytes, of bodies, were counted at 50 ms;
memory is the most that was resident.`,
  run: async ({ folder, say }) => {
    await bundleRivals(folder, sandbox(say))
    const ground = await startGround()
    const { deployment, pools } = ground
    const wallets = sizes.map((_, index) => deployment.chain.accounts[index + 1]!)
    const venue = await startFakeHyperliquid(world(wallets))
    const road = await startSlowRoad()
    try {
      await installMulticall3(deployment.chain)
      for (const [index, size] of sizes.entries()) await furnish(ground, wallets[index]!, size)
      // Some fees collected, some come since.
      const firstId = BigInt([...(await truthOf(deployment, wallets[0]!)).keys()][0]!)
      await collect(deployment, firstId, undefined, undefined, wallets[0]!)
      await swap(deployment, { pool: pools[0]!, zeroForOne: true, amount: 10n ** 15n })
      await deployment.chain.rpc('anvil_mine', ['0x3'])

      const [rpc, venueUrl] = [road.to(deployment.chain.url), road.to(venue.url)]
      const tables: Table[] = []
      const notes = [
        "hedge asks for more, and its bytes show it: every dex of the venue, of which the scripts ask the main one and miss what is held on another, prices, balances, and the events since it last looked. Its requests are one `eth_call`, one `eth_getLogs` and the venue's.",
        'hedge also opens its vault and keeps its access log; the scripts have the RPC URL in their arguments.',
      ]
      for (const [index, size] of sizes.entries()) {
        const wallet = wallets[index]!
        const truth = await truthOf(deployment, wallet)
        const home = await homeAt(venueUrl)
        const emptyHome = await homeAt(venueUrl)
        try {
          for (const at of [home, emptyHome]) await addChain(at, 'local', ground, rpc)
          await fine(home, ['add', 'mine', '--chain', 'local', '--wallet', wallet, '--all', '--account', wallet])
          await fine(home, ['status', '--json'])
          const { positionManager, factory } = deployment
          const place = { rpc, venue: venueUrl, positionManager, factory, wallet }
          const contenders = contendersAt(folder, place, home, emptyHome)
          const count = size === 1 ? '1 position' : `${size} positions`
          tables.push({ caption: count, ...(await race(contenders, { road, truth, folder, say })) })
          const stale = [...truth.values()].filter(({ fees, stored }) => String(fees) !== String(stored)).length
          if (size === 100) {
            notes.push(
              `Who takes a position's \`tokensOwed\` for its fees, as many a script does, is wrong for ${stale} of the 100.`,
            )
          }
        } finally {
          home.remove()
          emptyHome.remove()
        }
      }
      return { tables, notes }
    } finally {
      await road.close()
      await venue.close()
      await deployment.chain.stop()
    }
  },
}
