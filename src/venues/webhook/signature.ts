import { createHmac } from 'node:crypto'
import type { Secret } from '../../domain/secret.ts'

/**
 * `t=UNIX SECONDS,v1=HEX`: the HMAC-SHA256 of `t.body` under the bytes of the secret's text. The moment is signed too, so that a
 * receiver can refuse what somebody recorded and sends again.
 */
export function signatureOf(hmac: Secret, body: string, at: Date): string {
  const t = Math.floor(at.getTime() / 1000)
  return `t=${t},v1=${createHmac('sha256', hmac.reveal()).update(`${t}.${body}`).digest('hex')}`
}
