import type { Section } from './section.ts'

type Table = Extract<Section, { kind: 'table' }>

/** Which leg a curve is of: a format has a colour and a way to draw a line for each, so that none needs its colour. */
export type Hue = 'lp' | 'hedge' | 'net'

/** Values from `from` to `to`, and where its labels stand. */
export type Axis = { from: number; to: number; ticks: readonly { at: number; text: string }[] }

/** Points side by side without a gap between them. */
export type Run = readonly (readonly [x: number, y: number])[]

export type Curve = { name: string; hue: Hue; runs: readonly Run[] }

/** Curves over an axis; `marks` are upright lines at one x each. */
export type CurveChart = {
  kind: 'curves'
  x: Axis
  y: Axis
  curves: readonly Curve[]
  marks: readonly { x: number; text: string }[]
}

/** `at` and `entry` are shares of the way from the lower bound (0) to the upper (1), below and above them outside; null: not known. */
export type RangeRow = {
  name: string
  isIn: boolean
  at: number
  entry: number | null
  lower: string
  upper: string
  price: string
  entryPrice: string
}

export type RangeChart = { kind: 'ranges'; rows: readonly RangeRow[] }

/** Gains to the right, losses to the left; null: not known, and no bar. */
export type BarChart = {
  kind: 'bars'
  bars: readonly { name: string; value: number | null; text: string; isTotal: boolean }[]
}

/** A drawing, what it shows in a sentence, and the same in numbers for who cannot see it. */
export type Chart = { title: string; text: string; table: Table; drawing: CurveChart | RangeChart | BarChart }
