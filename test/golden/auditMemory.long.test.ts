import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { stored } from '../support/killing.ts'
import { expectValid } from '../support/schemas.ts'
import { useStage } from '../support/useStage.ts'

const stage = useStage({ furnished: true })

const state = () => join(stage.home.path, 'hedge', 'state', 'audit')
const ids = async () => (await stored(stage.home)).settings.hedges.map(({ id }) => id)

type Part = { part: string; since: string | null; lost: string | null; powers: { who: string; is: string }[] }
const partIn = (document: { hedges: { name: string; parts: Part[] }[] }, part: string) =>
  document.hedges.find(({ name }) => name === 'eth-usdc')?.parts.find(each => each.part === part)

/** Everything that lies in the home but the vault. */
const onDisk = () =>
  readdirSync(join(stage.home.path, 'hedge'), { recursive: true, encoding: 'utf8' })
    .filter(name => /\.json/.test(name))
    .map(name => readFileSync(join(stage.home.path, 'hedge', name), 'utf8'))
    .join('\n')
    .toLowerCase()

describe('who may act, from one run to the next', () => {
  it('is accepted with its addresses, and kept without', async () => {
    const { document } = await stage.json('audit accept --json')
    expectValid(document)
    expect(document).toMatchObject({ schema: 'hedge.audit-accept/1', accepted: true })
    expect(document.hedges.map(({ name }: { name: string }) => name)).toEqual(['eth-usdc', 'btc-eth'])
    expect(document.gaps).toEqual([])
    expect(partIn(document, 'agents')).toMatchObject({ since: null, lost: null })
    expect(readdirSync(state()).sort()).toEqual((await ids()).map(id => `${id}.json`).sort())
    const { wallet, account, subAccount } = stage.scene
    for (const address of [wallet, account, subAccount])
      expect(onDisk().includes(address.slice(2).toLowerCase()), address).toBe(false)
    const whos = document.hedges.flatMap(({ parts }: { parts: Part[] }) => parts.flatMap(({ powers }) => powers))
    const addresses = whos.flatMap(({ who }: { who: string }) => who.match(/[0-9a-f]{40}/g) ?? [])
    expect(addresses).not.toEqual([])
    // Those of contracts stand in the settings; none stands in what is kept of who may act.
    const kept = readdirSync(state())
      .map(name => readFileSync(join(state(), name), 'utf8'))
      .join()
    for (const address of addresses) expect(kept.includes(address), address).toBe(false)
  })

  it('is the same in the next run, and anew only where it is accepted again', async () => {
    const { document } = await stage.json('audit accept eth-usdc --json')
    expect(partIn(document, 'agents')?.since).not.toBeNull()
    expect(document.hedges).toHaveLength(1)
    for (const { powers } of document.hedges[0].parts) {
      for (const { is } of powers) expect(is).toBe('same')
    }
  })

  it('is missed where its file is gone', async () => {
    rmSync(state(), { recursive: true })
    const { document } = await stage.json('audit accept --json')
    expect(partIn(document, 'agents')).toMatchObject({ since: null, lost: expect.stringMatching(/^20/) })
    const again = await stage.json('audit accept --json')
    expect(partIn(again.document, 'agents')?.lost).toBeNull()
  })

  it('changes nothing from a snapshot', async () => {
    const saved = join(stage.home.path, 'saved.json')
    writeFileSync(saved, (await stage.call('snapshot --audit --json')).stdout)
    const before = onDisk()
    const { stdout, code } = await stage.call(['audit', 'accept', '--from', saved])
    expect(stdout).toContain('Nothing was accepted: this is a replay')
    expect([0, 3]).toContain(code)
    expect(onDisk() === before).toBe(true)
  })

  it('goes with its hedge', async () => {
    const [first, second] = await ids()
    const { document } = await stage.json('audit --json')
    const { id, subject } = document.findings.find(
      (each: { subject: string; status: string }) =>
        / of eth-usdc$|^eth-usdc$/.test(each.subject) && each.status !== 'pass',
    )
    const words = ['audit', 'waive', id, '--for', subject, '--reason', 'testing', '--until', '30d']
    expect(await stage.call(words)).toMatchObject({ code: 0 })
    const waived = (await stage.json('audit --json')).document.findings.filter(
      ({ status }: { status: string }) => status === 'waived',
    )
    expect(waived).toMatchObject([{ id, subject, waiver: { reason: 'testing' } }])
    expect(await stage.call('rename eth-usdc other')).toMatchObject({ code: 0 })
    expect((await stage.call('audit waive')).stdout).toContain(
      `${id}, of ${subject.replace('eth-usdc', 'other')}: until`,
    )
    expect(await stage.call('remove other')).toMatchObject({ code: 0 })
    expect(readdirSync(state())).toEqual([`${second}.json`, 'machine.json'])
    expect(readFileSync(join(stage.home.path, 'hedge', 'settings.json'), 'utf8')).not.toContain(first)
    expect((await stage.call('audit waive')).stdout).toContain('Nothing is waived.')
  })
})
