import type { ConditionTrace } from '../domain/conditionMemory.ts'
import type { Services } from './services.ts'

/** Keeps what holds of each condition, for those who tell of changes. */
export async function rememberConditions(
  traces: readonly ConditionTrace[],
  at: string,
  { settings, conditionMemory }: Pick<Services, 'settings' | 'conditionMemory'>,
): Promise<void> {
  const memory = await conditionMemory()
  const hedges = settings.hedges()
  for (const { hedge, ...trace } of traces) {
    const id = hedge === null ? null : hedges.find(({ name }) => name === hedge)?.id
    if (id !== undefined) memory.see(id, trace, at)
  }
}
