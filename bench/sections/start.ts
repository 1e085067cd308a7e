import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Budget, Section, Table } from '../section.ts'
import { savedHedge } from '../support/savedHedge.ts'
import { interleave, ratioTo } from '../tools/interleave.ts'
import { median } from '../tools/median.ts'
import { phasesOf } from '../tools/phases.ts'
import { costed, launcher, timed } from '../tools/timed.ts'
import { megabytes, milliseconds, times } from '../tools/units.ts'

const rounds = 25

const runsOf = (saved: string) =>
  ({
    'node -e 0': ['-e', '0'],
    'an empty module': [join(saved, '../empty.mjs')],
    'hedge --version': [launcher, '--version'],
    'hedge --help': [launcher, '--help'],
    'hedge status --help': [launcher, 'status', '--help'],
    'hedge list': [launcher, 'list', '--json'],
    'hedge status --from FILE': [launcher, 'status', '--from', saved],
    'hedge status --from FILE --json': [launcher, 'status', '--from', saved, '--json'],
  }) as const

type Run = keyof ReturnType<typeof runsOf>

const limits: Partial<Record<Run, number>> = {
  'hedge --version': 1.5,
  'hedge --help': 1.5,
  'hedge status --from FILE': 3,
  'hedge status --from FILE --json': 3,
}

export const start: Section = {
  id: 'start',
  title: 'Start',
  about: `What a run costs beyond the Node it runs on, ${rounds} rounds of which each runs all of them. FILE is a snapshot of one hedge with one
position, its past, a short and a week of candles. Wall time is until the process is gone and its output read; CPU time and memory
are what the process says of itself at its end, in rounds of their own. The compile cache is warm, as in every run but the first of
a version; "cold" is the same with none. The second table splits a run by the moments at which it asks for its files, which Node is
told to write down: the program holds nothing for it.`,
  run: async ({ folder, say }) => {
    const env = { HOME: folder, HEDGE_HOME: join(folder, 'hedge'), PATH: process.env.PATH ?? '', COLUMNS: '100' }
    const saved = join(folder, 'saved.json')
    writeFileSync(saved, JSON.stringify(savedHedge()))
    writeFileSync(join(folder, 'empty.mjs'), '')
    mkdirSync(join(env.HEDGE_HOME, 'state'), { recursive: true, mode: 0o700 })
    const runs = runsOf(saved)
    const all = <T>(take: (words: readonly string[]) => Promise<T>) =>
      Object.fromEntries(Object.entries(runs).map(([name, words]) => [name, () => take(words)])) as Record<
        Run,
        () => Promise<T>
      >

    say('warm')
    const walls = await interleave(
      all(async words => (await timed(words, { env })).wall),
      { rounds, warmUp: 3 },
    )
    say('CPU and memory')
    const costs = await interleave(
      all(words => costed(words, folder, { env })),
      { rounds: 9 },
    )
    say('cold')
    const cold = await interleave(
      all(async words => {
        rmSync(join(env.HEDGE_HOME, 'state/compile-cache'), { recursive: true, force: true })
        return (await timed(words, { env })).wall
      }),
      { rounds: 9 },
    )
    say('where it goes')
    const phases = await interleave(
      {
        version: () => phasesOf(runs['hedge --version'], beforeMain, 'the version is written', { folder, env }),
        status: () => phasesOf(runs['hedge status --from FILE'], statusStretches, drawing, { folder, env }),
      },
      { rounds: 15, warmUp: 2 },
    )

    const names = Object.keys(runs) as Run[]
    const base = walls['node -e 0']
    const rows = names.map(name => [
      name === 'node -e 0' || name === 'an empty module' ? name : `\`${name}\``,
      milliseconds(median(walls[name])),
      times(ratioTo(base, walls[name])),
      milliseconds(median(costs[name].map(({ cpu }) => cpu))),
      megabytes(median(costs[name].map(({ peak }) => peak))),
      times(ratioTo(cold['node -e 0'], cold[name])),
    ])
    return {
      tables: [
        { head: ['run', 'wall', 'of bare Node', 'CPU', 'memory', 'cold, of bare Node'], rows },
        phaseTable('`hedge --version`', phases.version),
        phaseTable('`hedge status --from FILE`', phases.status),
      ],
      budgets: names.flatMap(name => budgetOf(name, ratioTo(base, walls[name]))),
    }
  },
}

const beforeMain = [{ what: 'launcher: is this Node new enough, where the compile cache lies', until: 'main' }]

const drawing = 'lay out, draw and write the table'
const statusStretches = [
  ...beforeMain,
  { what: 'load main, find the command in the words', until: 'working' },
  { what: 'load what is common, refuse secrets in the words', until: 'status' },
  { what: 'load the command and the parser, parse the options', until: 'saved' },
  { what: 'load, read and check the snapshot', until: 'judge' },
  { what: 'load and judge: valuation, past, PnL, carry, health', until: 'table' },
]

function phaseTable(run: string, rounds: readonly Record<string, number>[]): Table {
  const names = Object.keys(rounds[0]!)
  const whole = median(rounds.map(each => Object.values(each).reduce((sum, part) => sum + part, 0)))
  const rows = names.map(name => {
    const part = median(rounds.map(each => each[name]!))
    return [name, milliseconds(part), `${Math.round((part / whole) * 100)} %`]
  })
  return {
    caption: `Where each millisecond of ${run} goes:`,
    head: ['stretch', 'time', 'share'],
    rows: [...rows, ['all of it', milliseconds(whole), '']],
  }
}

function budgetOf(name: Run, ratio: number): Budget[] {
  const limit = limits[name]
  if (limit === undefined) return []
  const met = ratio <= limit
  const reason =
    'see "where each millisecond goes": what is left is Node opening the files and running each line for the first time'
  return [
    {
      what: `\`${name}\``,
      budget: `≤ ${limit} × bare Node`,
      measured: times(ratio),
      met,
      ...(met ? {} : { reason }),
    },
  ]
}
