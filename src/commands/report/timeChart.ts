import type { Chart, Hue, Run } from '../../domain/chart.ts'
import type { Field } from '../history/fields.ts'
import type { HedgeHistory } from '../history/types.ts'
import { axisOf, timeAxis } from './ticks.ts'

/** More points than a chart has room for say no more. */
const most = 240

/** One recorded number over the window; broken where nothing was recorded or known. Null where nothing is known of any record. */
export function timeChart(
  { records, summary, buckets, unrecorded }: HedgeHistory,
  { key, title, brief, text, change }: Field,
  { from, to, hue, zero }: { from: string; to: string; hue: Hue; zero: boolean },
): Chart | null {
  const { first, last, min, max } = summary[key]
  if (first === null || last === null || min === null || max === null) return null
  const [begin, end] = [Date.parse(from), Date.parse(to)]
  const points = thinned(
    records.map(record => ({ at: Date.parse(record.at), value: record[key] })),
    (end - begin) / most,
  )
  const breaks = unrecorded.map(gap => Date.parse(gap.from))
  const moved = summary[key].change
  return {
    title: `${title} over time`,
    text: `Since ${from.slice(0, 10)}: last ${text(last)}, between ${text(min)} and ${text(max)}${moved === null ? '' : `, ${change(moved)} in all`}.`,
    table: {
      kind: 'table',
      columns: [
        { title: 'Day (UTC)' },
        ...['Last', 'Min', 'Max'].map(each => ({ title: each, align: 'right' as const })),
        { title: 'Records', align: 'right' },
      ],
      rows: buckets.map(bucket => {
        const its = bucket.summary[key]
        return [bucket.from.slice(0, 10), text(its.last), text(its.min), text(its.max), `${bucket.records}`]
      }),
    },
    drawing: {
      kind: 'curves',
      x: timeAxis(begin, end),
      y: axisOf([min, max, ...(zero ? [0] : [])], brief.text),
      curves: [{ name: title, hue, runs: runsOf(points, breaks) }],
      marks: [],
    },
  }
}

type Point = { at: number; value: number | null }

/** The last of each stretch of that length. */
const thinned = (points: readonly Point[], length: number): Point[] =>
  points.filter((point, index) => {
    const next = points[index + 1]
    return next === undefined || Math.floor(next.at / length) !== Math.floor(point.at / length)
  })

/** What was not recorded is never drawn between. */
function runsOf(points: readonly Point[], breaks: readonly number[]): Run[] {
  const runs: [number, number][][] = [[]]
  let before = Number.NEGATIVE_INFINITY
  for (const { at, value } of points) {
    if (value === null || breaks.some(gap => gap >= before && gap < at)) runs.push([])
    if (value !== null) runs.at(-1)!.push([at, value])
    before = at
  }
  return runs.filter(run => run.length > 0)
}
