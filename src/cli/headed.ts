import type { Outcome } from '../domain/command.ts'

/** What every report starts with; an action says only what it did. */
export const headed = ({ schema, ...rest }: Outcome['report'], now: Date): Outcome['report'] => ({
  schema,
  generatedAt: now.toISOString(),
  source: 'live',
  gaps: [],
  ...rest,
})
