import {
  isArrayBindingPattern,
  isArrowFunction,
  isBindingElement,
  isBlock,
  isCallExpression,
  isClassDeclaration,
  isConstructorDeclaration,
  isFunctionDeclaration,
  isFunctionExpression,
  isIdentifier,
  isImportDeclaration,
  isImportSpecifier,
  isMethodDeclaration,
  isNewExpression,
  isParameterDeclaration,
  isPropertyAccessExpression,
  isPropertyAssignment,
  isSourceFile,
  isStringLiteral,
  isVariableDeclaration,
  type Node,
  type SourceFile,
} from 'typescript/unstable/ast'
import { nodesOf } from './syntax.ts'

type Fn = Node & { parameters: readonly Node[]; body?: Node }

/**
 * What a name stands for: a value that is written down, a place of a list that is, or a parameter by its place and, where it is
 * taken apart, its field.
 */
export type Meaning =
  | { value: Node }
  | { list: Node; at: number }
  | { of: Fn; at: number; field: string | null; rest: Node | null }

/** Names of a whole program and who calls what, by syntax alone: no types. */
export type Scopes = {
  nodes: readonly Node[]
  fileOf(node: Node): string
  parentOf(node: Node): Node | undefined
  meaningOf(name: string, where: Node): Meaning | null
  functionAround(node: Node): Fn | null
  /** The arguments of every call of a function, a method of its file or a class. */
  callsOf(fn: Fn): readonly { call: Node; args: readonly Node[] }[]
}

export function scopesOf(trees: ReadonlyMap<string, SourceFile>): Scopes {
  const parents = new Map<Node, Node>()
  const files = new Map<Node, string>()
  const declared = new Map<Node, Map<string, () => Meaning | null>>()
  const calls = new Map<string, Node[]>()
  const parentOf = (node: Node) => parents.get(node)

  const scopeOf = (node: Node): Node => {
    const above = parents.get(node)
    return above === undefined || isSourceFile(above) || isBlock(above) || isFn(above)
      ? (above ?? node)
      : scopeOf(above)
  }
  const declare = (scope: Node, name: string, meaning: () => Meaning | null) => {
    if (!declared.has(scope)) declared.set(scope, new Map())
    declared.get(scope)?.set(name, meaning)
  }

  const nodes: Node[] = []
  for (const [file, tree] of trees) {
    const its = [...nodesOf(tree)]
    nodes.push(...its)
    for (const node of its) {
      files.set(node, file)
      node.forEachChild(child => {
        parents.set(child, node)
      })
    }
    for (const node of its) {
      if (isVariableDeclaration(node) && isIdentifier(node.name)) {
        const { initializer } = node
        declare(scopeOf(node), node.name.text, () => (initializer ? { value: initializer } : null))
      } else if (isFunctionDeclaration(node) && node.name)
        declare(scopeOf(node), node.name.text, () => ({ value: node }))
      else if (isParameterDeclaration(node)) {
        const of = parents.get(node) as Fn
        const at = of.parameters.indexOf(node)
        if (isIdentifier(node.name)) {
          declare(of, node.name.text, () => ({ of, at, field: null, rest: node.initializer ?? null }))
          continue
        }
        for (const element of nodesOf(node.name)) {
          if (!isBindingElement(element) || element.name === undefined || !isIdentifier(element.name)) continue
          const { text } = element.name
          const field = element.propertyName?.getText() ?? text
          declare(of, text, () => ({ of, at, field, rest: element.initializer ?? null }))
        }
      } else if (isImportSpecifier(node)) {
        const name = (node.propertyName ?? node.name).getText()
        const path = importedFrom(node, parents)
        const from = path === null ? undefined : trees.get(resolved(file, path))
        if (from) declare(tree, node.name.text, () => declared.get(from)?.get(name)?.() ?? null)
      } else if (isBindingElement(node) && node.name && isIdentifier(node.name)) {
        const pattern = parents.get(node)
        const above = pattern && parents.get(pattern)
        const list = above && isVariableDeclaration(above) && above.initializer
        const at = pattern && isArrayBindingPattern(pattern) ? pattern.elements.indexOf(node) : -1
        // Of a parameter it stands already.
        if (above && isParameterDeclaration(above)) continue
        declare(scopeOf(node), node.name.text, () => (list && at >= 0 ? { list, at } : null))
      } else if (isCallExpression(node) || isNewExpression(node)) {
        const called = calledName(node.expression)
        if (called !== null) calls.set(called, [...(calls.get(called) ?? []), node])
      }
    }
  }

  const meaningOf = (name: string, where: Node): Meaning | null => {
    for (let at: Node | undefined = where; at !== undefined; at = parents.get(at)) {
      const meaning = declared.get(at)?.get(name)
      if (meaning !== undefined) return meaning()
    }
    return null
  }

  return {
    nodes,
    fileOf: node => files.get(node) ?? '',
    parentOf,
    meaningOf,
    functionAround: node => {
      for (let at = parents.get(node); at !== undefined; at = parents.get(at)) if (isFn(at)) return at
      return null
    },
    callsOf: fn => {
      const { name, isMethod } = nameOf(fn, parents)
      return (calls.get(name) ?? []).flatMap(call => {
        if (!isCallExpression(call) && !isNewExpression(call)) return []
        const { expression } = call
        if (isIdentifier(expression)) {
          const meaning = meaningOf(name, expression)
          const known = meaning !== null && 'value' in meaning && meaning.value === fn
          if (!known && !isNewExpression(call)) return []
        } else if (!isMethod || files.get(call) !== files.get(fn)) return []
        return [{ call, args: [...(call.arguments ?? [])] }]
      })
    },
  }
}

export const isFn = (node: Node): node is Fn =>
  isArrowFunction(node) ||
  isFunctionDeclaration(node) ||
  isFunctionExpression(node) ||
  isMethodDeclaration(node) ||
  isConstructorDeclaration(node)

function calledName(expression: Node): string | null {
  if (isIdentifier(expression)) return expression.text
  return isPropertyAccessExpression(expression) && isIdentifier(expression.name) ? expression.name.text : null
}

/** What it is called by: its own name, that of the constant or field it is written into, or of its class. */
function nameOf(fn: Fn, parents: ReadonlyMap<Node, Node>): { name: string; isMethod: boolean } {
  if (isFunctionDeclaration(fn)) return { name: fn.name?.text ?? '', isMethod: false }
  const above = parents.get(fn)
  if (above !== undefined && isVariableDeclaration(above)) return { name: above.name.getText(), isMethod: false }
  if (above !== undefined && isPropertyAssignment(above)) return { name: above.name.getText(), isMethod: true }
  const isOfClass = isConstructorDeclaration(fn) && above !== undefined && isClassDeclaration(above)
  return { name: isOfClass ? (above.name?.text ?? '') : '', isMethod: false }
}

function importedFrom(node: Node, parents: ReadonlyMap<Node, Node>): string | null {
  for (let at: Node | undefined = node; at !== undefined; at = parents.get(at)) {
    if (isImportDeclaration(at)) return isStringLiteral(at.moduleSpecifier) ? at.moduleSpecifier.text : null
  }
  return null
}

/** The path of a file that another one imports by a path from itself. */
const resolved = (from: string, path: string): string => new URL(path, `file:///${from}`).pathname.slice(1)
