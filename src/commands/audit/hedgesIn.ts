/** Which of these hedges a subject names: alone, in a list, or at the end as in `position #1 of NAME`. */
export const hedgesIn = (subject: string, names: readonly string[]): string[] => {
  const parts = subject.split(', ').map(part => part.split(' of ').at(-1) ?? part)
  return names.filter(name => parts.includes(name))
}
