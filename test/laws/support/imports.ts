import {
  isCallExpression,
  isExportDeclaration,
  isIdentifier,
  isImportDeclaration,
  isImportTypeNode,
  isLiteralTypeNode,
  isNamedExports,
  isNamedImports,
  isStringLiteral,
  type Node,
  type SourceFile,
  SyntaxKind,
} from 'typescript/unstable/ast'
import type { Files } from './project.ts'
import { nodesOf, parse } from './syntax.ts'

export type Import = {
  file: string
  /** As written; `?` where it is computed, so that nobody can say what is loaded. */
  specifier: string
  /** `type` is gone at run time; `import { type X }` is not, since the module is still loaded. */
  kind: 'static' | 'dynamic' | 'type'
  /** What is taken by name; `*` is everything. */
  names: readonly string[]
}

export const importsOf = (files: Files): Import[] =>
  parse(files, trees => [...trees].flatMap(([file, tree]) => importsIn(file, tree)))

export function importsIn(file: string, tree: SourceFile): Import[] {
  const found: Import[] = []
  for (const node of nodesOf(tree)) {
    const read = importAt(node)
    if (read !== null) found.push({ file, ...read })
  }
  return found
}

function importAt(node: Node): Omit<Import, 'file'> | null {
  if (isImportDeclaration(node)) {
    const clause = node.importClause
    const kind = clause?.phaseModifier === SyntaxKind.TypeKeyword ? 'type' : 'static'
    const names = [
      ...(clause?.name === undefined ? [] : ['default']),
      ...(clause?.namedBindings === undefined ? [] : namesIn(clause.namedBindings)),
    ]
    return { specifier: textOf(node.moduleSpecifier), kind, names }
  }
  if (isExportDeclaration(node) && node.moduleSpecifier !== undefined) {
    const names = node.exportClause === undefined ? ['*'] : namesIn(node.exportClause)
    return { specifier: textOf(node.moduleSpecifier), kind: node.isTypeOnly ? 'type' : 'static', names }
  }
  if (isCallExpression(node) && node.expression.kind === SyntaxKind.ImportKeyword) {
    return { specifier: textOf(node.arguments[0]), kind: 'dynamic', names: ['*'] }
  }
  if (isImportTypeNode(node)) {
    const { argument } = node
    return { specifier: textOf(isLiteralTypeNode(argument) ? argument.literal : argument), kind: 'type', names: ['*'] }
  }
  return null
}

const namesIn = (bindings: Node): string[] =>
  isNamedImports(bindings) || isNamedExports(bindings)
    ? [...bindings.elements].map(element => {
        const name = element.propertyName ?? element.name
        return isIdentifier(name) || isStringLiteral(name) ? name.text : '?'
      })
    : ['*']

const textOf = (node: Node | undefined): string => (node !== undefined && isStringLiteral(node) ? node.text : '?')
