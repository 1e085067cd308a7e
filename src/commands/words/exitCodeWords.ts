import { type ExitCode, exitCodes } from '../../domain/failure.ts'

/** What a process ends with, and what it means: README, help and man page are made of it. */
export const exitCodeWords: readonly { codes: readonly ExitCode[]; meaning: string }[] = [
  { codes: [exitCodes.fine], meaning: 'fine' },
  { codes: [exitCodes.failure], meaning: 'failure' },
  { codes: [exitCodes.usage], meaning: 'usage' },
  {
    codes: [exitCodes.partial],
    meaning: 'partial: something that was asked for could not be read; what could be is printed',
  },
  { codes: [exitCodes.store], meaning: 'secret store: locked, unavailable or timed out' },
  {
    codes: [exitCodes.refused],
    meaning: 'a credential was refused (can trade, can withdraw, wrong kind, wrong chain)',
  },
  { codes: [exitCodes.missing], meaning: 'nothing stored under that name, or an address unknown to the venue' },
  { codes: [exitCodes.threshold], meaning: 'a threshold was crossed (`status --exit-code` only)' },
  {
    codes: [exitCodes.findingLow, exitCodes.findingMedium, exitCodes.findingHigh, exitCodes.findingCritical],
    meaning: '`audit`: the worst that is wrong is low · medium · high · critical',
  },
]

/** What holds of several. */
export const exitCodeOrder = [
  'When several hold: 4, 5, 6, 3, then 10 to 14, then 0. `--no-exit-codes` mutes 10 to 14. `hedge check` alone speaks the codes of monitoring',
  'plugins: 0 OK, 1 WARNING, 2 CRITICAL, 3 UNKNOWN.',
] as const
