import {
  approvedBuilders,
  extraAgents,
  type InfoConfig,
  leadingVaults,
  maxBuilderFee,
  referral,
  subAccounts2,
  userFees,
  userToMultiSigSigners,
  webData2,
} from '@nktkas/hyperliquid/api/info'
import type { Address } from '../../domain/address.ts'
import type { Authorities, Builder, Control } from '../../domain/authorities.ts'
import type { Read } from '../../domain/read.ts'
import { readAgents, readUnnamedAgent } from './agents.ts'
import {
  readApprovedBuilders,
  readLeadingVaults,
  readMaxBuilderFee,
  readMultiSig,
  readReferrer,
  readStakingLink,
  readSubAccountNames,
} from './authorities.ts'
import { toReadFailure } from './toReadFailure.ts'

/** What an account is asked with. `now` in milliseconds. */
export type Asking = { config: InfoConfig; user: Address; signal: AbortSignal; now: () => number }

export async function askControl({ config, user, signal, now }: Asking): Promise<Control> {
  const params = { user }
  const part = partOf(now)
  const [agents, unnamedAgent, multiSig, stakingLink] = await Promise.all([
    part('extraAgents', async () => readAgents(await extraAgents(config, params, signal))),
    part('webData2', async () => readUnnamedAgent(await webData2(config, params, signal))),
    part('userToMultiSigSigners', async () => readMultiSig(await userToMultiSigSigners(config, params, signal))),
    part('userFees', async () => readStakingLink(await userFees(config, params, signal))),
  ])
  return { agents, unnamedAgent, multiSig, stakingLink }
}

export async function askAuthorities(asking: Asking): Promise<Authorities> {
  const { config, user, signal, now } = asking
  const params = { user }
  const part = partOf(now)
  const [control, subAccounts, builders, referrer, vaults] = await Promise.all([
    askControl(asking),
    part('subAccounts2', async () => readSubAccountNames(await subAccounts2(config, params, signal), user)),
    part('approvedBuilders', () => askBuilders(asking)),
    part('referral', async () => readReferrer(await referral(config, params, signal))),
    part('leadingVaults', async () => readLeadingVaults(await leadingVaults(config, params, signal))),
  ])
  return { ...control, subAccounts, builders, referrer, leadingVaults: vaults }
}

/** Without its cap a builder is not known: the worst that one may charge is what the list is read for. */
async function askBuilders({ config, user, signal }: Asking): Promise<Builder[]> {
  const builders = readApprovedBuilders(await approvedBuilders(config, { user }, signal))
  return Promise.all(
    builders.map(async builder => ({
      address: builder,
      maxFee: readMaxBuilderFee(await maxBuilderFee(config, { user, builder }, signal)),
    })),
  )
}

const partOf =
  (now: () => number) =>
  async <T>(type: string, ask: () => Promise<T>): Promise<Read<T>> => {
    try {
      return { ok: await ask(), at: new Date(now()).toISOString() }
    } catch (error) {
      return { gap: toReadFailure(error, type).gap }
    }
  }
