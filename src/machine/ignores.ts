/** The text of a list of patterns, and how many folders below the top it lies. */
export type IgnoreList = { text: string; from: number }

/**
 * Whether patterns of git's exclude files, of the plainest kinds, name a path or a folder above it. Any `!` takes back what
 * nobody can tell without all of git's rules: then nothing counts as ignored. Patterns with `**`, `?`, `[` or `\` are passed over.
 */
export function isIgnoredBy(lists: readonly IgnoreList[], way: readonly string[]): boolean {
  const all = lists.map(({ text, from }) => ({ patterns: patternsIn(text), from }))
  if (all.some(({ patterns }) => patterns.some(pattern => pattern.startsWith('!')))) return false
  return all.some(({ patterns, from }) => patterns.some(pattern => names(pattern, way.slice(from))))
}

const patternsIn = (text: string): string[] =>
  text
    .split(/\r?\n/)
    .map(line => line.trimEnd())
    .filter(line => line !== '' && !line.startsWith('#'))

function names(pattern: string, way: readonly string[]): boolean {
  if (/\*\*|[?[\]\\]/.test(pattern)) return false
  const onlyFolders = pattern.endsWith('/')
  const steps = pattern.replace(/\/$/, '').split('/')
  const folders = onlyFolders ? way.slice(0, -1) : way
  // Without a slash but at its end it names what lies at any depth.
  if (steps.length === 1) return folders.some(name => fits(steps[0]!, name))
  const anchored = steps[0] === '' ? steps.slice(1) : steps
  return anchored.length <= folders.length && anchored.every((step, at) => fits(step, folders[at]!))
}

/** `*` is any part of one name. */
const fits = (step: string, name: string): boolean => {
  const parts = step.split('*')
  if (parts.length === 1) return step === name
  const [first, last] = [parts[0]!, parts.at(-1)!]
  if (!name.startsWith(first) || !name.slice(first.length).endsWith(last)) return false
  let rest = name.slice(first.length, name.length - last.length)
  for (const part of parts.slice(1, -1)) {
    const at = rest.indexOf(part)
    if (at < 0) return false
    rest = rest.slice(at + part.length)
  }
  return true
}
