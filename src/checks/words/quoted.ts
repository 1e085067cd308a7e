/** A name that a stranger gave, told from the words around it: nothing in it moves a cursor, reorders or ends its quotes. */
export function quoted(name: string): string {
  const characters = [...name.replace(/[\p{C}\p{Zl}\p{Zp}'"`]/gu, '?')]
  return `'${characters.length <= 32 ? characters.join('') : `${characters.slice(0, 31).join('')}…`}'`
}
