import type { Path } from './path.ts'
import { isMany, pick } from './pick.ts'

/** The values of each path as lines: text as it is, on one line; anything else as JSON. */
export const selectedLines = (document: unknown, paths: readonly Path[]): string =>
  paths
    .flatMap(({ steps }) => pick(document, steps))
    .map(value => `${typeof value === 'string' ? onOneLine(value) : JSON.stringify(value)}\n`)
    .join('')

/** The same as one object, by path; a list where a path says "each". */
export const selectedObject = (document: unknown, paths: readonly Path[]): Record<string, unknown> =>
  Object.fromEntries(
    paths.map(({ text, steps }) => [text, isMany(steps) ? pick(document, steps) : pick(document, steps)[0]]),
  )

const onOneLine = (text: string): string =>
  text.replaceAll(/[\p{Cc}\u2028\u2029]/gu, letter =>
    letter === '\n' ? '\\n' : `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
