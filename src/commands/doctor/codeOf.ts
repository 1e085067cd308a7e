import type { Step } from '../../domain/doctorFacts.ts'
import { type ExitCode, exitCodes } from '../../domain/failure.ts'

export function codeOf(steps: readonly Step[]): ExitCode {
  const failed = steps.filter(({ status }) => status === 'fail')
  if (failed.some(({ id }) => id === 'store')) return exitCodes.store
  if (failed.length > 0) return exitCodes.failure
  return steps.some(({ status }) => status === 'unknown') ? exitCodes.partial : exitCodes.fine
}
