import type { AnyCheck } from '../../domain/check.ts'
import { clockSkew } from './clock-skew.ts'
import { coreDumps } from './core-dumps.ts'
import { fileModes } from './file-modes.ts'
import { fileOwner } from './file-owner.ts'
import { folderGit } from './folder-git.ts'
import { folderSynced } from './folder-synced.ts'
import { installWritable } from './install-writable.ts'
import { leaksPrivateKey } from './leaks-private-key.ts'
import { leaksRpcKey } from './leaks-rpc-key.ts'
import { parentWritable } from './parent-writable.ts'

export const machine: readonly AnyCheck[] = [
  fileModes,
  fileOwner,
  parentWritable,
  folderSynced,
  folderGit,
  installWritable,
  coreDumps,
  clockSkew,
  leaksPrivateKey,
  leaksRpcKey,
]
