import type { Address } from '../../domain/address.ts'
import type { Authorities, MultiSig, StakingLink } from '../../domain/authorities.ts'
import { array, integer, label, nullable, object, oneOf, ShapeFailure, where } from '../../domain/shape.ts'
import { address } from './address.ts'
import { refuseTwice } from './refuseTwice.ts'

type Part<K extends keyof Authorities> = Extract<Authorities[K], { ok: unknown }>['ok']

const multiSig = object({
  authorizedUsers: array(address),
  threshold: where(integer, is => is >= 1, 'a number of one or more'),
})

/** The venue says null where there are none. */
export function readMultiSig(body: unknown): MultiSig | null {
  const signers = nullable(multiSig)(body, 'userToMultiSigSigners')
  if (signers === null) return null
  const { authorizedUsers, threshold } = signers
  refuseTwice(authorizedUsers, 'userToMultiSigSigners.authorizedUsers', '', is => is)
  if (threshold > authorizedUsers.length)
    throw new ShapeFailure('userToMultiSigSigners.threshold', 'is more than there are signers')
  return signers
}

const link = object({ type: oneOf('requested', 'tradingUser', 'stakingUser') })
const ofTradingUser = object({ stakingUser: address })
const ofStakingUser = object({ tradingUser: address })

export function readStakingLink(body: unknown): StakingLink | null {
  const { stakingLink } = object({ stakingLink: nullable(value => value) })(body, 'userFees')
  const path = 'userFees.stakingLink'
  if (stakingLink === undefined) throw new ShapeFailure(path, 'is missing')
  if (stakingLink === null) return null
  const { type } = link(stakingLink, path)
  return type === 'stakingUser'
    ? { type, ...ofStakingUser(stakingLink, path) }
    : { type, ...ofTradingUser(stakingLink, path) }
}

const subAccounts2 = nullable(array(object({ name: label, subAccountUser: address, master: address })))

/** Those of `master`, without what they hold. The venue says null where there are none. */
export function readSubAccountNames(body: unknown, master: Address): Part<'subAccounts'> {
  const all = subAccounts2(body, 'subAccounts2') ?? []
  refuseTwice(all, 'subAccounts2', '.subAccountUser', each => each.subAccountUser)
  return all.map((each, index) => {
    if (each.master !== master.toLowerCase())
      throw new ShapeFailure(`subAccounts2[${index}].master`, 'is not the account that was asked')
    return { address: each.subAccountUser, name: each.name }
  })
}

export function readApprovedBuilders(body: unknown): Address[] {
  const builders = array(address)(body, 'approvedBuilders')
  refuseTwice(builders, 'approvedBuilders', '', is => is)
  return builders
}

/** In tenths of a basis point. */
export const readMaxBuilderFee = (body: unknown): number =>
  where(integer, is => is >= 0, 'a number of zero or more')(body, 'maxBuilderFee')

const referral = object({ referredBy: nullable(object({ referrer: address, code: label })) })

export function readReferrer(body: unknown): Part<'referrer'> {
  const { referredBy } = referral(body, 'referral')
  return referredBy === null ? null : { address: referredBy.referrer, code: referredBy.code }
}

const leadingVaults = array(object({ address, name: label }))

export function readLeadingVaults(body: unknown): Part<'leadingVaults'> {
  const vaults = leadingVaults(body, 'leadingVaults')
  refuseTwice(vaults, 'leadingVaults', '.address', each => each.address)
  return vaults
}
