import { type ChildProcessByStdio, spawn } from 'node:child_process'
import type { Readable, Writable } from 'node:stream'
import { withLock } from '../../state/lock.ts'
import { endWithUs } from '../endWithUs.ts'

export type ProgramRun = {
  command: string
  arguments: readonly string[]
  environment: Record<string, string | undefined>
  input: string
  /** Milliseconds. */
  deadline: number
  /**
   * A file that is locked in the program's own name before it is told what to do. One that outlives us, because we were
   * killed, is waited for by the next: what it still does would undo what came after it.
   */
  lock?: string
  /** Nobody reads what it says: it may say as much as it likes. */
  mute?: true
}

/** `status` is null for one that was killed by a signal. Nothing is kept of an answer that is too long. */
export type ProgramEnd =
  | { kind: 'ended'; status: number | null; output: string }
  | { kind: 'late' | 'too-long' | 'not-started' }

type Program = ChildProcessByStdio<Writable, Readable | null, null>

const maxBytes = 64 * 1024

/**
 * Runs a program without a shell, in a process group of its own that is killed whole: at the deadline, when it answers
 * without end, and when we end before it. What it says on standard error is dropped: nobody knows what is in it.
 */
export async function runProgram(run: ProgramRun): Promise<ProgramEnd> {
  const program = spawn(run.command, run.arguments, {
    stdio: ['pipe', run.mute ? 'ignore' : 'pipe', 'ignore'],
    env: run.environment,
    cwd: '/',
    detached: true,
    windowsHide: true,
  }) as Program
  // One that ends before it has read everything; its answer says the rest.
  program.stdin.on('error', () => {})
  endWithUs(program, () => killGroup(program))
  const { end, endEarly } = watch(program)
  const tell = () => {
    const timer = setTimeout(() => endEarly('late'), run.deadline)
    program.stdin.end(run.input)
    return end.finally(() => clearTimeout(timer))
  }
  if (run.lock === undefined || program.pid === undefined) return tell()
  return withLock(run.lock, tell, { pid: program.pid }).catch(error => {
    // It was told nothing, and would wait for ever.
    killGroup(program)
    throw error
  })
}

function watch(program: Program) {
  const chunks: Buffer[] = []
  let bytes = 0
  let cut: 'late' | 'too-long' | null = null
  const endEarly = (why: 'late' | 'too-long') => {
    cut ??= why
    killGroup(program)
    // A grandchild that left the group may hold the pipe open.
    program.stdout?.destroy()
  }
  program.stdout?.on('data', (chunk: Buffer) => {
    bytes += chunk.length
    if (bytes > maxBytes) endEarly('too-long')
    else chunks.push(chunk)
  })
  const end = new Promise<ProgramEnd>(resolve => {
    program.on('error', () => resolve({ kind: 'not-started' }))
    program.on('close', status => {
      const output = Buffer.concat(chunks).toString('utf8')
      resolve(cut === null ? { kind: 'ended', status, output } : { kind: cut })
    })
  })
  return { end, endEarly }
}

function killGroup(program: Program): void {
  try {
    if (program.pid !== undefined && process.platform !== 'win32') process.kill(-program.pid, 'SIGKILL')
  } catch {
    // All of it is gone already.
  }
  program.kill('SIGKILL')
}
