import type { Step } from './path.ts'

/** What elements of lists are called by, in this order. */
const names = ['name', 'id', 'tokenId', 'coin', 'asset', 'chain', 'key']

/**
 * What stands in a JSON document where a path leads, in order. One value, or as many as there are elements where the path says
 * "each". Null where it leads to nothing: past the end of a list, to nobody of that name or to more than one, beyond a null.
 */
export function pick(document: unknown, steps: readonly Step[]): unknown[] {
  return steps.reduce<unknown[]>((values, step) => values.flatMap(value => next(value, step)), [document])
}

export const isMany = (steps: readonly Step[]): boolean => steps.some(step => 'each' in step)

function next(value: unknown, step: Step): unknown[] {
  if ('each' in step) return Array.isArray(value) ? value : [null]
  if (Array.isArray(value)) return [('index' in step ? value[step.index] : called(value, wordOf(step))) ?? null]
  const field = 'index' in step ? String(step.index) : wordOf(step)
  return [isObject(value) && Object.hasOwn(value, field) ? (value[field] ?? null) : null]
}

const wordOf = (step: Exclude<Step, { each: true } | { index: number }>): string =>
  'field' in step ? step.field : step.called

/** By the first of the names that any of them goes by; of two that are called the same nobody knows which is meant. */
function called(list: readonly unknown[], word: string): unknown {
  for (const name of names) {
    const found = list.filter(each => isObject(each) && each[name] === word)
    if (found.length > 0) return found.length === 1 ? found[0] : null
  }
  return null
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
