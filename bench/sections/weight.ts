import type { Address } from '../../src/domain/address.ts'
import { callMain } from '../../test/support/callMain.ts'
import { startFakeHyperliquid } from '../../test/support/fakeHyperliquid.ts'
import type { Section } from '../section.ts'
import { addChain, fine, furnish, homeAt, startGround, world } from '../tools/manyPositions.ts'

const minute = 60_000
const counts = [1, 2, 5] as const

const budgetOf = (accounts: number) => 60 + 45 * accounts

const accountOf = (n: number): Address => `0x5a0b54d5dc17e0aadc383d2db43b0a0d3e0${String(29 + n).padStart(5, '0')}`

const atTheHour =
  'the funding just paid is asked for at once for every account (20 each), in one run an hour: to spread it over several runs would leave it out of a PnL that is shown as known'

export const weight: Section = {
  id: 'weight',
  title: 'Weight on Hyperliquid',
  about: `What a run takes of the 1,200 a minute that Hyperliquid gives an IP address, as the venue counts it: each account on nine dexes, a hedge for each.
"Cold" knows nothing from before; "warm" is a run a few minutes after another; "after 10 min" asks for a mode again, "the hour" is the first run after
the full hour, which asks for the funding just paid.`,
  run: async ({ say }) => {
    const ground = await startGround()
    const venue = await startFakeHyperliquid(world(Array.from({ length: Math.max(...counts) }, (_, n) => accountOf(n))))
    try {
      await furnish(ground, ground.deployment.chain.accounts[1]!, 5)
      const rows: string[][] = []
      const warm = new Map<number, { usual: number; hour: number }>()
      for (const accounts of counts) {
        say(`${accounts} accounts`)
        const home = await homeAt(venue.url)
        try {
          await addChain(home, 'local', ground)
          const start = Math.floor(Date.now() / (60 * minute)) * 60 * minute + 30 * minute
          const weigh = async (line: string, after: number) => {
            const before = venue.spent()
            await callMain(line.split(' '), home, { now: () => new Date(start + after * minute) })
            return venue.spent() - before
          }
          let adding = 0
          for (let n = 0; n < accounts; n += 1) {
            const before = venue.spent()
            await fine(home, `add h${n} --chain local --position ${n + 1} --account ${accountOf(n)}`.split(' '))
            adding = venue.spent() - before
          }
          rows.push(['add, one more', String(accounts), '', String(adding), '', '', ''])
          for (const line of ['status', 'check', 'show h0', 'audit']) {
            const cold = await weigh(`${line} --reread`, 0).then(async spent => (spent > 0 ? spent : weigh(line, 0)))
            const later = await weigh(line, 3)
            const again = await weigh(line, 14)
            await weigh(line, 29)
            const hour = await weigh(line, 31)
            const read = line === 'show h0' ? 1 : accounts
            if (line === 'status') warm.set(accounts, { usual: Math.max(later, again), hour })
            rows.push([
              line,
              String(read),
              String(budgetOf(read)),
              String(cold),
              String(later),
              String(again),
              String(hour),
            ])
          }
        } finally {
          home.remove()
        }
      }
      const head = ['run', 'accounts', 'budget of status', 'cold', 'warm', 'after 10 min', 'the hour']
      const budgets = counts.map(accounts => {
        const most = budgetOf(accounts)
        const { usual, hour } = warm.get(accounts)!
        const met = Math.max(usual, hour) <= most
        return {
          what: `Weight of a warm status, ${accounts} account${accounts === 1 ? '' : 's'}`,
          budget: `≤ ${most}`,
          measured: `${usual}; ${hour} once an hour`,
          met,
          ...(met ? {} : { reason: atTheHour }),
        }
      })
      return { tables: [{ head, rows }], budgets }
    } finally {
      await venue.close()
      await ground.deployment.chain.stop()
    }
  },
}
