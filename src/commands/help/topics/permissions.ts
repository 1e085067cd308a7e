export const permissions = `hedge reads. Nothing in it can sign, and nothing that can sign is ever stored.

Of Hyperliquid it takes the address of an account
  There is no read-only key there: what reads an account is its address. Whoever knows it sees as much.
  The address of an API wallet (agent) can trade, and read as an account it is empty: it is refused, and
  the error names the account it belongs to.

Of Uniswap V3 it takes a wallet's address, or the number of a position
  Both are public. Positions that a contract holds for you are given by number.

Of an RPC provider it takes a URL, whose key is a secret
  It goes in by a hidden prompt or standard input, never as an argument or a variable, and comes out
  nowhere. A node that holds accounts, or lets itself be administered, is refused.

What could sign is refused wherever it stands (exit 5) and forgotten: a private key, a seed phrase, a
keystore, WIF, a vault's identity. It was exposed then: the error says what to do now.

Who else may act on your accounts and positions is a matter of theirs; hedge tells it:
  hedge audit                      API wallets, multi-sig signers, operators, approvals; what is new
  hedge audit accept               take that as what later audits compare with
  hedge list --json                the evidence that was kept when each account was added (proof)
  hedge log                        which command read or changed which secret, and when
  hedge incident NAME              step by step, when a key may be in the wrong hands
`
