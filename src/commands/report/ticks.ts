import type { Axis } from '../../domain/chart.ts'

/** An axis that holds all of these values, its labels at round numbers, about `count` of them. One value alone, or as good as one, has room on both sides. */
export function axisOf(values: readonly number[], text: (value: number) => string, count = 5): Axis {
  const finite = values.filter(value => Number.isFinite(value))
  const [low, high] = finite.length === 0 ? [0, 1] : [Math.min(...finite), Math.max(...finite)]
  const size = Math.max(Math.abs(low), Math.abs(high))
  const isOne = high - low <= Math.max(size, 1e-9) * 1e-9
  const room = isOne ? (size > 1e-9 ? size * 0.05 : 1) : 0
  const step = roundStep((high - low + 2 * room) / (count - 1))
  const [first, last] = [Math.floor((low - room) / step), Math.ceil((high + room) / step)]
  const ticks = Array.from({ length: last - first + 1 }, (_, index) => {
    const at = exact((first + index) * step)
    return { at, text: at === 0 ? text(at).replace(/\.0+$/, '') : text(at) }
  })
  return { from: exact(first * step), to: exact(last * step), ticks }
}

/** Prices from the first to the last as they are; round numbers between them. */
export function innerAxis(from: number, to: number, text: (value: number) => string, count = 5): Axis {
  const ticks = axisOf([from, to], text, count).ticks.filter(({ at }) => at >= from && at <= to)
  return { from, to, ticks }
}

const hour = 3_600_000
const steps = [1, 3, 6, 12, 24, 48, 96, 168, 336, 672, 1344, 2688].map(hours => hours * hour)

/** Moments in milliseconds; labels at whole hours or days, UTC: `14:00` of a short window, `03-17` of a longer one. */
export function timeAxis(from: number, to: number): Axis {
  const step = steps.find(each => (to - from) / each <= 5) ?? steps.at(-1)! * Math.ceil((to - from) / steps.at(-1)! / 5)
  const first = Math.ceil(from / step)
  const ticks = Array.from({ length: Math.max(0, Math.floor(to / step) - first + 1) }, (_, index) => {
    const at = (first + index) * step
    const text = new Date(at).toISOString()
    return { at, text: step < 24 * hour ? text.slice(11, 16) : text.slice(5, 10) }
  })
  return { from, to, ticks }
}

/** The next of 1, 2, 2.5 and 5 times a power of ten. */
function roundStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough))
  return exact(([1, 2, 2.5, 5].find(each => each * power >= rough * 0.999_999) ?? 10) * power)
}

/** Without what binary fractions add to it; never minus zero. */
const exact = (value: number): number => Number(value.toPrecision(12)) + 0
