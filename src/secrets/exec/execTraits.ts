import { type StoreChoice, StoreFailure } from '../../domain/secretStore.ts'
import { cronEnvironment } from '../cronEnvironment.ts'
import { type StoreTraits, type TraitsQuery, traitOf } from '../traitOf.ts'
import { execStore } from './execStore.ts'

/** Where and how the person's own manager keeps it, nothing here can see. */
export async function execTraits(
  { command, arguments: rest }: Extract<StoreChoice, { kind: 'exec' }>,
  { home, installation, environment, expected, now }: TraitsQuery,
): Promise<StoreTraits> {
  const unseen = { ok: null, at: now().toISOString() }
  return {
    persistent: unseen,
    encrypted: unseen,
    unattended: await traitOf(now, async () => {
      const bare = { home, installation, interactive: false, environment: cronEnvironment(environment) }
      const names = await execStore({ ...bare, command, arguments: rest }).list!()
      const lacking = expected.filter(key => !names.includes(key)).length
      if (lacking > 0) throw lacks(lacking, expected.length)
      return { how: 'its program answers with no more than the environment of cron' }
    }),
  }
}

const lacks = (lacking: number, all: number) =>
  new StoreFailure(
    'store-unavailable',
    `without your environment, your secret manager lists all but ${lacking} of ${all} names`,
    'let its program set what it needs (an account, a folder, a token) by itself, then: hedge audit',
  )
