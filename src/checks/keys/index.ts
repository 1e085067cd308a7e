import type { AnyCheck } from '../../domain/check.ts'
import { filesHoldNothingPrivate } from './files-hold-nothing-private.ts'
import { holdingsRight } from './holdings-right.ts'
import { keyAge } from './key-age.ts'
import { keyUnused } from './key-unused.ts'
import { oneAccountAHedge } from './one-account-a-hedge.ts'
import { signingKeyStored } from './signing-key-stored.ts'
import { stillReadOnly } from './still-read-only.ts'
import { storeEncrypted } from './store-encrypted.ts'
import { storeInterruptedMove } from './store-interrupted-move.ts'
import { storeOpens } from './store-opens.ts'
import { storePersistent } from './store-persistent.ts'
import { storeUnattended } from './store-unattended.ts'
import { unexpectedNames } from './unexpected-names.ts'
import { vaultIdentityApart } from './vault-identity-apart.ts'

export const keys: readonly AnyCheck[] = [
  signingKeyStored,
  stillReadOnly,
  holdingsRight,
  filesHoldNothingPrivate,
  storeOpens,
  storePersistent,
  storeEncrypted,
  storeUnattended,
  storeInterruptedMove,
  vaultIdentityApart,
  oneAccountAHedge,
  keyAge,
  keyUnused,
  unexpectedNames,
]
