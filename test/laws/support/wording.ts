import {
  type ElementAccessExpression,
  isArrayLiteralExpression,
  isArrowFunction,
  isAsExpression,
  isAwaitExpression,
  isBinaryExpression,
  isBlock,
  isCallExpression,
  isConditionalExpression,
  isElementAccessExpression,
  isFunctionDeclaration,
  isIdentifier,
  isNonNullExpression,
  isNoSubstitutionTemplateLiteral,
  isNumericLiteral,
  isObjectLiteralExpression,
  isParenthesizedExpression,
  isPropertyAccessExpression,
  isPropertyAssignment,
  isReturnStatement,
  isSatisfiesExpression,
  isShorthandPropertyAssignment,
  isStringLiteral,
  isTemplateExpression,
  type Node,
  type ObjectLiteralExpression,
  SyntaxKind,
} from 'typescript/unstable/ast'
import { isFn, type Scopes } from './scopes.ts'
import { nodesOf } from './syntax.ts'

/** What parameters stand for here: the arguments of the calls that lead to the place, by function. */
export type Bound = ReadonlyMap<Node, readonly Node[]>

export const unbound: Bound = new Map()

type Open = (fn: Node) => void

const deepest = 8

/** Functions that word a value, and stand by their name. */
const closed = ['describeInput', 'systemWords', 'shellWord', 'pathWord', 'reduceText']

/**
 * The texts an expression can be, as they are written: a value in braces by its name, a part that may be this or that in brackets.
 * `open` hears of every function on whose arguments it depends.
 */
export function wordingsOf(scopes: Scopes, node: Node, bound: Bound, open: Open, depth = 0): string[] {
  const again = (next: Node, its = bound) => wordingsOf(scopes, next, its, open, depth + 1)
  const value = () => [`{${shortened(node.getText())}}`]
  if (depth > deepest) return value()
  const inner = unwrapped(node)
  if (inner !== null) return again(inner)
  if (isStringLiteral(node) || isNoSubstitutionTemplateLiteral(node) || isNumericLiteral(node)) return [node.text]
  if (isConditionalExpression(node)) return unique([...again(node.whenTrue), ...again(node.whenFalse)])
  if (isTemplateExpression(node)) {
    const spans = node.templateSpans.map(span => oneOf(again(span.expression)) + span.literal.text)
    return [node.head.text + spans.join('')]
  }
  if (isBinaryExpression(node)) {
    const { kind } = node.operatorToken
    if (kind === SyntaxKind.PlusToken) return [oneOf(again(node.left)) + oneOf(again(node.right))]
    const either = [SyntaxKind.QuestionQuestionToken, SyntaxKind.BarBarToken].includes(kind)
    // An empty text on the left of || gives way.
    const left = either ? again(node.left).filter(text => text !== '' || kind !== SyntaxKind.BarBarToken) : []
    return either ? unique([...left, ...again(node.right)]) : value()
  }
  const known = valuesOf(scopes, node, bound, open)
  const texts = known.flatMap(found => again(found.node, found.bound))
  return texts.every(isValue) ? value() : unique(texts)
}

type Found = { node: Node; bound: Bound }

/** The expressions a name, a field or a call stands for; none where only a run knows. */
function valuesOf(scopes: Scopes, node: Node, bound: Bound, open: Open): Found[] {
  const found = (nodes: readonly Node[], its = bound) => nodes.map(it => ({ node: it, bound: its }))
  if (isIdentifier(node)) {
    const meaning = scopes.meaningOf(node.text, node)
    if (meaning === null) return []
    if ('value' in meaning) return isFn(meaning.value) ? [] : found([meaning.value])
    if ('list' in meaning) {
      const lists = listsOf(scopes, { node: meaning.list, bound }, open, 0)
      return lists.flatMap(it =>
        isArrayLiteralExpression(it.node) ? found(it.node.elements.slice(meaning.at, meaning.at + 1), it.bound) : [],
      )
    }
    const given = bound.get(meaning.of)
    if (given === undefined) {
      open(meaning.of)
      return []
    }
    const arg = given[meaning.at] ?? (meaning.field === null ? meaning.rest : null)
    if (!arg) return []
    if (meaning.field === null) return found([arg])
    const object = objectOf(scopes, arg, bound, open)
    return object === null ? [] : found(fieldOf(object, meaning.field))
  }
  if (isPropertyAccessExpression(node)) {
    const object = objectOf(scopes, node.expression, bound, open)
    return object === null ? [] : found(fieldOf(object, node.name.text))
  }
  if (isElementAccessExpression(node)) return found(elementsOf(scopes, node, bound, open))
  if (isCallExpression(node) && isIdentifier(node.expression)) {
    if (closed.includes(node.expression.text)) return []
    const meaning = scopes.meaningOf(node.expression.text, node)
    if (meaning === null || !('value' in meaning) || !isFn(meaning.value) || bound.has(meaning.value)) return []
    return found(returnsOf(meaning.value), new Map([...bound, [meaning.value, [...node.arguments]]]))
  }
  return []
}

