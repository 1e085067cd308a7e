import type { Gap } from './read.ts'

/** Exit codes of contract.md; `check` alone speaks the monitoring-plugin codes. */
export const exitCodes = {
  fine: 0,
  failure: 1,
  usage: 2,
  partial: 3,
  store: 4,
  refused: 5,
  missing: 6,
  threshold: 10,
  findingLow: 11,
  findingMedium: 12,
  findingHigh: 13,
  findingCritical: 14,
} as const

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]

/**
 * A failure worded for a person: what happened, with the value, and what to type. `exit` is the process's code.
 * Message and hint never carry a secret; input is echoed only through `describeInput`.
 */
export class Failure extends Error {
  readonly code: string
  readonly hint: string
  readonly exit: ExitCode
  constructor(code: string, message: string, hint: string, exit: ExitCode = exitCodes.failure, options?: ErrorOptions) {
    super(message, options)
    this.name = 'Failure'
    this.code = code
    this.hint = hint
    this.exit = exit
  }
}

/** The code of a run that knew nothing when its time was over. */
export const timedOut = 'timed-out'

/** A failed read, thrown inside a venue and turned into data by the gatherer. */
export class ReadFailure extends Error {
  readonly gap: Gap
  constructor(gap: Gap, options?: ErrorOptions) {
    super(gap.message, options)
    this.name = 'ReadFailure'
    this.gap = gap
  }
}
