import { expect, it } from 'vitest'
import { doctor } from '../../src/commands/doctor.ts'
import { artifactsSchema } from '../../src/domain/artifacts.ts'
import type { DoctorFacts } from '../../src/domain/doctorFacts.ts'
import type { FormatName } from '../../src/domain/format.ts'
import { formats } from '../../src/formats/index.ts'
import { gatheredAt, ok } from '../support/artifacts.ts'
import { cronTrialsOf, shutStore, stepOf, trialsOf } from '../support/doctorFacts.ts'
import { hostOf } from '../support/hostOf.ts'
import { expectValid } from '../support/schemas.ts'

async function shown(facts: DoctorFacts, name: FormatName = 'table', columns = 80) {
  const environment = { HEDGE_VAULT_IDENTITY_FILE: '/srv/lp/100%/identity.txt', HEDGE_HOME: '/srv/lp/hedge' }
  const settings = { here: '/srv/lp/hedge', bare: '/srv/lp/.config/hedge' }
  const host = ok(hostOf({ environment, settings }))
  const head = { schema: artifactsSchema, gatheredAt, source: 'live' } as const
  const options = doctor.read({ operands: [], options: { asCron: facts.cron !== null } })
  const report = await doctor.report({ ...head, host, doctor: ok(facts) }, options)
  expectValid(report)
  const write = await formats[name]()
  const sections = (await doctor.layout(report)).filter(({ only }) => only?.includes(name) ?? true)
  return write(report, sections, { columns, color: false, terminal: false })
}

const down = { here: trialsOf({ ...shutStore }), cron: null } as const
const asCron = {
  here: null,
  cron: cronTrialsOf({
    alone: ok({ steps: [stepOf('store', 'fail'), stepOf('disk')] }),
    helped: ok({ steps: [stepOf('store')] }),
  }),
} as const

it('hedge doctor in every format, to the letter', async () => {
  const parts = [
    await shown({ here: trialsOf(), cron: null }),
    await shown(down),
    await shown(asCron),
    await shown(down, 'markdown'),
    await shown(down, 'csv'),
    await shown(asCron, 'json'),
  ]
  await expect(parts.join('\n')).toMatchFileSnapshot('doctor.txt')
})
