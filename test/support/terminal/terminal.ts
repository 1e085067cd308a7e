import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { ensureBuilt } from '../ensureBuilt.ts'
import { environmentOf, type Home, launcher } from '../runHedge.ts'
import { hedgeBelow } from './processes.ts'
import { screenOf } from './screen.ts'

export type Terminal = {
  /** Resolves once this has been written after what was waited for last; fails when it takes too long. */
  see(text: string): Promise<void>
  type(keys: string): void
  /** Waits for the program to end: its exit code, and whether the terminal is as it was before. */
  end(): Promise<{ code: number; restored: boolean; screen: string }>
  /** Everything that was ever written to the terminal, even if only for a moment. */
  written(): string
  /** What stands on it now. */
  shown(): string
  /** The process that runs hedge. */
  pid(): number
}

export const keys = { enter: '\r', ctrlC: '\u0003', ctrlZ: '\u001a', down: '\u001b[B', space: ' ' }

/** The `script` of util-linux runs a program on a pseudo-terminal; other systems have others, or none. */
export const hasTerminal: boolean = spawnSync('script', ['--version'], { encoding: 'utf8' }).stdout?.includes(
  'util-linux',
)

const longest = 20_000

const quoted = (word: string): string => `'${word.replaceAll("'", `'\\''`)}'`

export type TerminalOptions = {
  home: Home
  env?: Record<string, string | undefined>
  columns?: number
  rows?: number
  /** The shell has jobs: one that is stopped gives the terminal back, until a line is typed. */
  jobs?: boolean
}

const stopped = [
  'if [ $code = 148 ]; then',
  '  if [ "$(stty -g)" = "$before" ]; then same=yes; else same=no; fi',
  '  echo "[stopped, restored: $same]"; read line; fg; code=$?',
  'fi',
]

/** Runs hedge on a pseudo-terminal of its own, where it asks and a test types. */
export async function openTerminal(
  args: readonly string[],
  { home, env = {}, columns = 100, rows = 50, jobs = false }: TerminalOptions,
): Promise<Terminal> {
  await ensureBuilt()
  const command = [process.execPath, launcher, ...args].map(quoted).join(' ')
  const steps = [
    // Ctrl-C reaches the shell as well, which must stay to tell how it ended.
    ...(jobs ? ['set -m'] : ['trap : INT']),
    `stty cols ${columns} rows ${rows}`,
    'before=$(stty -g)',
    command,
    'code=$?',
    ...(jobs ? stopped : []),
    'if [ "$(stty -g)" = "$before" ]; then same=yes; else same=no; fi',
    'echo "[ended with $code, restored: $same]"',
  ]
  const child = spawn('script', ['--quiet', '--flush', '--command', steps.join('\n'), '/dev/null'], {
    env: { ...environmentOf(home), COLUMNS: undefined, TERM: 'xterm', SHELL: '/bin/sh', ...env },
    cwd: home.path,
    timeout: 60_000,
    killSignal: 'SIGKILL',
  })
  let written = ''
  let seen = 0
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    written += text
  })
  child.stdin.on('error', () => {})
  const closed = once(child, 'close')

  const see = async (text: string) => {
    const until = performance.now() + longest
    for (;;) {
      const place = plain(written).indexOf(text, seen)
      if (place >= 0) {
        seen = place + text.length
        return
      }
      if (child.exitCode !== null || performance.now() > until) {
        throw new Error(`"${text}" did not come; the terminal shows:\n${screenOf(written, columns)}`)
      }
      await new Promise(resolve => setTimeout(resolve, 10))
    }
  }
  return {
    see,
    type: keys => void child.stdin.write(keys),
    written: () => written,
    shown: () => screenOf(written, columns),
    pid: () => hedgeBelow(child.pid!),
    end: async () => {
      await see('[ended with ')
      child.stdin.end()
      await closed
      const [, code, same] = /\[ended with (\d+), restored: (\w+)\]/.exec(written) ?? []
      const cursorShown = written.lastIndexOf('\u001b[?25h') >= written.lastIndexOf('\u001b[?25l')
      return { code: Number(code), restored: same === 'yes' && cursorShown, screen: screenOf(written, columns) }
    },
  }
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control sequences are what is taken out
const plain = (text: string): string => text.replace(/\u001b\[[?\d;]*[A-Za-z]/g, '')
