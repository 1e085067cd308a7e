import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { startFakeHyperliquid } from '../../test/support/fakeHyperliquid.ts'
import { environmentOf, type Home } from '../../test/support/runHedge.ts'
import { type SlowRoad, startSlowRoad } from '../../test/support/slowRoad.ts'
import type { Budget, Section } from '../section.ts'
import { account, addChain, fine, furnish, type Ground, homeAt, startGround, world } from '../tools/manyPositions.ts'
import { median } from '../tools/median.ts'
import { recordRuns } from '../tools/recordedYear.ts'
import { costed, launcher } from '../tools/timed.ts'
import { kilobytes, megabytes, milliseconds, times } from '../tools/units.ts'

const delay = 50
const sizes = [1, 10, 100, 1_000] as const
const hedges = [1, 5, 20] as const
const rounds = 5

type Cost = {
  wall: number
  cpu: number
  peak: number
  printed: number
  turns: number
  calls: number
  logs: number
  bytes: number
}

/** Warm runs over a road on which each answer takes 50 ms; the medians, and the most that any of them held in memory. */
async function costOf(words: readonly string[], home: Home, folder: string, road: SlowRoad): Promise<Cost> {
  const all: Cost[] = []
  for (let round = -1; round <= rounds; round += 1) {
    // The last is for the turns: so long that all of one is asked before its first answer, however busy the machine is.
    const isForTurns = round === rounds
    road.delay(isForTurns ? 1_000 : delay)
    const run = await costed([launcher, ...words], folder, { env: environmentOf(home), cwd: home.path })
    if (run.code !== 0) throw new Error(`hedge ${words.join(' ')} ended with ${run.code}: ${run.stderr}`)
    const count = (method: string) => road.passed.filter(({ what }) => what.includes(method)).length
    const asked = { calls: count('eth_call'), logs: count('eth_getLogs') }
    const bytes = road.passed.reduce((sum, each) => sum + each.bytes, 0)
    const turns = Math.max(...road.passed.map(({ turn }) => turn))
    if (isForTurns) return { ...middleOf(all), turns }
    if (round >= 0) all.push({ ...run, printed: Buffer.byteLength(run.stdout), turns, bytes, ...asked })
  }
  throw new Error('no run was for the turns')
}

function middleOf(all: readonly Cost[]): Cost {
  const middle = (of: (cost: Cost) => number) => median(all.map(of))
  const most = (of: (cost: Cost) => number) => Math.max(...all.map(of))
  return {
    ...{ wall: middle(({ wall }) => wall), cpu: middle(({ cpu }) => cpu), peak: most(({ peak }) => peak) },
    ...{ printed: all[0]!.printed, turns: most(({ turns }) => turns), bytes: middle(({ bytes }) => bytes) },
    ...{ calls: most(({ calls }) => calls), logs: most(({ logs }) => logs) },
  }
}

const cells = ({ wall, cpu, peak, printed, turns, calls, logs, bytes }: Cost): string[] => [
  ...[milliseconds(wall), milliseconds(cpu), megabytes(peak), String(turns), String(calls), String(logs)],
  ...[kilobytes(bytes), kilobytes(printed)],
]
const head = ['wall', 'CPU', 'memory', 'round trips', 'eth_call', 'eth_getLogs', 'over the wire', 'printed']

