import { ReadFailure } from '../../domain/failure.ts'
import type { AccountRole } from '../../domain/perp.ts'
import { object, text } from '../../domain/shape.ts'
import { address } from './address.ts'

const agent = object({ data: object({ user: address }) })
const subAccount = object({ data: object({ master: address }) })

/**
 * What kind of account an address is. It is the only way to tell an agent (API wallet) from an account: every state of
 * an agent's address is answered with HTTP 200 and zeros.
 */
export function readRole(body: unknown): AccountRole {
  const { role } = object({ role: text })(body, 'userRole')
  switch (role) {
    case 'user':
    case 'vault':
    case 'missing':
      return { role }
    case 'agent':
      return { role, master: agent(body, 'userRole').data.user }
    case 'subAccount':
      return { role, master: subAccount(body, 'userRole').data.master }
    default:
      throw new ReadFailure({
        code: 'unknown-role',
        source: 'hyperliquid',
        message: `Hyperliquid calls this account "${printable(role)}", a kind this version does not know`,
        hint: 'check that the address is the account itself, and whether a newer hedge knows this kind: hedge --version',
      })
  }
}

const printable = (word: string) => word.slice(0, 40).replace(/[^A-Za-z0-9_-]/g, '?')
