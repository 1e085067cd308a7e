import type { ActionContext } from '../../domain/actionContext.ts'
import type { Address } from '../../domain/address.ts'
import type { Agent, Control } from '../../domain/authorities.ts'
import { ReadFailure } from '../../domain/failure.ts'
import type { Hedge } from '../../domain/hedge.ts'
import { type Gap, isRead } from '../../domain/read.ts'
import { StoreFailure } from '../../domain/secretStore.ts'
import { addressesOf } from '../words/addressesOf.ts'
import { type AgentReport, agentReports } from '../words/agentLines.ts'
import { agentsOf } from '../words/authorityProofs.ts'
import { type AccountProof, proveAccount } from '../words/proveAccount.ts'

/** What is known of a hedge at the moment of an incident; null is what could not be read, with a gap beside it. */
export type Facts = {
  wallet: Address | null
  account: Address | null
  /** Who controls a sub-account or vault: its own key is not the account's. */
  controller: Address | null
  agents: AgentReport[] | null
  controllerAgents: AgentReport[] | null
  gaps: Gap[]
}

/** Reads what can be read. The drill must be printed whatever fails. */
export async function readFacts(context: ActionContext, hedge: Hedge): Promise<Facts> {
  const nothing = { controller: null, agents: null, controllerAgents: null }
  const stored = await addressesOf(context, hedge).catch(gapOf)
  if ('gap' in stored) return { ...nothing, wallet: null, account: null, gaps: [stored.gap] }
  const { account } = stored
  if (account === null) return { ...nothing, ...stored, gaps: [lost(hedge)] }
  const proof = await prove(context, hedge, account).catch(gapOf)
  if ('gap' in proof) return { ...nothing, ...stored, gaps: [proof.gap] }
  const gaps: Gap[] = []
  const agentsIn = (control: Control | null | undefined): AgentReport[] | null => {
    const read = control ? agentsOf(control) : null
    if (read !== null && !isRead<Agent[]>(read)) gaps.push(read.gap)
    return read !== null && isRead<Agent[]>(read) ? agentReports(read.ok, context.now()) : null
  }
  const [agents, controllerAgents] = [agentsIn(proof.authorities), agentsIn(proof.controller?.control)]
  return { ...stored, controller: proof.controller?.address ?? null, agents, controllerAgents, gaps }
}

async function prove(context: ActionContext, { testnet }: Hedge, account: Address): Promise<AccountProof> {
  const venue = await context.perpVenue(testnet ? 'testnet' : 'mainnet')
  const question = { venue, account, checksum: null, now: context.now, signal: context.deadline() }
  return context.progress('Asking Hyperliquid about the account', proveAccount(question))
}

function gapOf(error: unknown): { gap: Gap } {
  if (error instanceof ReadFailure) return { gap: error.gap }
  if (!(error instanceof StoreFailure)) throw error
  const { code, message, hint } = error
  return { gap: { code, source: 'secret store', message, hint } }
}

const lost = ({ name }: Hedge): Gap => ({
  code: 'secret-missing',
  source: 'secret store',
  message: `the account of ${name} is not in the secret store`,
  hint: 'hedge store',
})
