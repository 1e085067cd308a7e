import type { AnyCheck } from '../../domain/check.ts'
import { deviceEncryption } from './device-encryption.ts'
import { exchange2fa } from './exchange-2fa.ts'
import { hardwareWallet } from './hardware-wallet.ts'
import { keyAccountChangesImpossible } from './key-account-changes-impossible.ts'
import { keyFresh } from './key-fresh.ts'
import { keyIpLimits } from './key-ip-limits.ts'
import { keyReadEnabled } from './key-read-enabled.ts'
import { keyRightAccount } from './key-right-account.ts'
import { keyTradeImpossible } from './key-trade-impossible.ts'
import { keyTransferImpossible } from './key-transfer-impossible.ts'
import { keyWithdrawImpossible } from './key-withdraw-impossible.ts'
import { mail2fa } from './mail-2fa.ts'
import { passwordManager } from './password-manager.ts'
import { recoveryDrill } from './recovery-drill.ts'
import { rpcAllowlist } from './rpc-allowlist.ts'
import { seedBackup } from './seed-backup.ts'

export const practice: readonly AnyCheck[] = [
  keyReadEnabled,
  keyTradeImpossible,
  keyTransferImpossible,
  keyWithdrawImpossible,
  keyAccountChangesImpossible,
  keyRightAccount,
  keyFresh,
  keyIpLimits,
  rpcAllowlist,
  exchange2fa,
  mail2fa,
  hardwareWallet,
  seedBackup,
  passwordManager,
  deviceEncryption,
  recoveryDrill,
]