export const scale: Section = {
  id: 'scale',
  title: 'Scale',
  about: `A live \`status --json\` with warm caches, built, in a process of its own; real Uniswap contracts on local nodes and a stand-in for Hyperliquid with nine dexes,
each answer ${delay} ms late. Memory is the most that a process ever held. The history is what a run each five minutes leaves of one hedge, thinned out as it ages.`,
  run: async ({ folder, say }) => {
    const road = await startSlowRoad()
    const venue = await startFakeHyperliquid(world())
    const grounds: Ground[] = []
    const homes: (Home & { remove(): void })[] = []
    const newHome = async () => {
      const home = await homeAt(road.to(venue.url))
      homes.push(home)
      return home
    }
    try {
      const positions: Cost[] = []
      const ground = await startGround()
      grounds.push(ground)
      for (const [n, size] of sizes.entries()) {
        say(`${size} positions`)
        const wallet = ground.deployment.chain.accounts[n + 1]!
        await furnish(ground, wallet, size)
        const home = await newHome()
        await addChain(home, 'local', ground, road.to(ground.deployment.chain.url))
        const add = `add many --chain local --wallet ${wallet} --all --account ${account} --timeout 120`
        await fine(home, add.split(' '))
        positions.push(await costOf(['status', '--json', '--timeout', '120'], home, folder, road))
      }
      for (const chainId of [101, 102, 103, 104]) grounds.push(await startGround(chainId))
      const many: Cost[] = []
      for (const count of hedges) {
        say(`${count} hedges over 5 chains`)
        const home = await newHome()
        for (const [n, its] of grounds.slice(0, Math.min(count, 5)).entries()) {
          await addChain(home, `chain${n}`, its, road.to(its.deployment.chain.url))
        }
        for (let n = 0; n < count; n += 1) {
          const its = grounds[n % 5]!
          await furnish(its, its.deployment.chain.accounts[5]!, 1)
          const id = BigInt(await its.deployment.chain.rpc<string>('eth_call', [lastToken(its), 'latest']))
          const words = `add h${n} --chain chain${n % 5} --position ${id} --account ${account} --allow-shared --timeout 60`
          await fine(home, words.split(' '))
        }
        many.push(await costOf(['status', '--json', '--timeout', '60'], home, folder, road))
      }
      say('a year of history')
      const [recorded, sizesOf] = await yearOf(homes[0]!, folder)
      const [one, , hundred, thousand] = positions as [Cost, Cost, Cost, Cost]
      const ratio = thousand.wall / one.wall
      const budgets: Budget[] = [
        budget('100 positions', 'one eth_call, at most one eth_getLogs', `${hundred.calls}, ${hundred.logs}`, [
          hundred.calls === 1 && hundred.logs <= 1,
        ]),
        budget('1,000 positions, round trips', '≤ 3', String(thousand.turns), [thousand.turns <= 3]),
        budget('1,000 positions against 1, 50 ms delay', '≤ 10 ×', times(ratio), [ratio <= 10]),
        budget('1,000 positions, memory', '≤ 200 MB', megabytes(thousand.peak), [thousand.peak <= 200e6], garbage),
        budget('hedge history of a year', '< 1 s', milliseconds(recorded), [recorded < 1_000]),
      ]
      return {
        budgets,
        tables: [
          {
            caption: 'Positions of one wallet',
            head: ['positions', ...head],
            rows: positions.map((cost, at) => [String(sizes[at]), ...cells(cost)]),
          },
          {
            caption: 'Hedges over five chains, of one account',
            head: ['hedges', ...head],
            rows: many.map((cost, at) => [String(hedges[at]), ...cells(cost)]),
          },
          { caption: 'The recorded history of one hedge', head: ['days', 'runs', 'file'], rows: sizesOf },
        ],
      }
    } finally {
      for (const home of homes) home.remove()
      for (const its of grounds) await its.deployment.chain.stop()
      await venue.close()
      await road.close()
    }
  },
}

/** Of a 4 MB document. Said where it is not met. */
const garbage =
  'some 35 MB are in use at once, as the collector tells; the rest is room that V8 makes for what is young and has not looked through yet, and it takes less only by a flag that node must be started with'

const budget = (what: string, most: string, measured: string, [met]: [boolean], reason?: string): Budget => ({
  ...{ what, budget: most, measured, met },
  ...(met || reason === undefined ? {} : { reason }),
})

/** The NFT that was minted last, as `totalSupply` counts them. */
const lastToken = ({ deployment }: Ground) => ({ to: deployment.positionManager, data: '0x18160ddd' })

/** Milliseconds of a `hedge history` over all of it, and how the file grew. */
async function yearOf(home: Home, folder: string): Promise<[number, string[][]]> {
  const { hedges: stored } = JSON.parse(readFileSync(join(home.path, 'hedge', 'settings.json'), 'utf8'))
  const rows: string[][] = []
  const told = [1, 7, 14, 30, 90, 180, 365]
  await recordRuns(join(home.path, 'hedge', 'state'), stored[0].id, {
    ...{ days: 365, end: Date.now() },
    grown: (days, bytes) => {
      if (told.includes(days)) rows.push([String(days), (days * 288).toLocaleString('en-US'), kilobytes(bytes)])
    },
  })
  const walls: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    const { wall } = await costed([launcher, 'history', '--days', '400', '--json'], folder, {
      env: environmentOf(home),
    })
    walls.push(wall)
  }
  return [median(walls), rows]
}
