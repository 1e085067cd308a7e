import type { Page } from '../../domain/page.ts'

/** Every address by the number of its first appearance, so that one can still be told from another. */
export function redacted(page: Page): Page {
  const seen: string[] = []
  const named = (address: string): string => {
    const known = address.toLowerCase()
    if (!seen.includes(known)) seen.push(known)
    return `address ${seen.indexOf(known) + 1}`
  }
  const hide = (text: string) => text.replace(/0x[0-9a-f]{40}(?![0-9a-f])/gi, named)
  return JSON.parse(JSON.stringify(page), (_key, value: unknown) => (typeof value === 'string' ? hide(value) : value))
}
