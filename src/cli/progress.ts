import type { Sink } from '../domain/io.ts'
import { type Measure, type Meter, secondsLeft } from './meter.ts'
import type { Pauses } from './pauses.ts'

/** Says what is being waited for once it takes longer than this; a quick answer leaves no trace. */
const patience = 400

/** Between two looks at the clock and the meter. */
const pace = 250

/** One line that redraws itself, on a terminal only, gone while a person is asked and when the work ends. */
export async function withProgress<T>(
  stderr: Sink,
  shown: boolean,
  what: string | (() => string),
  work: Promise<T>,
  pauses: Pauses,
  meter: Pick<Meter, 'longest'> = { longest: () => null },
): Promise<T> {
  if (!shown || !stderr.isTerminal) return work
  const started = Date.now()
  let drawn = ''
  const erase = () => {
    if (drawn !== '') stderr.write('\r\u001b[2K')
    drawn = ''
  }
  const draw = () => {
    if (pauses.asking()) return
    const seconds = Math.floor((Date.now() - started) / 1000)
    const measure = meter.longest()
    // A line that went over the edge would stay behind.
    const doing = typeof what === 'string' ? what : what()
    const line = (measure === null ? `${doing}… ${seconds} s` : barLine(measure, seconds)).slice(0, stderr.columns - 1)
    if (line !== drawn) stderr.write(`\r\u001b[2K${line}`)
    drawn = line
  }
  pauses.watch(asking => {
    if (asking) erase()
  })
  let ticking: NodeJS.Timeout | undefined
  const waiting = setTimeout(() => {
    draw()
    ticking = setInterval(draw, pace)
  }, patience)
  try {
    return await work
  } finally {
    clearTimeout(waiting)
    clearInterval(ticking)
    erase()
  }
}

const width = 10
const eighths = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉']

function barLine(measure: Measure, seconds: number): string {
  const { what, done, total } = measure
  const part = Math.min(1, Math.max(0, done / total))
  const steps = Math.floor(part * width * eighths.length)
  const bar = '█'.repeat(Math.floor(steps / eighths.length)) + eighths[steps % eighths.length]
  const per = Math.floor(part * 100)
  const left = secondsLeft(measure, Date.now())
  const time = left === null ? `${seconds} s` : `about ${span(left)} left`
  return `${what} ▕${bar.padEnd(width)}▏ ${per} % of ${total.toLocaleString('en-US')} blocks, ${time}`
}

const span = (seconds: number): string => (seconds < 90 ? `${seconds} s` : `${Math.round(seconds / 60)} min`)
