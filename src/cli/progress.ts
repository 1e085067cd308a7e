import type { Sink } from '../domain/io.ts'
import type { Pauses } from './pauses.ts'

/** Says what is being waited for once it takes longer than this; a quick answer leaves no trace. */
const patience = 400

/** One line that redraws itself, on a terminal only, gone while a person is asked and when the work ends. */
export async function withProgress<T>(
  stderr: Sink,
  shown: boolean,
  what: string,
  work: Promise<T>,
  pauses: Pauses,
): Promise<T> {
  if (!shown || !stderr.isTerminal) return work
  const started = Date.now()
  let drawn = false
  const erase = () => {
    if (drawn) stderr.write('\r\u001b[2K')
    drawn = false
  }
  const draw = () => {
    if (pauses.asking()) return
    drawn = true
    stderr.write(`\r\u001b[2K${what}… ${Math.floor((Date.now() - started) / 1000)} s`)
  }
  pauses.watch(asking => {
    if (asking) erase()
  })
  let ticking: NodeJS.Timeout | undefined
  const waiting = setTimeout(() => {
    draw()
    ticking = setInterval(draw, 1000)
  }, patience)
  try {
    return await work
  } finally {
    clearTimeout(waiting)
    clearInterval(ticking)
    erase()
  }
}
