/** Figures as they are read: three digits, and the unit beside. */
export const milliseconds = (value: number): string => `${rounded(value)} ms`
export const microseconds = (value: number): string => `${rounded(value)} µs`
export const times = (value: number): string => `${rounded(value)} ×`
export const megabytes = (bytes: number): string => `${rounded(bytes / 1e6)} MB`
export const kilobytes = (bytes: number): string => `${rounded(bytes / 1e3)} kB`

const rounded = (value: number) =>
  Math.abs(value) >= 100 ? Math.round(value).toLocaleString('en-US') : String(Number(value.toPrecision(3)))
