import { schedule } from '../../../../src/commands/schedule.ts'
import { artifactsSchema } from '../../../../src/domain/artifacts.ts'
import type { HostFacts, StoreReach } from '../../../../src/domain/hostFacts.ts'
import { gatheredAt, ok } from '../../../support/artifacts.ts'
import { hostOf, vaultOf } from '../../../support/hostOf.ts'

export type Scheduling = { host?: HostFacts; store?: StoreReach; options?: Record<string, string> }

/** The report of `hedge schedule` on a machine as told. */
export const scheduled = ({ host = hostOf(), store = vaultOf(), options = {} }: Scheduling = {}) =>
  schedule.report(
    { schema: artifactsSchema, gatheredAt, source: 'live', host: ok(host), storeReach: ok(store) },
    schedule.read({ operands: [], options }),
  )

/** One line of a crontab. */
export async function lineOf({ options, ...rest }: Scheduling): Promise<string> {
  const { files } = await scheduled({ ...rest, options: { as: 'cron', ...options } })
  return files[0]!.text.trimEnd()
}
