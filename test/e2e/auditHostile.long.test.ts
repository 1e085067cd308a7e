import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checks } from '../../src/checks/index.ts'
import { addressMarks, leaksIn, leaksUnder } from '../laws/support/canaries.ts'
import { canGiveAway } from '../support/audit/hostileMachine.ts'
import { planted } from '../support/audit/hostileStore.ts'
import { others } from '../support/audit/hostileVenue.ts'
import { strangers } from '../support/audit/hostileWallet.ts'
import { goHostile, type HostileWorld, memory, startHostileWorld } from '../support/audit/hostileWorld.ts'
import { makeInstall, type OwnInstall } from '../support/audit/ownInstall.ts'
import { callMain, contentsOf } from '../support/callMain.ts'
import { intruders } from '../support/fakeHyperliquid/hostileAccount.ts'
import { sarifFaults } from '../support/sarifFaults.ts'
import { expectValid } from '../support/schemas.ts'
import type { Json } from '../support/useStage.ts'

/** Those that never say that something is wrong, whatever is. */
const never: Record<string, string> = {
  'legs-read': 'what could not be read is not known, which is all that it says',
  'key-read-enabled': 'what could not be read is not known, which is all that it says',
  'key-ip-limits': 'the venue limits no key to addresses',
  'store-encrypted': 'a vault is; a keyring without a password is looked at where a system has one',
}

/** Those that are wrong only where the store is shut, which hides most of the others. */
const shut = ['store-opens', 'store-unattended']

/** What this system cannot be made to get wrong. */
const elsewhere = [...(memory === null ? ['store-persistent'] : []), ...(canGiveAway ? [] : ['file-owner'])]

const asked = checks.flatMap(({ id, attestedFor }) => (attestedFor === undefined ? [] : [id]))
const isWrong = ({ status }: Json) => status === 'fail' || status === 'warn'
const idsOf = (findings: Json[]): string[] => [...new Set(findings.map(({ id }) => id as string))].sort()

