import { type ChildProcess, spawn } from 'node:child_process'

export type ProgramRun = {
  command: string
  arguments: readonly string[]
  environment: Record<string, string | undefined>
  input: string
  /** Milliseconds. */
  deadline: number
}

/** `status` is null for one that was killed by a signal. Nothing is kept of an answer that is too long. */
export type ProgramEnd =
  | { kind: 'ended'; status: number | null; output: string }
  | { kind: 'late' | 'too-long' | 'not-started' }

const maxBytes = 64 * 1024

/**
 * Runs a program without a shell, in a process group of its own that is killed whole: at the deadline, when it answers
 * without end, and when we end before it. What it says on standard error is dropped: nobody knows what is in it.
 */
export function runProgram({
  command,
  arguments: rest,
  environment,
  input,
  deadline,
}: ProgramRun): Promise<ProgramEnd> {
  return new Promise(resolve => {
    const child = spawn(command, rest, {
      stdio: ['pipe', 'pipe', 'ignore'],
      env: environment,
      cwd: '/',
      detached: true,
      windowsHide: true,
    })
    const chunks: Buffer[] = []
    let bytes = 0
    let cut: 'late' | 'too-long' | null = null
    const endEarly = (why: 'late' | 'too-long') => {
      cut ??= why
      killGroup(child)
      // A grandchild that left the group may hold the pipe open.
      child.stdout.destroy()
    }
    const timer = setTimeout(() => endEarly('late'), deadline)
    endWithUs(child)
    child.stdout.on('data', (chunk: Buffer) => {
      bytes += chunk.length
      if (bytes > maxBytes) endEarly('too-long')
      else chunks.push(chunk)
    })
    // One that ends before it has read everything; its answer says the rest.
    child.stdin.on('error', () => {})
    child.on('error', () => {
      clearTimeout(timer)
      resolve({ kind: 'not-started' })
    })
    child.on('close', status => {
      clearTimeout(timer)
      const output = Buffer.concat(chunks).toString('utf8')
      resolve(cut === null ? { kind: 'ended', status, output } : { kind: cut })
    })
    child.stdin.end(input)
  })
}

const running = new Set<ChildProcess>()

function endWithUs(child: ChildProcess): void {
  if (running.size === 0) process.on('exit', endAll)
  running.add(child)
  child.once('close', () => {
    running.delete(child)
    if (running.size === 0) process.removeListener('exit', endAll)
  })
}

function endAll(): void {
  for (const child of running) killGroup(child)
}

function killGroup(child: ChildProcess): void {
  try {
    if (child.pid !== undefined && process.platform !== 'win32') process.kill(-child.pid, 'SIGKILL')
  } catch {
    // All of it is gone already.
  }
  child.kill('SIGKILL')
}
