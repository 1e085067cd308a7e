import type { Agent, Authorities, Control, StakingLink } from '../../domain/authorities.ts'
import type { AuthorityReading } from '../../domain/authorityReading.ts'
import { array, integer, label, nullable, object, oneOf, type Reader, where } from '../../domain/shape.ts'
import { network, role } from './account.ts'
import { address, read } from './words.ts'

const notNegative = where(integer, is => is >= 0, 'a number of zero or more')

const agent: Reader<Agent> = object({ address, name: nullable(label), validUntil: nullable(notNegative) })

const stakingLink: Reader<StakingLink> = (value, path) => {
  const { type } = object({ type: oneOf('requested', 'tradingUser', 'stakingUser') })(value, path)
  return type === 'stakingUser'
    ? { type, tradingUser: object({ tradingUser: address })(value, path).tradingUser }
    : { type, stakingUser: object({ stakingUser: address })(value, path).stakingUser }
}

const control = {
  agents: read(array(agent)),
  unnamedAgent: read(nullable(agent)),
  multiSig: read(nullable(object({ authorizedUsers: array(address), threshold: notNegative }))),
  stakingLink: read(nullable(stakingLink)),
}

const named = object({ address, name: label })

const authorities: Reader<Authorities> = object({
  ...control,
  subAccounts: read(array(named)),
  builders: read(array(object({ address, maxFee: notNegative }))),
  referrer: read(nullable(object({ address, code: label }))),
  leadingVaults: read(array(named)),
})

const controller: Reader<{ address: `0x${string}`; control: Control }> = object({ address, control: object(control) })

export const authorityReading: Reader<AuthorityReading> = object({
  network,
  address,
  role: read(role),
  authorities,
  controller: read(nullable(controller)),
})
