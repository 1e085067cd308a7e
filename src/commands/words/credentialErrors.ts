import { type ExitCode, exitCodes, Failure } from '../../domain/failure.ts'

/** Why a credential is not taken, by the field's own name for it. `codes` are what the error's document may say. */
export type CredentialError = {
  name: string
  codes: readonly string[]
  exit: ExitCode
  cause: string
  remedy: string
}

/** Every reason there is; the README's table is made of it. */
export const credentialErrors = {
  trading: {
    name: 'Trading permission detected',
    codes: ['trading-permission', 'secret-on-argv'],
    exit: exitCodes.refused,
    cause:
      'what was given can sign: a private key, seed phrase, keystore, WIF or vault identity; or an RPC node that holds accounts and signs for whoever reaches it',
    remedy:
      'it is exposed now: revoke the API wallet at https://app.hyperliquid.xyz/API, or move everything to a new wallet; then give the address. Of a node: use one without accounts',
  },
  permissions: {
    name: 'Invalid permissions',
    codes: ['agent-address', 'admin-namespace'],
    exit: exitCodes.refused,
    cause:
      'the address is an API wallet (agent): it can trade, and read as an account it is always empty; or an RPC node lets whoever reaches it administer it',
    remedy: "give the address of the agent's account, which the error names; use a node that only answers reads",
  },
  denied: {
    name: 'Permission denied',
    codes: ['permission-denied'],
    exit: exitCodes.refused,
    cause: 'the RPC provider refused the key in the URL (HTTP 401 or 403)',
    remedy: "copy the URL again from the provider's site; see whether the key is active and allowed on this chain",
  },
  notFound: {
    name: 'Account not found',
    codes: ['unknown-account'],
    exit: exitCodes.missing,
    cause:
      'Hyperliquid has never seen the address: a typing error, a wallet that never deposited, or the other network',
    remedy: 'check the address at https://app.hyperliquid.xyz/explorer, and --testnet where the account is there',
  },
  wrongChain: {
    name: 'Wrong chain',
    codes: ['wrong-chain', 'wrong-factory'],
    exit: exitCodes.refused,
    cause: 'the node serves another chain, or another deployment, than the one the URL was given for',
    remedy: "take the URL of this chain at the provider's site, or name the chain it serves",
  },
} as const satisfies Record<string, CredentialError>

type Errors = typeof credentialErrors

/** `what` goes on after the name and a colon; `hint` is what to type here and now. */
export const credentialFailure = <E extends keyof Errors>(
  error: E,
  code: Errors[E]['codes'][number],
  what: string,
  hint: string,
): Failure => new Failure(code, `${credentialErrors[error].name}: ${what}`, hint, credentialErrors[error].exit)
