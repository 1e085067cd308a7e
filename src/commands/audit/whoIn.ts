/** Who is named in what a check says: addresses, and what a stranger gave in quotes. */
export const whoIn = (text: string): string[] => [
  ...new Set([...(text.match(/0x[0-9a-f]{40}/gi) ?? []), ...(text.match(/(?<!\w)'[^']+'(?!\w)/g) ?? [])]),
]
