import { exitCodes, Failure } from '../../domain/failure.ts'
import type { HostFacts } from '../../domain/hostFacts.ts'
import type { Given } from '../../domain/jobEnvironment.ts'
import { shellWord } from '../../domain/shellWord.ts'
import type { Job } from './options.ts'

/** Words after the program's own; none of them prompts without a terminal. */
export const wordsOf: Record<Job, readonly string[]> = {
  check: ['check'],
  status: ['status', '--exit-code', '--quiet'],
  notify: ['notify', '--quiet'],
  // A finding of low severity is hardly ever absent.
  audit: ['audit', '--fail-on', 'medium', '--quiet'],
}

export const given = (variables: Given): string =>
  variables.map(([name, value]) => `${name}=${shellWord(value)} `).join('')

/** The run as a shell is told it: variables, then Node and the program by their absolute paths, since a job has no PATH of ours. */
export const shellCommand = ({ node, program }: HostFacts, job: Job, variables: Given): string =>
  `${given(variables)}${[node.path, program.path, ...wordsOf[job]].map(shellWord).join(' ')}`

/**
 * The same so that it says nothing while all is well, and everything when it is not. `logged`: to the system's log, where nobody
 * would get what it prints.
 */
export const quietCommand = (command: string, logged: boolean): string =>
  `out="$(${command} 2>&1)" || printf '%s\\n' "$out"${logged ? ' | logger -t hedge' : ''}`

/** In a crontab an unescaped % would end the command, crontab(5). */
export const inCrontab = (command: string): string => command.replaceAll('%', '\\%')

/** No scheduler's file can hold these. */
export function refuseUnprintable(words: readonly string[]): void {
  if (!words.some(word => /\p{Cc}/u.test(word))) return
  throw new Failure(
    'bad-path',
    'a path or variable that the job needs holds a line break or another control character',
    'rename that folder: hedge config path',
    exitCodes.usage,
  )
}
