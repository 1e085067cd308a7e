/** The process as the program sees it; tests hand in their own. */
export type Io = {
  stdout: Sink
  stderr: Sink
  stdin: { isTerminal: boolean; readAll(maxBytes: number, signal: AbortSignal): Promise<string> }
  env: Readonly<Record<string, string | undefined>>
  now(): Date
  /** A signal that aborts at the first Ctrl-C or SIGTERM; the second one ends the process as usual. */
  interruption(): AbortSignal
  /** Ends the process although something is waited for still; absent where there is none of our own. */
  end?(code: number): void
  /** Milliseconds that nobody sets, and waiting: absent for the real ones. */
  time?: { monotonic(): number; wait(milliseconds: number, signal: AbortSignal): Promise<void> }
  /** Unpredictable lower-case hexadecimal text, for ids. */
  randomId(): string
}

/** `closed` aborts when nobody reads it any more. */
export type Sink = { isTerminal: boolean; columns: number; write(text: string): void; closed?: AbortSignal }
