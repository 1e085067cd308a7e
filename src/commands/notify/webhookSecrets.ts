import type { ActionContext } from '../../domain/actionContext.ts'
import { exitCodes, Failure } from '../../domain/failure.ts'
import { Secret } from '../../domain/secret.ts'
import { refuseSigning } from '../words/refuse.ts'

export type Asked = {
  /** What to pipe it into. */
  command: string
  /** Whether the secret is given too, or drawn here. */
  withSecret: boolean
  /** What draws one. */
  draw: string
}

/** Shorter ones are guessed. */
const shortest = 24
const longest = 500

/**
 * The URL of a webhook and the secret that signs for it, each by hidden prompt, or both from standard input, a line each. Nothing
 * that signs for money is taken for either.
 */
export async function webhookSecrets(
  context: ActionContext,
  asked: Asked,
): Promise<{ url: Secret; hmac: Secret | null }> {
  const [url = '', hmac = ''] = await linesOf(context, asked)
  await refuseSigning(context, url, 'mainnet')
  checkUrl(url)
  if (!asked.withSecret) {
    if (hmac !== '') throw usage('--new-secret draws a secret, and a second line gives one', asked.command)
    return { url: new Secret(url), hmac: null }
  }
  if (context.classify(hmac) === 'private-key') throw looksLikeKey(asked.draw)
  await refuseSigning(context, hmac, 'mainnet')
  checkHmac(hmac, asked.draw)
  return { url: new Secret(url), hmac: new Secret(hmac) }
}

async function linesOf(context: ActionContext, { command, withSecret }: Asked): Promise<string[]> {
  if (!context.stdinIsTerminal) {
    const text = (await context.readSecretFromStdin('the URL of the webhook, and its secret on a second line')).reveal()
    const lines = text.split(/\r?\n/).map(line => line.trim())
    if (lines.length > 2) throw usage('standard input holds more than two lines: the URL, and its secret', command)
    return lines
  }
  if (!context.interactive) throw usage('there is nobody to ask for the URL', command)
  const url = (await context.prompt.secret({ message: 'URL of the webhook (hidden)' })).reveal().trim()
  if (!withSecret) return [url]
  const message = `Secret that signs, which the receiver has too (${shortest} characters or more, hidden)`
  return [url, (await context.prompt.secret({ message })).reveal().trim()]
}

/** Https, or http on loopback: what is sent tells how somebody's money stands. The URL is never repeated. */
function checkUrl(text: string): void {
  const bad = (why: string, hint: string) =>
    new Failure('bad-webhook-url', `the URL of the webhook ${why}`, hint, exitCodes.usage)
  if (/\s/.test(text) || !URL.canParse(text)) throw bad('is not a URL', 'it looks like https://host/path')
  const url = new URL(text)
  if (url.username !== '' || url.password !== '') {
    throw bad('holds a user name or password, which cannot be sent', 'put the token of the receiver into the path')
  }
  const loopback = /^(127(\.\d{1,3}){3}|\[::1\]|localhost)$/.test(url.hostname)
  if (url.protocol === 'https:' || (url.protocol === 'http:' && loopback)) return
  if (url.protocol === 'http:') {
    throw bad(
      'is plain http: anyone on the way can read what is sent',
      'give the receiver a certificate, and use https',
    )
  }
  throw bad('does not begin with https://', 'take the https URL of the receiver')
}

function checkHmac(text: string, draw: string): void {
  const hint = `draw one: ${draw}`
  const bad = (why: string) =>
    new Failure('bad-webhook-secret', `the secret of the webhook ${why}`, hint, exitCodes.usage)
  if (text === '') throw bad('is missing: standard input holds the URL on one line, the secret on the next')
  if (!/^[\x21-\x7e]+$/.test(text)) throw bad('holds blanks, or what is no ASCII')
  if (text.length < shortest) throw bad(`has ${text.length} characters: ${shortest} or more, drawn at random`)
  if (text.length > longest) throw bad(`has ${text.length} characters: ${longest} at most`)
}

/** Nobody asks whose it is: most are drawn at random for this, and what looks like a key of a wallet is stored nowhere. */
const looksLikeKey = (draw: string): Failure =>
  new Failure(
    'bad-webhook-secret',
    'the secret of the webhook looks like the private key of a wallet, and nothing that does is stored',
    `draw one: ${draw}`,
    exitCodes.refused,
  )

const usage = (message: string, command: string): Failure =>
  new Failure('usage', message, `printf '%s\\n%s\\n' "$URL" "$SECRET" | ${command}`, exitCodes.usage)
