import type { AnyCheck } from '../../domain/check.ts'
import { accountMode } from './account-mode.ts'
import { accountRole } from './account-role.ts'
import { agentEnding } from './agent-ending.ts'
import { agentExpired } from './agent-expired.ts'
import { agentExpiry } from './agent-expiry.ts'
import { agentUnnamed } from './agent-unnamed.ts'
import { agentsListed } from './agents-listed.ts'
import { builderCaps } from './builder-caps.ts'
import { buildersListed } from './builders-listed.ts'
import { controller } from './controller.ts'
import { controllerAgents } from './controller-agents.ts'
import { multiSig } from './multi-sig.ts'
import { newPower } from './new-power.ts'
import { referrer } from './referrer.ts'
import { stakingLink } from './staking-link.ts'
import { subAccounts } from './sub-accounts.ts'
import { vaultLeadership } from './vault-leadership.ts'

export const hyperliquid: readonly AnyCheck[] = [
  newPower,
  accountRole,
  accountMode,
  stakingLink,
  multiSig,
  agentsListed,
  agentUnnamed,
  agentExpiry,
  agentEnding,
  agentExpired,
  controller,
  controllerAgents,
  buildersListed,
  builderCaps,
  subAccounts,
  vaultLeadership,
  referrer,
]
