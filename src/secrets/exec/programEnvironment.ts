import { childEnvironment } from '../childEnvironment.ts'

type Environment = Record<string, string | undefined>

/** What the secret managers themselves are set by; and the way out, for those that lie behind a network. */
const ofManagers =
  /^(?:LC_ALL|LC_CTYPE|TMPDIR|GNUPGHOME|PASSWORD_STORE_\w+|OP_\w+|VAULT_\w+|AWS_\w+|BW_\w+|(?:https?|no|all)_proxy|SSL_CERT_(?:FILE|DIR))$/i

/** A question is asked only where somebody sits. */
const whereSomebodySits = /^(?:GPG_TTY|TERM|SSH_AUTH_SOCK)$/

/**
 * What the program of an exec store sees of our environment: what the keychain's helper sees, the settings of the
 * managers, and nothing else; no NODE_OPTIONS, and nothing of HEDGE_*.
 */
export function programEnvironment(from: Environment, interactive: boolean): Environment {
  const more = Object.entries(from).filter(
    ([name]) => ofManagers.test(name) || (interactive && whereSomebodySits.test(name)),
  )
  return { ...Object.fromEntries(more), ...childEnvironment(from, interactive) }
}
