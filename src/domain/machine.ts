import type { Read } from './read.ts'

/** What kind of thing of ours a path is. */
export const fileRoles = [
  'home',
  'settings',
  'state',
  'log',
  'vault',
  'identity',
  'program',
  'install',
  'other',
] as const
export type FileRole = (typeof fileRoles)[number]

/** `path` as a person reads it, `~` for the home folder. `mode` are the permission bits; null on a system without them. */
export type FileFact = {
  path: string
  role: FileRole
  kind: 'file' | 'folder' | 'link' | 'other'
  mode: number | null
  /** `other` also: another user than the one who runs this, root left out. */
  owner: 'us' | 'root' | 'other' | null
  /** Who is in its group beside its owner, root and us; `others` also where nobody can say. */
  group: 'nobody' | 'others' | null
}

/** What is there and was not looked at, or not whole. */
export type Unread = { path: string; why: 'unreadable' | 'too-large' | 'too-many' | 'too-late' }

/** A folder of ours, and what carries its files away from this machine: a service that syncs, or a repository of git. */
export type FolderFact = {
  path: string
  role: FileRole
  synced: string | null
  /** The repository's top; `ignored`: git would not take it in. */
  git: { top: string; ignored: boolean } | null
}

export const leakKinds = ['private-key', 'seed-phrase', 'rpc-key', 'keystore', 'identity'] as const
export type LeakKind = (typeof leakKinds)[number]

/**
 * Something found in a file of the person's own, by kind; what was found is neither kept nor shown. `sure`: what stands beside
 * it says so as well; 64 hexadecimal characters may be a hash, and twelve words a sentence.
 */
export type Leak = {
  path: string
  line: number
  kind: LeakKind
  sure: boolean
}

/** Limits in bytes; null is unlimited. `handler`: what the kernel hands a dump to, where that is a program. */
export type DumpFacts = { soft: number | null; hard: number | null; pattern: string; handler: string | null }

export type MachineFacts = {
  platform: string
  files: Read<FileFact[]>
  /** Folders above ours: whoever can write there can put others in their place. */
  above: Read<FileFact[]>
  /** Of what is told of beside `deep`. */
  unread: Unread[]
  folders: Read<FolderFact[]>
  dumps: Read<DumpFacts>
  /** The program's own files and every folder above them. */
  install: Read<FileFact[]>
  /** Null unless asked for with `--deep`. `read` counts files. */
  deep: Read<{ read: number; leaks: Leak[]; unread: Unread[] }> | null
}
