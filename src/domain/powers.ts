import type { Read } from './read.ts'

/** What someone may be allowed to do with a hedge's legs. */
export const powerParts = [
  'agents',
  'controller',
  'controller-agents',
  'signers',
  'staking-link',
  'builders',
  'sub-accounts',
  'led-vaults',
  'positions',
  'holders',
  'nft-approvals',
  'operators',
  'wallet-code',
  'allowances',
] as const
export type PowerPart = (typeof powerParts)[number]

/**
 * Someone who may act. `who` is shown and only its digest is kept; `facts` is what of it may change and is kept as it is: no
 * address, no name that a stranger gave.
 */
export type Power = { who: string; facts: string }

/** `known`: as the baseline has it; null where it is new. */
export type JudgedPower = Power & { known: { since: string; facts: string } | null }

/**
 * One part of a subject, by its name, beside its baseline. `since`: when the baseline of the part was taken; null where there is none yet, and
 * then nothing is new. `lost`: when one was taken that is not there any more; then `since` is null, and nobody can say what is
 * new. `gone`: what was there and is not.
 */
export type PowerReading = {
  subject: string
  part: PowerPart
  read: Read<JudgedPowers>
}

export type JudgedPowers = {
  since: string | null
  lost?: string
  powers: JudgedPower[]
  gone: { since: string; facts: string }[]
}

/** How an NFT was found: `empty` has neither liquidity nor fees that wait. */
export type HeldAs = 'with liquidity' | 'empty' | 'burned'
export type HeldPosition = { chain: string; tokenId: string; is: HeldAs }

/** The wallet itself holds this NFT. What is kept of it says which it is, for token ids are public. */
export const heldPower = ({ chain, tokenId, is }: HeldPosition): Power => ({
  who: `${chain} #${tokenId}`,
  facts: `position #${tokenId} on ${chain}, ${is}`,
})

/** The NFT that such facts are about; null of others. */
export function heldIn(facts: string): HeldPosition | null {
  const [, tokenId, chain, is] = /^position #(\d{1,77}) on (\S+), (with liquidity|empty|burned)$/.exec(facts) ?? []
  return tokenId === undefined ? null : { chain: chain!, tokenId, is: is as HeldAs }
}
