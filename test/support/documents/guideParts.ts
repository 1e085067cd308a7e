import { doctor } from '../../../src/commands/doctor.ts'
import { schedule } from '../../../src/commands/schedule.ts'
import { artifactsSchema } from '../../../src/domain/artifacts.ts'
import type { AnyView } from '../../../src/domain/command.ts'
import type { Step, Trials } from '../../../src/domain/doctorFacts.ts'
import type { Section } from '../../../src/domain/section.ts'
import { formats } from '../../../src/formats/index.ts'
import { gap, ok } from '../artifacts.ts'
import { cronTrialsOf, trialsOf } from '../doctorFacts.ts'
import { hostOf, vaultOf } from '../hostOf.ts'
import { noon } from './ground.ts'
import type { Life } from './life.ts'

/** The samples in `docs/monitoring.md`, by the names of its generated parts. */
export async function guideParts({ shown }: Life): Promise<[string, string][]> {
  const typed = (start: string) =>
    shown
      .filter(({ line }) => line.includes(start))
      .map(({ line, text }) => `$ hedge ${quoted(line)}\n${text.trimEnd()}`)
  const host = ok(hostOf({ environment: { HEDGE_VAULT_IDENTITY_FILE: '/srv/lp/identity.txt' } }))
  const cron = cronTrialsOf({
    alone: ok({ steps: await stepsOf(trialsOf({ ...places, store: locked, keys: notTried, reading: notTried })) }),
    helped: ok({ steps: await stepsOf(trialsOf(places)) }),
  })
  return [
    ['check', block(typed('check')[0]!)],
    ['select', block(typed('--select').join('\n\n'))],
    [
      'schedule',
      block(
        `$ hedge schedule --as cron\n${await drawn(schedule, { host, storeReach: ok(vaultOf()) }, { as: 'cron' })}`,
      ),
    ],
    [
      'doctor',
      block(
        `$ hedge doctor --as-cron\n${await drawn(doctor, { host, doctor: ok({ here: null, cron }) }, { asCron: true })}`,
      ),
    ],
  ]
}

const block = (text: string): string => `\`\`\`\n${text.trimEnd()}\n\`\`\``

const quoted = (line: string): string =>
  line
    .split(' ')
    .map(word => (word.includes('[') ? `'${word}'` : word))
    .join(' ')

/** On a server, since what it says is of the machine it runs on. */
async function drawn(view: AnyView, read: object, options: Record<string, string | boolean>): Promise<string> {
  const artifacts = { schema: artifactsSchema, gatheredAt: noon.toISOString(), source: 'live', ...read }
  const report = await view.report(artifacts as never, view.read({ operands: [], options }))
  const write = await formats.table()
  const sections: Section[] = (await view.layout(report)).filter(({ only }: Section) => only?.includes('table') ?? true)
  return write(report, sections, { columns: 80, color: false, terminal: false })
}

const locked: Trials['store'] = {
  gap: {
    ...{ code: 'store-locked', source: 'secret store', hint: 'HEDGE_VAULT_IDENTITY_FILE=FILE hedge status' },
    message: 'the vault is opened by an identity file, and none is named',
  },
}

const places: Pick<Trials, 'settings' | 'state'> = {
  settings: ok({ path: '/srv/lp/.config/hedge/settings.json', there: true, hedges: 2 }),
  state: ok({ path: '/srv/lp/.local/state/hedge', there: true }),
}

const notTried = { gap: { ...gap('not-tried').gap, message: 'not tried: it rests on a step that did not pass' } }

/** As a run under cron tells them. */
const stepsOf = async (here: Trials): Promise<Step[]> => {
  const artifacts = {
    schema: artifactsSchema,
    gatheredAt: noon.toISOString(),
    source: 'live',
    host: ok(hostOf()),
  } as const
  const report = await doctor.report({ ...artifacts, doctor: ok({ here, cron: null }) }, doctor.read(none))
  return report.steps
}

const none = { operands: [], options: {} }
