import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { main } from '../../src/main.ts'
import { requestWeight } from '../../src/venues/hyperliquid/requestWeight.ts'
import { environmentOf } from '../support/runHedge.ts'
import { testIo } from '../support/testIo.ts'
import { useStage } from '../support/useStage.ts'

const stage = useStage({ furnished: true })

const hour = 3_600_000
/** In the middle of an hour, when its funding has long been paid. */
const now = () => new Date(Math.floor(Date.now() / hour) * hour + hour / 2)

/** One run, and what it asked of the venue. */
async function run(line: string) {
  const { venue } = stage.scene
  venue.requests.length = 0
  const io = testIo({ env: environmentOf(stage.home), now })
  const code = await main(line.split(' '), '0.0.0', io)
  const asked = venue.requests.map(({ type }) => type)
  return { code, asked, out: io.out(), err: io.err() }
}

const state = () => join(stage.home.path, 'hedge', 'state')
const settingsFile = () => join(stage.home.path, 'hedge', 'settings.json')
const hedges = () => JSON.parse(readFileSync(settingsFile(), 'utf8')).hedges
/** One file of its positions, one of each account, and one of the accounts' modes. */
const pasts = () => readdirSync(join(state(), 'history')).sort()
const pastOf = (id: string) => [
  expect.stringMatching(new RegExp(`^${id}\\.[0-9a-f]{16}\\.json$`)),
  `${id}.json`,
  `${id}.modes.json`,
]
const filesUnder = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))

const count = (asked: readonly string[], type: string) => asked.filter(each => each === type).length

/** A chain on which the third newest block can no longer change: of one that nobody knows it takes 5,000. */
beforeAll(async () => {
  const settings = JSON.parse(readFileSync(settingsFile(), 'utf8'))
  settings.chains[0].finalityBlocks = 2
  writeFileSync(settingsFile(), JSON.stringify(settings))
  await stage.scene.chain.rpc('anvil_mine', ['0x3'])
})

describe('the past of the hedges', () => {
  it('is kept for each under its id, readable by its owner alone, with nobody’s address in it', async () => {
    expect((await run('snapshot')).code).toBe(0)
    const ids: string[] = hedges().map(({ id }: { id: string }) => id)
    expect(pasts()).toEqual(ids.toSorted().flatMap(pastOf))
    const { wallet, account, subAccount, positions } = stage.scene
    const files = filesUnder(state()).filter(path => !path.includes('compile-cache'))
    expect(files.length).toBeGreaterThanOrEqual(3)
    for (const path of files) {
      expect(statSync(path).mode & 0o777).toBe(0o600)
      for (const address of [wallet, account, subAccount]) {
        expect(readFileSync(path, 'utf8').toLowerCase()).not.toContain(address.slice(2).toLowerCase())
      }
    }
    const text = pasts()
      .map(name => readFileSync(join(state(), 'history', name), 'utf8'))
      .join()
    for (const id of Object.values(positions)) expect(text).toContain(`/${id}"`)
  })

  it('costs the venue no more than its budget once it is known: fills are asked for, funding and candles are not', async () => {
    const { asked, out } = await run('status --json')
    expect([count(asked, 'userFillsByTime'), count(asked, 'userFunding'), count(asked, 'candleSnapshot')]).toEqual([
      2, 0, 0,
    ])
    const weight = asked.reduce((sum, type) => sum + requestWeight(type), 0)
    expect(weight).toBeLessThanOrEqual(60 + 2 * 45)
    expect(JSON.parse(out).gaps).toEqual([])
  })

  it('says the same whether it was remembered or read', async () => {
    const artifacts = async () => {
      const { histories, trades, candles } = JSON.parse((await run('snapshot')).out)
      // The number by which the venue knows a trade is not remembered.
      const plain = (text: string) => text.replaceAll(/"(at|from|toBlock|tid)":("[^"]*"|\d+)/g, '""')
      return [histories, trades, candles].map(each => plain(JSON.stringify(each)))
    }
    const remembered = await artifacts()
    rmSync(join(state(), 'history'), { recursive: true })
    rmSync(join(state(), 'candles.json'))
    expect(await artifacts()).toEqual(remembered)
    expect(pasts()).toHaveLength(6)
  })

  it('goes with its hedge', async () => {
    const [{ id, name }, other] = hedges()
    expect((await run(`remove ${name}`)).code).toBe(0)
    expect(pasts()).toEqual(pastOf(other.id))
    expect(filesUnder(stage.home.path).filter(path => path.includes(id))).toEqual([])
  })
})
