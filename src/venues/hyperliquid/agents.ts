import type { Agent } from '../../domain/authorities.ts'
import {
  array,
  integer,
  nullable,
  object,
  optional,
  type Reader,
  ShapeFailure,
  text,
  where,
} from '../../domain/shape.ts'
import { plainText } from '../plainText.ts'
import { address } from './address.ts'
import { refuseTwice } from './refuseTwice.ts'

const moment = nullable(where(integer, is => is >= 0, 'a time'))

/** Made fit to print and not refused: by a name that draws nobody shall hide an agent. */
const name: Reader<string> = (value, path) => plainText(text(value, path), 64) || '?'

const extraAgents = array(object({ address, name, validUntil: moment }))

/** The agents that have a name; the one without stands in another answer. */
export function readAgents(body: unknown): Agent[] {
  const agents = extraAgents(body, 'extraAgents')
  refuseTwice(agents, 'extraAgents', '.address', each => each.address)
  return agents
}

const webData2 = object({ agentAddress: nullable(address), agentValidUntil: optional(moment, null) })

/** The agent without a name, of which an account has one or none. */
export function readUnnamedAgent(body: unknown): Agent | null {
  const { agentAddress, agentValidUntil } = webData2(body, 'webData2')
  if (agentAddress !== null) return { address: agentAddress, name: null, validUntil: agentValidUntil }
  if (agentValidUntil !== null) throw new ShapeFailure('webData2.agentAddress', 'is not there, and yet valid')
  return null
}
