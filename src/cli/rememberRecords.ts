import type { Remembered } from '../domain/command.ts'
import type { Services } from './services.ts'

/** Keeps what a report saw of stored hedges. One that another process has removed meanwhile is stored no more. */
export async function rememberRecords(
  records: NonNullable<Remembered['records']>,
  { settings, records: open }: Pick<Services, 'settings' | 'records'>,
): Promise<void> {
  settings.reread()
  const ids = new Map(settings.hedges().map(({ name, id }) => [name, id]))
  const seen = records.flatMap(({ name, recorded }) => {
    const hedge = ids.get(name)
    return hedge === undefined ? [] : [{ hedge, recorded }]
  })
  if (seen.length > 0) (await open()).append(seen)
}
