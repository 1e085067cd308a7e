import type { Section } from './section.ts'

/** What a format may know of where its text goes. `spell`: what every text is written as there, before it is measured. */
export type Surface = { columns: number; color: boolean; terminal: boolean; spell?: (text: string) => string }

/** Report and layout to text, newline at the end. JSON ignores the layout; tables ignore the report. */
export type Format = (report: object, sections: readonly Section[], surface: Surface) => string

export type FormatName = 'table' | 'json' | 'csv' | 'markdown' | 'sarif'

export const formatNames: readonly FormatName[] = ['table', 'json', 'csv', 'markdown']

/** Those that only some commands have. */
export const rareFormats: readonly FormatName[] = ['sarif']
