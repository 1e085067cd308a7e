import {
  type DumpFacts,
  type FileFact,
  type FolderFact,
  fileRoles,
  type Leak,
  leakKinds,
  type MachineFacts,
  type Unread,
} from '../../domain/machine.ts'
import { array, boolean, integer, nullable, object, oneOf, type Reader, text, where } from '../../domain/shape.ts'
import { printable, read } from './words.ts'

const role = oneOf(...fileRoles)
const count = where(integer, is => is >= 0, 'a count')

const file: Reader<FileFact> = object({
  path: printable,
  role,
  kind: oneOf('file', 'folder', 'link', 'other'),
  mode: nullable(where(integer, is => is >= 0 && is <= 0o7777, 'permission bits')),
  owner: nullable(oneOf('us', 'root', 'other')),
  group: nullable(oneOf('nobody', 'others')),
})

const folder: Reader<FolderFact> = object({
  path: printable,
  role,
  synced: nullable(printable),
  git: nullable(object({ top: printable, ignored: boolean })),
})

const unread: Reader<Unread> = object({
  path: printable,
  why: oneOf('unreadable', 'too-large', 'too-many', 'too-late'),
})

const leak: Reader<Leak> = object({
  path: printable,
  line: where(integer, is => is > 0, 'a line'),
  kind: oneOf(...leakKinds),
  sure: boolean,
})

const dumps: Reader<DumpFacts> = object({
  soft: nullable(count),
  hard: nullable(count),
  pattern: printable,
  handler: nullable(printable),
})

export const savedMachine: Reader<MachineFacts> = object({
  platform: where(text, is => /^[a-z0-9]{1,20}$/.test(is), 'a platform'),
  files: read(array(file)),
  above: read(array(file)),
  unread: array(unread),
  folders: read(array(folder)),
  dumps: read(dumps),
  install: read(array(file)),
  deep: nullable(read(object({ read: count, leaks: array(leak), unread: array(unread) }))),
})
