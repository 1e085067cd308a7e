import {
  isCallExpression,
  isClassDeclaration,
  isIdentifier,
  isNewExpression,
  isObjectLiteralExpression,
  isPropertyAccessExpression,
  type Node,
  SyntaxKind,
} from 'typescript/unstable/ast'
import type { Files } from './project.ts'
import { type Scopes, scopesOf } from './scopes.ts'
import { parse } from './syntax.ts'
import { type Bound, fieldOf, hasWords, unbound, wordingsOf } from './wording.ts'

/**
 * One way in which the program says something, as it is written down in the sources. `kind`: the exit code of a failure, `gap`,
 * `alert` (a message without a hint), `said` (a line on standard error), `asked` (a question), `inside` (an error another one words).
 */
export type Message = { file: string; code: string; messages: string[]; hints: string[]; kind: string }

/**
 * Every message: what `Failure` and the classes that extend it are made with, every object with a message, every line that is said,
 * and what is thrown to be worded elsewhere. One whose words are given by a caller stands once for each caller, in the caller's file.
 */
export const messagesOf = (files: Files): Message[] =>
  parse(files, trees => {
    const scopes = scopesOf(trees)
    const sites = scopes.nodes.flatMap(node => sitesAt(scopes, node))
    return unique(sites.flatMap(site => told(scopes, site, unbound, 0)))
  })

type Site = { at: Node; code?: Node; message: Node; hint?: Node; exit?: Node; kind: string | null }

function sitesAt(scopes: Scopes, node: Node): Site[] {
  if (isObjectLiteralExpression(node)) {
    const [[message], [hint], [code]] = [fieldOf(node, 'message'), fieldOf(node, 'hint'), fieldOf(node, 'code')]
    if (message === undefined) return []
    const [id] = fieldOf(node, 'id')
    if (hint) return [{ at: node, ...(code && { code }), message, hint, kind: 'gap' }]
    return [{ at: node, ...(id && { code: id }), message, kind: isQuestion(scopes, node) ? 'asked' : 'alert' }]
  }
  const args = (node as { arguments?: readonly Node[] }).arguments ?? []
  if (isCallExpression(node) && args[0] !== undefined && isSaying(node.expression)) {
    return [{ at: node, message: args[0], kind: 'said' }]
  }
  if (isNewExpression(node) && isIdentifier(node.expression) && node.expression.text !== 'Failure') {
    const text = args.find(arg => hasWords(wordingsOf(scopes, arg, unbound, () => {}).join(' ')))
    const isInside = inside.test(node.expression.text) && !asked.test(node.expression.text)
    return isInside && text ? [{ at: node, message: text, kind: 'inside' }] : []
  }
  const isSuper = isCallExpression(node) && node.expression.kind === SyntaxKind.SuperKeyword && inFailure(scopes, node)
  if (!isNewExpression(node) && !isSuper) return []
  const [code, message, hint, exit] = args
  return message && hint ? [{ at: node, ...(code && { code }), message, hint, ...(exit && { exit }), kind: null }] : []
}

const inside = /(Error|Failure|Refusal|Unusable)$/

/** What takes a code, a message and a hint, or a gap, which are found by themselves. */
const asked = /^(Store|Read)Failure$/

function inFailure(scopes: Scopes, node: Node): boolean {
  for (let at: Node | undefined = node; at !== undefined; at = scopes.parentOf(at)) {
    if (isClassDeclaration(at)) return at.heritageClauses?.some(it => it.getText() === 'extends Failure') ?? false
  }
  return false
}

const isSaying = (called: Node): boolean => /^(context\.say|say|warn|warnings\.to)$/.test(called.getText())

function isQuestion(scopes: Scopes, node: Node): boolean {
  const call = scopes.parentOf(node)
  if (call === undefined || !isCallExpression(call) || !isPropertyAccessExpression(call.expression)) return false
  return ['text', 'secret', 'confirm', 'choose', 'chooseMany'].includes(call.expression.name.getText())
}

/** Whose callers give it a value and no words. */
const takesValues = /^(export )?function toReadFailure/

const mostCallers = 5

function told(scopes: Scopes, site: Site, bound: Bound, depth: number, at: Node = site.at): Message[] {
  const open = new Set<Node>()
  const texts = (node: Node | undefined) =>
    node === undefined ? [] : wordingsOf(scopes, node, bound, fn => open.add(fn))
  const plain: Message = {
    file: scopes.fileOf(at),
    messages: texts(site.message),
    hints: texts(site.hint),
    code: texts(site.code).join(' | '),
    kind: site.kind ?? `exit ${site.exit === undefined ? 1 : texts(site.exit).join(' | ')}`,
  }
  const around = [...open].find(fn => !bound.has(fn))
  const isWhole = around === undefined || site.kind === 'inside' || takesValues.test(around.getText())
  if (isWhole || depth >= mostCallers) return [plain]
  const calls = scopes.callsOf(around as Parameters<Scopes['callsOf']>[0])
  const deeper = calls.flatMap(({ call, args }) =>
    told(scopes, site, new Map([...bound, [around, args]]), depth + 1, call),
  )
  const says = (it: Message) => `${it.code} ${it.messages} ${it.hints}`
  const more = deeper.filter(it => says(it) !== says(plain))
  if (more.length === 0) return [plain]
  // Callers who add no words leave the message where it is.
  return deeper.length > more.length ? [plain, ...more] : more
}

function unique(messages: readonly Message[]): Message[] {
  const known = new Map(messages.map(message => [JSON.stringify(message), message]))
  return [...known.values()]
}

/** What has words of its own; the rest passes on what another place has worded. */
export const isWorded = ({ messages }: Message): boolean => messages.some(hasWords)
