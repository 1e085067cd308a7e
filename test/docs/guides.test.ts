import crypto from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from '../../src/cli/parse.ts'
import { commands } from '../../src/commands/index.ts'
import { Secret } from '../../src/domain/secret.ts'
import { sendWebhook } from '../../src/venues/webhook/sendWebhook.ts'
import { shellWords } from '../laws/support/commandLines.ts'
import { startReceiver } from '../support/receiver/receiver.ts'

const root = new URL('../../', import.meta.url)
const guides = globSync('{*,docs/*}.md', { cwd: root })
const textOf = (path: string) => readFileSync(new URL(path, root), 'utf8')

/** Every `hedge …` that stands where a person would copy it: in code of its own, or between backquotes. */
function typedIn(text: string): string[] {
  const blocks = [...text.matchAll(/^```\n([\s\S]*?)^```$/gm)].flatMap(([, block]) => block!.split('\n'))
  const lines = blocks.map(line => line.replace(/^\$ /, '').replace(/^.*\| (?=hedge )/, ''))
  const inline = [...text.matchAll(/(?<!`)`(hedge [^`\n]+)`(?!`)/g)].map(([, line]) => line!)
  return [...lines.filter(line => line.startsWith('hedge ') && !isPrinted(line)), ...inline]
    .flatMap(line => line.replace(/\s+#.*$/, '').split(/ && /))
    .filter(line => line.startsWith('hedge '))
    .map(line => line.replace(/ [>|].*$/, ''))
}

/** What `hedge schedule` says first. */
const isPrinted = (line: string): boolean => /^hedge \S+ every /.test(line)

const wordsOf = (line: string): string[] => shellWords(line).slice(1)

describe('what the guides tell to type', () => {
  it.each(guides)('%s: every command and option of it is there', async path => {
    const wrong: string[] = []
    const names = commands.map(({ name }) => `hedge ${name}`)
    for (const line of typedIn(textOf(path)).filter(each => !names.includes(each)))
      await parse(wordsOf(line)).catch((error: Error) => wrong.push(`${line}: ${error.message}`))
    expect(wrong).toEqual([])
  })

  it('was found at all, and a mistake would be', async () => {
    expect(typedIn(textOf('docs/monitoring.md')).length).toBeGreaterThan(20)
    await expect(parse(wordsOf('hedge history eth-usdc --feild value'))).rejects.toThrow('an option is not known')
  })

  it.each(guides)('%s: what it refers to in the package is there', path => {
    const targets = [...textOf(path).matchAll(/\]\((?!https?:)([^)#]*)(#[^)]*)?\)/g)]
    for (const [, file, anchor] of targets) {
      const target = textOf(
        file === '' ? path : new URL(file!, new URL(path, root)).pathname.slice(root.pathname.length),
      )
      if (anchor !== undefined) expect(anchorsOf(target), `${path}: ${file}${anchor}`).toContain(anchor)
    }
  })
})

/** As GitHub makes them. */
const anchorsOf = (text: string): string[] =>
  [...text.matchAll(/^#+ (.*)$/gm)].map(
    ([, title]) =>
      `#${title!
        .toLowerCase()
        .replaceAll(/[^\w\- ]/g, '')
        .replaceAll(' ', '-')}`,
  )

describe('the verification that docs/monitoring.md shows', () => {
  const [, code] = /<!-- verification -->\n```js\n([\s\S]*?)```/.exec(textOf('docs/monitoring.md')) ?? []
  const refused = new Error('refused')
  const verify = new Function('crypto', 'headers', 'body', 'secret', 'refuse', `${code}\nreturn events`)
  const events = (signature: string, body: string, secret: string) =>
    verify(crypto, { 'x-hedge-signature': signature }, body, secret, () => {
      throw refused
    })

  it('lets through what hedge sends, and nothing else', async () => {
    const receiver = await startReceiver()
    const at = new Date()
    const event = {
      hedge: null,
      condition: 'test',
      subject: '',
      kind: 'test',
      state: 'ok',
      value: null,
      unit: '',
    } as const
    const notification = {
      ...{ schema: 'hedge.notification/1', id: 'abcdef0123456789', at: at.toISOString(), text: 'a test' },
      events: [{ ...event, message: 'a test', since: at.toISOString() }],
    } as const
    const to = { url: new Secret(receiver.url), hmac: new Secret(receiver.secret) }
    const send = (now: Date) => sendWebhook(to, notification as never, { signal: AbortSignal.timeout(10_000), now })
    try {
      await send(at)
      await send(new Date(at.getTime() - 600_000))
    } finally {
      await receiver.close()
    }
    const [now, before] = receiver.received
    expect(events(now!.signature, now!.body, receiver.secret)).toEqual(notification.events)
    expect(() => events(now!.signature, now!.body, `${receiver.secret}x`)).toThrow(refused)
    expect(() => events(now!.signature, now!.body.replace('a test', 'a tost'), receiver.secret)).toThrow(refused)
    expect(() => events(before!.signature, before!.body, receiver.secret)).toThrow(refused)
    expect(() => events('nonsense', now!.body, receiver.secret)).toThrow(refused)
  })
})
