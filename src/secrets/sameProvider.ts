import type { Secret } from '../domain/secret.ts'
import { isLoopback } from './urlFacts.ts'

/** Whether two URLs belong to one provider, as far as their names tell: then one says what the other says. */
export const sameProvider = (one: Secret, other: Secret): boolean => providerOf(one) === providerOf(other)

/** The name that somebody registered; on this machine and of a bare number the port counts as well. */
function providerOf(secret: Secret): string {
  const text = secret.reveal().trim()
  if (!URL.canParse(text)) return text
  const { hostname, host } = new URL(text)
  if (isLoopback(hostname) || /^[\d.]+$|^\[/.test(hostname)) return host
  const labels = hostname.split('.')
  // Under `co.uk` and its kin names are registered one level down.
  const isDeep = labels.at(-1)!.length === 2 && /^(ac|co|com|edu|gov|ne|net|or|org)$/.test(labels.at(-2) ?? '')
  return labels.slice(isDeep ? -3 : -2).join('.')
}
