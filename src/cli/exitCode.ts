import { type ExitCode, exitCodes } from '../domain/failure.ts'
import type { Gap } from '../domain/read.ts'

/** What a gap says about the run: the store, the address, or only a part that is missing. */
const codeOf = ({ code }: Gap): ExitCode => {
  if (code.startsWith('store-')) return exitCodes.store
  if (code === 'agent-address' || code === 'wrong-chain') return exitCodes.refused
  return code === 'unknown-account' ? exitCodes.missing : exitCodes.partial
}

/** When several hold: 4, 5, 6, 3, then what the view found, then 0. `--no-exit-codes` mutes the view's own only. */
export function exitCodeOf(gaps: readonly Gap[], found: ExitCode, mute: boolean): ExitCode {
  const codes = gaps.map(codeOf)
  for (const code of [exitCodes.store, exitCodes.refused, exitCodes.missing, exitCodes.partial]) {
    if (codes.includes(code)) return code
  }
  return mute && found >= exitCodes.threshold ? exitCodes.fine : found
}
