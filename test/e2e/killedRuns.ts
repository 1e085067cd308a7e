import { expect } from 'vitest'
import { callMain } from '../support/callMain.ts'
import { killedAfter, laterRun, momentsIn, recorded, stored, unnamed } from '../support/killing.ts'
import { hedgeWords } from '../support/madeHome.ts'
import { runHedge } from '../support/runHedge.ts'
import type { Stage } from '../support/useStage.ts'

/** Settings whole, nothing in the vault that nothing names; after a later run the records and the vault agree to the key. */
async function expectWhole({ home }: Stage, lost: readonly string[] = []) {
  const found = await stored(home)
  expect(unnamed(found)).toEqual([])
  await laterRun(home)
  const after = await stored(home)
  const keys = [...after.secrets.keys()].filter(key => key !== 'log/head').sort()
  expect(keys).toEqual(
    recorded(after.settings)
      .filter(key => !lost.includes(key))
      .sort(),
  )
  expect(after.settings.pending).toEqual({})
  return after
}

const urlOf = async (stage: Stage): Promise<string | undefined> => {
  const { settings, secrets } = await stored(stage.home)
  const place = settings.rpcs.local?.place ?? 1
  return secrets.get(place === 1 ? 'rpc/local' : `rpc/local/${place}`)
}

/** One of the two URLs works at any moment, and the other is nowhere. */
export async function killRotations(stage: Stage, count: number) {
  const { home, scene } = stage
  const words = ['rotate', 'rpc', 'local']
  const url = (n: number) => `${scene.chain.url}/?n=${n}`
  const whole = await runHedge(words, { home, stdin: url(0) })
  expect(whole).toMatchObject({ code: 0 })
  let before = await urlOf(stage)
  expect(before).toBe(url(0))
  let killed = 0
  for (const [n, moment] of momentsIn(whole.milliseconds, count).entries()) {
    if (await killedAfter(moment, words, home, url(n + 1))) killed += 1
    expect([before, url(n + 1)]).toContain(await urlOf(stage))
    const { secrets } = await expectWhole(stage)
    before = await urlOf(stage)
    expect([...secrets].filter(([key]) => key.startsWith('rpc/')).map(([, value]) => value)).toEqual([before])
  }
  expect(killed).toBeGreaterThan(0)
  expect(await callMain(['rpc', 'test', 'local'], home)).toMatchObject({ code: 0 })
}

/** A hedge is stored with both of its addresses, or not at all; the other one is as it was. */
export async function killAdditions(stage: Stage, count: number) {
  const { home, scene } = stage
  const words = hedgeWords(scene).btcEth
  await callMain(['remove', 'btc-eth'], home)
  const whole = await runHedge(words, { home })
  expect(whole).toMatchObject({ code: 0 })
  await callMain(['remove', 'btc-eth'], home)
  const before = await stored(home)
  for (const moment of momentsIn(whole.milliseconds, count)) {
    await killedAfter(moment, words, home)
    const { settings, secrets } = await expectWhole(stage)
    for (const [key, value] of before.secrets) if (key !== 'log/head') expect(secrets.get(key)).toBe(value)
    if (settings.hedges.some(({ name }) => name === 'btc-eth')) await callMain(['remove', 'btc-eth'], home)
  }
  expect(await callMain(words, home)).toMatchObject({ code: 0 })
}

/** A hedge that is half removed says so, and another `remove` takes the rest away. */
export async function killRemovals(stage: Stage, count: number) {
  const { home, scene } = stage
  const words = hedgeWords(scene).btcEth
  const take = ['remove', 'btc-eth']
  const whole = await runHedge(take, { home })
  expect(whole).toMatchObject({ code: 0 })
  const before = await stored(home)
  for (const moment of momentsIn(whole.milliseconds, count)) {
    expect(await callMain(words, home)).toMatchObject({ code: 0 })
    await killedAfter(moment, take, home)
    const { settings } = await stored(home)
    const half = settings.hedges.find(({ name }) => name === 'btc-eth')
    await expectWhole(stage, half === undefined ? [] : missingOf(half.id, (await stored(home)).secrets))
    if (half !== undefined) expect(await callMain(take, home)).toMatchObject({ code: 0 })
    const after = await expectWhole(stage)
    expect(after.settings.hedges).toEqual(before.settings.hedges)
  }
}

const missingOf = (id: string, secrets: Map<string, string>): string[] =>
  ['wallet', 'account'].map(kind => `hedge/${id}/${kind}`).filter(key => !secrets.has(key))

/** The old identity or the new one opens the vault, with everything in it. */
export async function killVaultRotations(stage: Stage, count: number) {
  const { home } = stage
  const fresh = (n: number) => `${home.path}/identity-${n}.txt`
  const words = (n: number) => ['rotate', 'vault', '--identity', fresh(n)]
  const whole = await runHedge(words(0), { home })
  expect(whole).toMatchObject({ code: 0 })
  home.identity = fresh(0)
  for (const [index, moment] of momentsIn(whole.milliseconds, count).entries()) {
    const before = [...(await stored(home)).secrets].filter(([key]) => key !== 'log/head')
    await killedAfter(moment, words(index + 1), home)
    const opens = await stored(home).then(
      () => home.identity,
      () => fresh(index + 1),
    )
    home.identity = opens
    const after = await stored(home)
    for (const [key, value] of before) expect(after.secrets.get(key)).toBe(value)
  }
  expect(await callMain(['list'], home)).toMatchObject({ code: 0 })
}
