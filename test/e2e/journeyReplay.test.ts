import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openServices } from '../../src/cli/services.ts'
import { statusNeeds } from '../../src/commands/status/needs.ts'
import { statusReport } from '../../src/commands/status/report.ts'
import { status } from '../../src/commands/status.ts'
import { wholeScope } from '../../src/domain/artifacts.ts'
import { json } from '../../src/formats/json.ts'
import { gather } from '../../src/gather/index.ts'
import { readSaved } from '../../src/gather/saved.ts'
import { createRedactor } from '../../src/secrets/redaction.ts'
import { environmentOf } from '../support/runHedge.ts'
import { snapshotOf } from '../support/snapshotOf.ts'
import { testIo } from '../support/testIo.ts'
import { useStage } from '../support/useStage.ts'

const stage = useStage({ furnished: true })

const surface = { columns: 80, color: false, terminal: false }

/** A machine that has nothing of ours: no settings, no vault, no node, no venue. */
const elsewhere = () => ({
  HEDGE_HOME: join(stage.home.path, 'nobody'),
  HEDGE_HYPERLIQUID_URL: 'http://127.0.0.1:1',
  HEDGE_VAULT_IDENTITY_FILE: undefined,
})

it('replays what was gathered to the same report, byte for byte but for its source', async () => {
  const { PATH: _path, ...env } = environmentOf(stage.home)
  const services = openServices({
    io: testIo({ env }),
    redactor: createRedactor(),
    timeout: 10_000,
    askPassphrase: null,
    command: 'snapshot',
    warn: () => {},
  })
  const artifacts = await gather(statusNeeds, services.sources(wholeScope, AbortSignal.timeout(10_000)))
  const live = json(statusReport(artifacts, []), [], surface)

  const file = join(stage.home.path, 'gathered.json')
  writeFileSync(file, json(snapshotOf(artifacts), [], surface))
  const replayed = json(statusReport(await readSaved(file, status.needs), []), [], surface)
  expect(replayed.split('\n').filter(line => line !== '  "source": "saved",')).toEqual(
    live.split('\n').filter(line => line !== '  "source": "live",'),
  )
  expect(live).toContain('\n  "source": "live",\n')

  const printed = await stage.run(['status', '--json', '--from', file], { env: elsewhere() })
  expect(printed).toMatchObject({ code: 0, stderr: '', stdout: replayed })
})

it('saves by the command line what any machine can replay in every format', async () => {
  const saved = await stage.run('snapshot')
  expect(saved).toMatchObject({ code: 0, stderr: '' })
  const file = join(stage.home.path, 'saved.json')
  writeFileSync(file, saved.stdout)
  for (const format of ['json', 'table', 'csv', 'markdown']) {
    const words = ['status', '--from', file, '--format', format]
    const here = await stage.run(words)
    expect(here).toMatchObject({ code: 0, stderr: '' })
    expect(await stage.run(words, { env: elsewhere() })).toMatchObject({ stdout: here.stdout, code: 0, stderr: '' })
  }
  const again = await stage.run(['snapshot', '--from', file], { env: elsewhere() })
  expect(JSON.parse(again.stdout)).toEqual({ ...JSON.parse(saved.stdout), source: 'saved' })
})

it('holds the addresses, and neither the RPC URL nor a key', async () => {
  const { stdout } = await stage.run('snapshot --json')
  const { scene, home } = stage
  expect(stdout).toContain(scene.account)
  expect(stdout).toContain(scene.wallet)
  for (const secret of [
    scene.chain.url,
    new URL(scene.chain.url).host,
    readFileSync(home.identity, 'utf8').slice(-40),
  ]) {
    expect(stdout).not.toContain(secret)
  }
})

it('replays one hedge of several, an address, thresholds and exit codes, and says what is not in the file', async () => {
  const file = join(stage.home.path, 'all.json')
  writeFileSync(file, (await stage.run('snapshot')).stdout)
  const from = (line: string) => stage.json(`${line} --json --from ${file}`, { env: elsewhere() })
  expect((await from('status btc-eth')).document.hedges.map(({ name }: { name: string }) => name)).toEqual(['btc-eth'])
  expect(await from('status nobody')).toMatchObject({ code: 6, document: { error: { code: 'no-such-hedge' } } })
  expect((await from('status --exit-code')).code).toBe(10)
  expect((await from('list')).document).toMatchObject({ source: 'saved', hedges: [{}, {}] })

  const one = join(stage.home.path, 'one.json')
  writeFileSync(one, (await stage.run(['snapshot', stage.scene.account, '--chain', 'local'])).stdout)
  const { document } = await stage.json(['status', '--json', '--from', one], { env: elsewhere() })
  expect(document.hedges).toMatchObject([{ name: stage.scene.account, account: { equityUsd: 12171.2 } }])
})

it('replays a gap with its remedy and its exit code', async () => {
  const { venue } = stage.scene
  venue.failWith('spotClearinghouseState', { status: 403 })
  const saved = await stage.run('snapshot')
  venue.failWith('spotClearinghouseState', null)
  expect(saved.code).toBe(3)
  const file = join(stage.home.path, 'gap.json')
  writeFileSync(file, saved.stdout)
  const { code, document } = await stage.json(['status', '--json', '--from', file], { env: elsewhere() })
  expect(code).toBe(3)
  expect(document.gaps).toMatchObject([{ code: 'venue-refused', source: 'hyperliquid' }])
  expect(document.hedges[0].exposure[0]).toMatchObject({ spotDelta: null, netDelta: null, correction: null })
})
