import { type ChildProcess, spawn } from 'node:child_process'

export type Run = { code: number | null; stdout: string; stderr: string }

export type RunOptions = {
  env: Record<string, string>
  stdin?: string
  /** Options of Node itself, before the script. */
  node?: readonly string[]
  /** Sees the child from its first moment. */
  watch?: (child: ChildProcess) => void
}

const deadline = 20_000

/** Runs the launcher as a user's shell would, with an environment of the test's own and nothing of this one. */
export function runHedge(hedge: string, args: readonly string[], options: RunOptions): Promise<Run> {
  const { env, stdin = '', node = [], watch } = options
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...node, hedge, ...args], { env, stdio: ['pipe', 'pipe', 'pipe'] })
    watch?.(child)
    const text = { stdout: '', stderr: '' }
    for (const name of ['stdout', 'stderr'] as const) {
      child[name].setEncoding('utf8').on('data', (chunk: string) => {
        text[name] += chunk
      })
    }
    // A refusal may come before everything was read.
    child.stdin.on('error', () => {})
    child.stdin.end(stdin)
    const timer = setTimeout(() => child.kill('SIGKILL'), deadline)
    child.once('error', reject)
    child.once('close', code => {
      clearTimeout(timer)
      resolve({ code, ...text })
    })
  })
}
