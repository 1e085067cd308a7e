import type { WatchPlan } from '../../domain/watchPlan.ts'
import type { textOf } from '../print.ts'
import { durationText } from './ages.ts'
import type { Output, Standing } from './outputs.ts'
import { type Fold, pageOf } from './page.ts'
import type { Screen } from './screen.ts'

/** Frames over one another on a terminal: how old each number is stands above them, since below they may be cut. */
export function liveOutput(
  screen: Screen,
  plan: WatchPlan,
  { color, ascii }: { color: boolean; ascii: boolean },
  { write, fold }: { write: typeof textOf; fold: Fold },
): Output {
  const tone = (code: string, text: string) => (color ? `\u001b[${code}m${text}\u001b[0m` : text)
  /** What a report looks like in a window of this width: it is drawn each second, and worded once. */
  let worded: { frame: Standing['frame']; columns: number; lines: readonly string[] } | null = null
  let last: Standing | null = null
  const word = async (frame: Standing['frame'], columns: number) => {
    const { report, shown } = frame
    const layout = { report, sections: shown.sections }
    const text = await write(layout, { format: 'table', color, ascii, select: null }, { columns, isTerminal: true })
    worded = { frame, columns, lines: text.split('\n') }
  }
  const draw = async (standing: Standing): Promise<void> => {
    last = standing
    const { columns, rows } = screen.window()
    if (worded?.frame !== standing.frame || worded.columns !== columns) {
      await word(standing.frame, columns)
      if (last !== standing) return
    }
    const head = [...headOf(standing, plan), ...failuresOf(standing)]
    const above = head.map(({ text, isBad }) => (isBad ? tone('1', text) : tone('2', text)))
    screen.draw(pageOf([...above, '', ...(worded?.lines ?? [])], { columns, rows }, fold))
  }
  return { show: draw, tick: draw, close: screen.close }
}

type Line = { text: string; isBad?: true }

/** Old is what should have come twice meanwhile. */
function headOf({ frame, elapsed, interval, next }: Standing, { intervalSeconds }: WatchPlan): Line[] {
  const since = elapsed - frame.elapsed
  const seconds = Math.ceil(interval / 1000)
  const pace = `every ${durationText(seconds * 1000)}`
  const stretched =
    seconds > intervalSeconds
      ? ` (not ${intervalSeconds} s: Hyperliquid is asked for less than 100 of its weight a minute)`
      : ''
  const coming = next === null ? 'reading now' : `next in ${durationText(next + 999)}`
  const ages = frame.shown.ages.map(({ what, at }) => `${what} ${durationText(frame.gatheredAt - at + since)} ago`)
  return [{ text: `${pace}${stretched}, ${coming}; q ends, r reads now` }, { text: ages.join(' · ') }].filter(
    ({ text }) => text !== '',
  )
}

const failuresOf = ({ frame: { shown } }: Standing): Line[] =>
  [...new Set(shown.failing.map(({ source, message }) => `not read now: ${source}: ${message}`))].map(text => ({
    text,
    isBad: true,
  }))
