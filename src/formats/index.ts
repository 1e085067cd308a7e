import type { Format, FormatName } from '../domain/format.ts'

/** Loaded when asked for: `--json` must not pay for colour and frames. */
export const formats: Record<FormatName, () => Promise<Format>> = {
  table: async () => (await import('./table.ts')).table,
  json: async () => (await import('./json.ts')).json,
  csv: async () => (await import('./csv.ts')).csv,
  markdown: async () => (await import('./markdown.ts')).markdown,
  sarif: async () => (await import('./sarif.ts')).sarif,
}
