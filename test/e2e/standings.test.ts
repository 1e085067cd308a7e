import { expect, it } from 'vitest'
import { standings } from '../../src/cli/notify/standings.ts'
import { openServices } from '../../src/cli/services.ts'
import { conditionIds } from '../../src/domain/condition.ts'
import { createRedactor } from '../../src/secrets/redaction.ts'
import { environmentOf } from '../support/runHedge.ts'
import { testIo } from '../support/testIo.ts'
import { useStage } from '../support/useStage.ts'

const stage = useStage({ furnished: true })

async function looked(names: string[]) {
  const io = testIo({ env: environmentOf(stage.home) })
  const services = openServices({
    io,
    redactor: createRedactor(),
    askPassphrase: null,
    command: 'notify',
    warn: () => {},
  })
  try {
    const told = await standings(names, services, AbortSignal.timeout(20_000))
    return { ...told, ids: new Map(services.settings.hedges().map(({ name, id }) => [name, id])) }
  } finally {
    await services.close()
  }
}

it('gives notify what holds of each condition, under the id of its hedge', async () => {
  const { standings: all, ids, gaps } = await looked(['eth-usdc'])
  expect(gaps).toEqual([])
  const hedges = new Set(all.map(({ hedge, hedgeId }) => `${hedge} ${hedgeId}`))
  expect([...hedges].sort()).toEqual([`eth-usdc ${ids.get('eth-usdc')}`, 'null null'])
  const drift = all.find(({ id }) => id === 'drift')!
  const away = Math.abs(drift.value!)
  expect(drift.state).toBe(away > 0.5 ? 'critical' : away > 0.1 ? 'warning' : 'ok')
  for (const { id } of all) expect(conditionIds).toContain(id)
})

it('keeps a warning while its value is only just back, and lets it go when it is well back', async () => {
  const share = async () => Math.abs((await looked(['eth-usdc'])).standings.find(({ id }) => id === 'drift')!.value!)
  const limited = async (limit: number) => {
    const set = ['config', 'set', 'drift.warning', limit.toFixed(9), '--hedge', 'eth-usdc']
    expect((await stage.call(set)).code).toBe(0)
    const { standings: all } = await looked(['eth-usdc'])
    const { document } = await stage.json(['check', 'eth-usdc', '--only', 'drift', '--json'])
    return [all.find(({ id }) => id === 'drift')!.state, document.conditions[0].state]
  }
  const away = await share()
  expect(await limited(away * 0.95)).toEqual(['warning', 'warning'])
  expect(await limited(away * 1.05)).toEqual(['warning', 'ok'])
  expect(await limited(away * 1.2)).toEqual(['ok', 'ok'])
})
