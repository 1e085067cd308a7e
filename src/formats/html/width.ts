/** Of every drawing, in its own units: as narrow as on a phone its text is read, as wide as a column of the page. */
export const width = 480

/** What a line of text of the drawings takes at most: digits are as wide as each other. */
export const textWidth = (text: string): number => [...text].length * 6.9

/** In tenths of a unit: no longer than it need be, and never what is no number. */
export const place = (value: number): string => {
  if (!Number.isFinite(value)) throw new RangeError('a drawing has no place for what is no number')
  return String(Math.round(value * 10) / 10 + 0)
}

export const clamped = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value))