describe.runIf(process.platform === 'linux')('a person to whom everything happened', () => {
  let world: HostileWorld
  let install: OwnInstall
  beforeAll(async () => {
    world = await startHostileWorld()
    install = await makeInstall({ loose: true })
    await goHostile(world)
  })
  afterAll(async () => {
    install?.remove()
    await world?.close()
  })

  const marks = () => ({ ...planted })
  const call = async (line: string, env: Record<string, string | undefined> = {}) => {
    const run = await callMain(line.split(' ').filter(Boolean), world.home, { env })
    expect([...leaksIn(run.stdout, line, marks()), ...leaksIn(run.stderr, line, marks())]).toEqual([])
    return run
  }
  const audit = async (line: string, env?: Record<string, string | undefined>): Promise<Json> => {
    const document = JSON.parse((await call(`audit --json ${line}`, env)).stdout)
    expectValid(document)
    return document
  }

  it('every check that can find something does, and every other one is where it belongs', async () => {
    const words = ['audit', '--json', '--deep', '--second-rpc']
    const { stdout, stderr, code } = await install.run(words, world.home, { dumps: 'unlimited' })
    const { findings, changes } = JSON.parse(stdout)
    expectValid(JSON.parse(stdout))
    // One of the hedges has the address of an API wallet, which is refused whatever else is wrong.
    expect({ code, stderr }).toEqual({ code: 5, stderr: '' })
    const without = [...Object.keys(never), ...shut, ...elsewhere, ...asked]
    expect(idsOf(findings.filter(isWrong))).toEqual(
      checks.flatMap(({ id }) => (without.includes(id) ? [] : [id])).sort(),
    )
    expect(idsOf(findings.filter(({ status }: Json) => status === 'manual'))).toEqual([...asked].sort())
    expect(findings.filter(({ status }: Json) => status === 'waived')).toEqual([])
    expect(findings.find(({ id }: Json) => id === 'stop-orders').actual).toMatch(/; it was waived until .* is over$/)
    expect(idsOf(findings)).toEqual(checks.map(({ id }) => id).sort())
    expect([...new Set(changes.map(({ kind }: Json) => kind))]).toEqual(['new', 'gone'])
    expect(leaksIn(stdout, 'the audit', marks())).toEqual([])
  })

  it('with its store shut says so, and the code is that of the store', async () => {
    const env = { HEDGE_VAULT_IDENTITY_FILE: undefined }
    const { findings } = await audit('', env)
    expect(idsOf(findings.filter(isWrong))).toEqual(expect.arrayContaining(shut))
    expect((await call('audit', env)).code).toBe(4)
  })

  it.each([
    ['critical', 14, 'eth-usdc --only hyperliquid --skip multi-sig'],
    ['high', 13, 'btc-eth --only stop-orders'],
    ['medium', 12, 'eth-usdc --only builder-caps agent-ending'],
    ['low', 11, 'eth-usdc --only agent-ending'],
    ['nothing, of what is only worth knowing', 0, 'eth-usdc --only referrer'],
    ['nothing, of what is beneath what was asked for', 0, 'eth-usdc --only agent-ending --fail-on medium'],
    ['critical, of what is at least so grave', 14, 'eth-usdc --only hyperliquid --fail-on critical'],
    ['nothing, where codes are not wanted', 0, 'eth-usdc --only hyperliquid --no-exit-codes'],
    ['nothing, where all of it is beneath what is shown', 0, 'eth-usdc --only agent-ending --severity high'],
  ])('ends by the worst: %s', async (_what, code, line) => {
    expect((await call(`audit ${line}`)).code).toBe(code)
  })

  it('shows no less than it was asked for, and nothing else', async () => {
    const high = await audit('eth-usdc --severity high')
    const known = high.findings.filter(({ status }: Json) => status !== 'unknown')
    expect(new Set(known.map(({ severity }: Json) => severity))).toEqual(new Set(['critical', 'high']))
    const some = await audit('eth-usdc --only uniswap agent-expiry --skip allowances')
    const wanted = checks.filter(
      ({ id, topic }) => id !== 'allowances' && (topic === 'uniswap' || id === 'agent-expiry'),
    )
    expect(idsOf(some.findings)).toEqual(wanted.map(({ id }) => id).sort())
  })

  it('goes out in every format, within eighty columns and without colour', async () => {
    for (const line of ['audit --deep --second-rpc', 'audit --all --deep', 'audit --list']) {
      const { stdout } = await call(line)
      expect(stdout.split('\n').filter(each => [...each].length > 80)).toEqual([])
      expect(stdout).not.toContain('\u001b')
    }
    const log = JSON.parse((await call('audit --deep --format sarif')).stdout)
    expect(sarifFaults(log)).toEqual([])
    expect(log.runs[0].results.filter(({ kind }: Json) => kind === 'fail').length).toBeGreaterThan(100)
    for (const format of ['markdown', 'csv'])
      expect((await call(`audit --format ${format}`)).stdout).toContain('new-power')
  })

  it('a run that fails is no finding: its own code, and JSON alone on standard output where that was asked for', async () => {
    const failed = await call('audit nobody --json')
    expect(failed.code).toBe(6)
    expectValid(JSON.parse(failed.stdout))
    expect(JSON.parse(failed.stdout).error.code).toBe('no-such-hedge')
    for (const format of ['sarif', 'table']) {
      expect(await call(`audit nobody --format ${format}`)).toMatchObject({ code: 6, stdout: '' })
    }
  })

  it('is replayed to the same, and nothing of it is written', async () => {
    const { findings } = await audit('')
    const { stdout } = await call('snapshot --audit')
    const file = join(world.home.path, '..', 'saved.json')
    writeFileSync(file, stdout)
    const before = contentsOf(world.home)
    const replayed = await audit(`--from ${file}`)
    expect(contentsOf(world.home)).toEqual(before)
    expect(linesOf(replayed.findings)).toEqual(linesOf(findings))
    const nowhere = { HEDGE_HOME: join(world.home.path, '..', 'none'), HEDGE_HYPERLIQUID_URL: 'http://127.0.0.1:1' }
    expect(linesOf((await audit(`--from ${file}`, nowhere)).findings)).toEqual(linesOf(findings))
  })

  it('leaves no address of anybody in what it keeps', () => {
    const { account, subAccount, wallet } = world.scene
    const people = addressMarks({ ...others, ...intruders, ...strangers, account, subAccount, wallet })
    const { urlKey: _inNotes, ...keys } = marks()
    expect(leaksUnder(join(world.home.path, 'hedge'), { ...people, ...keys })).toEqual([])
  })
})

/** A finding as text, but for how long ago something was, and for what only the budget of a minute decides. */
const linesOf = (findings: Json[]): string[] =>
  findings
    .map(({ id, subject, status, severity, actual }) => `${id} | ${subject} | ${status} | ${severity} | ${actual}`)
    .map(line => line.replace(/\d+ (s|seconds?|minutes?|looked at)\b/g, 'some $1').replace(/\d\d:\d\d UTC/, 'then'))
    .map(line => line.replace(/(?<=behind |is gone: ).*/, '…'))
    .sort()
