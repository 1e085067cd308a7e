import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Secret } from '../../src/domain/secret.ts'
import { createRedactor } from '../../src/secrets/redaction.ts'

const url = 'https://eth.example.com/v3/canaryKEY+/0123456789?token=canary%20tok&x=1'

function guarding(...texts: string[]) {
  const redactor = createRedactor()
  for (const text of texts) redactor.guard(new Secret(text))
  return redactor
}

describe('redact', () => {
  const secret = 'canary "key"/+é 0123456789'
  it.each([
    ['as it is', secret],
    ['in a URL', encodeURIComponent(secret)],
    ['in JSON', JSON.stringify({ secret })],
    ['in base64', Buffer.from(secret).toString('base64')],
    ['in base64 for URLs', Buffer.from(secret).toString('base64url')],
    ['in hex', Buffer.from(secret).toString('hex')],
    ['in upper-case hex', Buffer.from(secret).toString('hex').toUpperCase()],
  ])('removes a value %s', (_what, written) => {
    const said = guarding(secret).redact(`before ${written} after`)
    expect(said).toMatch(/^before .*\[redacted\].* after$/)
    expect(said).not.toContain(written)
  })

  it.each(['', 'u', 'us'])('removes it from the middle of a longer base64 text (%j before it)', before => {
    const header = Buffer.from(`${before}canary0123456789:rest`).toString('base64')
    expect(guarding('canary0123456789').redact(header)).toContain('[redacted]')
  })

  it('removes the path of a URL, its parts and its parameters when they come alone', () => {
    const { redact } = guarding(url)
    expect(redact('404 for /v3/canaryKEY+/0123456789?token=canary%20tok&x=1')).toBe('404 for [redacted]')
    expect(redact('token "canary tok" is unknown')).toBe('token "[redacted]" is unknown')
    expect(guarding('https://example.com/canaryKEY0123').redact('no key canaryKEY0123')).toBe('no key [redacted]')
    expect(guarding('https://canaryKEY0123.example.com/').redact('host canaryKEY0123')).toBe('host [redacted]')
    expect(guarding('https://user:pa%24sw0rd@example.com').redact('bad pa$sw0rd')).toBe('bad [redacted]')
  })

  it.each([
    "-H 'x-api-key: canaryKEY0123' https://canaryHOST01.example.com/v2/canaryPATH012",
    'Authorization: Bearer canaryKEY0123',
    'x-api-key:canaryKEY0123',
    'curl --header="x-api-key: canaryKEY0123" https://example.com/?k=canaryPATH012',
  ])('takes a key out that was pasted as a header: %s', header => {
    const { redact } = guarding(header)
    expect(redact('bad canaryKEY0123!')).toBe('bad [redacted]!')
    if (header.includes('PATH')) expect(redact('no canaryPATH012')).toBe('no [redacted]')
    if (header.includes('HOST')) expect(redact('no canaryHOST01')).toBe('no [redacted]')
  })

  it('removes a segment of a path that is told decoded, and the words of it', () => {
    const { redact } = guarding('https://example.com/canary%2BKEY%3D01/Authorization:%20Bearer%20canaryTOKEN9/x')
    expect(redact('no project canary+KEY=01')).toBe('no project [redacted]')
    expect(redact('no project canary%2BKEY%3D01')).toBe('no project [redacted]')
    expect(redact('bearer canaryTOKEN9 is unknown')).toBe('bearer [redacted] is unknown')
    expect(guarding('https://%zzcanary0123@example.com/').redact('who is %zzcanary0123')).toBe('who is [redacted]')
  })

  it('takes the longest first, whatever the order of guarding', () => {
    for (const texts of [
      ['canary', 'canary-longer'],
      ['canary-longer', 'canary'],
    ]) {
      expect(guarding(...texts).redact('<canary-longer> <canary>')).toBe('<[redacted]> <[redacted]>')
    }
  })

  it('does not guard fewer than six characters, which stand everywhere', () => {
    expect(guarding('12345').redact('12345 blocks')).toBe('12345 blocks')
    expect(guarding('123456').redact('123456 blocks')).toBe('[redacted] blocks')
  })

  it('leaves other text alone, hashes and URLs included', () => {
    const text = `tx 0x${'ab'.repeat(32)} at https://etherscan.io/tx/1`
    expect(guarding(url).redact(text)).toBe(text)
  })

  it('lets no guarded value through, in any text', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 6 }), fc.string(), fc.string(), (secret, before, after) => {
        fc.pre(!'[redacted]'.includes(secret))
        expect(guarding(secret).redact(before + secret + after)).not.toContain(secret)
      }),
    )
  })
})

describe('what a URL is made of', () => {
  it('goes, a short key in any case too, but not the name of a network', () => {
    const { redact } = guarding('https://rpc.example/ethereum')
    expect(redact('ethereum RPC; try: hedge rpc test ethereum')).toBe('ethereum RPC; try: hedge rpc test ethereum')
    expect(redact('asked https://rpc.example/ethereum')).toBe('asked [redacted]')
    const keyed = guarding('https://rpc.example/v3/k3yk3yk3y?network=mainnet&key=s3cr3t')
    expect(keyed.redact('bad key K3YK3YK3Y or s3cr3t on mainnet')).toBe('bad key [redacted] or [redacted] on mainnet')
  })
})

describe('redactLog', () => {
  it('reduces a URL to its scheme, since the host may hold the key', () => {
    expect(guarding().redactLog('GET HTTPS://key0123.quiknode.pro/abc?x=1, then wss://h/s')).toBe(
      'GET https://[redacted] then wss://[redacted]',
    )
  })

  it('removes 32-byte hex and age identities that nobody has guarded', () => {
    const { redactLog } = guarding()
    expect(redactLog(`key 0x${'aB'.repeat(32)} and ${'12'.repeat(32)}.`)).toBe('key [redacted] and [redacted].')
    expect(redactLog(`"AGE-SECRET-KEY-1${'Q'.repeat(58)}"`)).toBe('"[redacted]"')
    expect(redactLog(`address 0x${'ab'.repeat(20)} block 123`)).toBe(`address 0x${'ab'.repeat(20)} block 123`)
  })

  it('removes what is guarded as well', () => {
    expect(guarding('canary-0123').redactLog('the canary-0123')).toBe('the [redacted]')
  })
})