/** The lists an expression can be, as far as they are written down. */
function listsOf(scopes: Scopes, { node, bound }: Found, open: Open, depth: number): Found[] {
  const inner = unwrapped(node)
  if (inner !== null) return listsOf(scopes, { node: inner, bound }, open, depth)
  if (isArrayLiteralExpression(node) || depth > deepest) return [{ node, bound }]
  const either = isConditionalExpression(node)
    ? [node.whenTrue, node.whenFalse].map(it => ({ node: it, bound }))
    : valuesOf(scopes, node, bound, open)
  return either.flatMap(it => listsOf(scopes, it, open, depth + 1))
}

function returnsOf(fn: Node): Node[] {
  if (isArrowFunction(fn) && !isBlock(fn.body)) return [fn.body]
  const body = isArrowFunction(fn) || isFunctionDeclaration(fn) ? fn.body : undefined
  return body === undefined
    ? []
    : [...nodesOf(body)].flatMap(node => (isReturnStatement(node) && node.expression ? [node.expression] : []))
}

/** What stands under a key: one value where the key is written down, any of them where only a run knows it. */
function elementsOf(scopes: Scopes, node: ElementAccessExpression, bound: Bound, open: Open): Node[] {
  const object = objectOf(scopes, node.expression, bound, open)
  if (object === null) return []
  const keys = wordingsOf(scopes, node.argumentExpression, bound, open)
  const named = keys.flatMap(key => fieldOf(object, key))
  return named.length > 0 ? named : object.properties.flatMap(it => (isPropertyAssignment(it) ? [it.initializer] : []))
}

/** The object a name stands for, where it is written down. */
function objectOf(scopes: Scopes, node: Node, bound: Bound, open: Open = () => {}): ObjectLiteralExpression | null {
  const inner = unwrapped(node)
  if (inner !== null) return objectOf(scopes, inner, bound, open)
  if (isObjectLiteralExpression(node)) return node
  if (isElementAccessExpression(node)) {
    const [only, ...others] = elementsOf(scopes, node, bound, open)
    return only === undefined || others.length > 0 ? null : objectOf(scopes, only, bound, open)
  }
  if (!isIdentifier(node)) return null
  const meaning = scopes.meaningOf(node.text, node)
  return meaning !== null && 'value' in meaning && !isIdentifier(meaning.value)
    ? objectOf(scopes, meaning.value, bound, open)
    : null
}

export function fieldOf(object: Node, name: string): Node[] {
  if (!isObjectLiteralExpression(object)) return []
  return object.properties.flatMap((property): Node[] => {
    if (isPropertyAssignment(property) && property.name.getText() === name) return [property.initializer]
    return isShorthandPropertyAssignment(property) && property.name.getText() === name ? [property.name] : []
  })
}

function unwrapped(node: Node): Node | null {
  const isShell =
    isParenthesizedExpression(node) ||
    isAsExpression(node) ||
    isSatisfiesExpression(node) ||
    isNonNullExpression(node) ||
    isAwaitExpression(node)
  return isShell ? node.expression : null
}

const isValue = (text: string): boolean => /^\{[^{}]*\}$/.test(text)

export const hasWords = (text: string): boolean => /[a-z0-9]/i.test(text.replace(/\{[^{}]*\}/g, ''))

function oneOf(texts: readonly string[]): string {
  if (texts.length === 1) return texts[0] ?? ''
  const whole = texts.filter(text => text !== '')
  return `[${whole.join(' | ')}${whole.length < texts.length ? ' | ' : ''}]`
}

const unique = (texts: readonly string[]): string[] => [...new Set(texts)]

const shortened = (code: string): string => {
  const line = code.replace(/\s+/g, ' ').replace(/[{}]/g, '')
  return line.length > 60 ? `${line.slice(0, 57)}...` : line
}
