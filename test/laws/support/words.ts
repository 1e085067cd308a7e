import {
  isElementAccessExpression,
  isIdentifier,
  isNoSubstitutionTemplateLiteral,
  isStringLiteral,
  type Node,
} from 'typescript/unstable/ast'
import type { Files } from './project.ts'
import { nodesOf, parse } from './syntax.ts'

export type Use = { file: string; word: string }

/** Every place in code (not in comments or texts) where one of these words stands as a name, `x['word']` included. */
export const usesOf = (files: Files, words: readonly string[]): Use[] =>
  parse(files, trees =>
    [...trees].flatMap(([file, tree]) =>
      [...nodesOf(tree)].flatMap(node => {
        const word = wordAt(node)
        return word !== null && words.includes(word) ? [{ file, word }] : []
      }),
    ),
  )

function wordAt(node: Node): string | null {
  if (isIdentifier(node)) return node.text
  if (!isElementAccessExpression(node)) return null
  const { argumentExpression: key } = node
  return isStringLiteral(key) || isNoSubstitutionTemplateLiteral(key) ? key.text : null
}

/** How often each file uses them, files without a use left out. */
export function countByFile(uses: readonly Use[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { file } of uses) counts[file] = (counts[file] ?? 0) + 1
  return counts
}
