import type { Address } from '../../domain/address.ts'
import { type Approvals, endlessAllowance } from '../../domain/approvals.ts'
import { heldPower, type Power, type PowerPart } from '../../domain/powers.ts'
import { isRead, type Read } from '../../domain/read.ts'
import { joined, mapped } from './joined.ts'

export const chainParts = [
  'positions',
  'holders',
  'nft-approvals',
  'operators',
  'wallet-code',
  'allowances',
] as const satisfies readonly PowerPart[]

export type ChainPart = (typeof chainParts)[number]

/**
 * What others may do with the positions of a wallet on one chain, by part. Who it is begins with the chain: another on another
 * chain is somebody else. `isEmpty`: there is nothing in that NFT.
 */
export function chainPowers(
  chain: string,
  approvals: Approvals,
  wallet: Read<Address>,
  at: string,
  isEmpty: (tokenId: string) => boolean,
): Record<ChainPart, Read<Power[]>> {
  const { positions, burned = [], operators, scan, allowances } = approvals
  const own = mapped(wallet, is => [
    ...positions
      .filter(({ owner }) => owner === is)
      .map(({ tokenId }) => heldPower({ chain, tokenId, is: isEmpty(tokenId) ? 'empty' : 'with liquidity' })),
    ...burned.map(tokenId => heldPower({ chain, tokenId, is: 'burned' })),
  ])
  const held = mapped(wallet, own =>
    positions
      .filter(({ owner }) => owner !== own)
      .map(({ tokenId, owner, ownerCode }) => ({
        who: `${chain} ${tokenId} ${owner}`,
        facts: codeWords[ownerCode.kind],
      })),
  )
  const approved = positions.flatMap(({ tokenId, approved: who }) =>
    who === null ? [] : [{ who: `${chain} ${tokenId} ${who}`, facts: 'may take this position' }],
  )
  const operator = (who: Address): Power => ({ who: `${chain} ${who}`, facts: 'may take every position' })
  return {
    positions: joined([own]),
    holders: joined([held]),
    'nft-approvals': joined([{ ok: approved, at }]),
    operators: joined([
      mapped(operators, list => list.filter(each => each.approved).map(each => operator(each.operator))),
      wholeScan(chain, scan, operator),
    ]),
    'wallet-code': joined([
      mapped(approvals.wallet, ({ address, code }) => {
        if (code.kind === 'none') return []
        const who = code.kind === 'delegated' ? code.to : address
        return [
          {
            who: `${chain} ${who}`,
            facts: code.kind === 'delegated' ? 'acts for the wallet' : 'the wallet is a contract',
          },
        ]
      }),
    ]),
    allowances: joined([
      mapped(allSaid(chain, allowances), list =>
        list
          .filter(({ amount }) => BigInt(amount) > 0n)
          .map(({ token, spender, amount }) => ({
            who: `${chain} ${token} ${spender}`,
            facts: BigInt(amount) >= endlessAllowance ? 'unlimited' : 'bounded',
          })),
      ),
    ]),
  }
}

/** Of a token that does not say nobody knows. */
function allSaid(chain: string, allowances: Approvals['allowances']) {
  if (!isRead(allowances)) return allowances
  const said = allowances.ok.flatMap(({ amount, ...rest }) => (amount === null ? [] : [{ ...rest, amount }]))
  if (said.length === allowances.ok.length) return { ok: said, at: allowances.at }
  const silent = allowances.ok.find(({ amount }) => amount === null)?.token
  return {
    gap: {
      code: 'allowance-not-said',
      source: `${chain} RPC`,
      message: `the token ${silent} did not say what may be taken of it`,
      hint: 'hedge audit',
    },
  }
}

const codeWords = { none: 'a wallet', contract: 'a contract', delegated: 'a wallet that a contract acts for' } as const

/** Of a scan that has not come to its end nobody can say that it found all, so that what it finds later would look new. */
function wholeScan(chain: string, scan: Approvals['scan'], operator: (who: Address) => Power): Read<readonly Power[]> {
  if (isRead(scan) && scan.ok.unwitnessed) {
    return {
      gap: {
        code: 'operators-not-proven',
        source: `${chain} RPC`,
        message: 'who may take every position is not known: nothing shows that its RPC tells all events',
        hint: 'hedge audit, when there is a position',
      },
    }
  }
  if (!isRead(scan) || BigInt(scan.ok.from) <= BigInt(scan.ok.lowest)) {
    return mapped(scan, ({ approved }) => approved.map(operator))
  }
  const { from, lowest } = scan.ok
  return {
    gap: {
      code: 'operators-not-all-read',
      source: `${chain} RPC`,
      message: `who may take every position is not all known yet: blocks ${lowest} to ${from} are still to be read`,
      hint: 'hedge audit, again: it goes on where it was',
    },
  }
}
