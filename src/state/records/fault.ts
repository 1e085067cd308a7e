import { accessSync, constants } from 'node:fs'
import { dirname } from 'node:path'
import { Failure } from '../../domain/failure.ts'
import { isOfDisk, systemWords } from '../systemWords.ts'

/** Why a database is not to be used any more, and begins anew. */
export class Unusable extends Error {}

/** Result codes of SQLite (https://sqlite.org/rescode.html), the low byte. */
const codes = { busy: 5, locked: 6, readonly: 8, ioerr: 10, full: 13, cantopen: 14 }
const unusable = [1, 11, 17, 19, 20, 24, 26]
/** It was open while another took its place. */
const moved = 1032

/**
 * What went wrong with the file at `path`: `unusable` where what lies in it is damaged or not ours (corrupt, not a database, other
 * tables than ours), else why it cannot be used now, in words; `ofDisk`: nothing else can be written there.
 */
export function faultOf(error: unknown, path: string): { unusable: string } | { now: string; ofDisk?: true } {
  if (error instanceof Unusable) return { unusable: error.message }
  if (error instanceof Failure) return { now: error.message }
  const { code, errcode } = error as { code?: unknown; errcode?: unknown }
  if (code === 'ERR_UNKNOWN_BUILTIN_MODULE') return { now: 'this Node was built without SQLite' }
  if (typeof errcode !== 'number')
    return typeof code === 'string'
      ? { now: `cannot write ${path}: ${systemWords(code)}`, ...(isOfDisk(code) && { ofDisk: true }) }
      : { now: `cannot use ${path}` }
  const primary = errcode & 0xff
  if (unusable.includes(primary) || errcode === moved) return { unusable: 'it is damaged' }
  if (primary === codes.busy || primary === codes.locked) return { now: 'another hedge was writing to it all the time' }
  if (primary === codes.full) return { now: `there is no room for ${path}`, ofDisk: true }
  // Of a header that is damaged SQLite says the same.
  if (errcode === codes.readonly && isWritable(path)) return { unusable: 'it is damaged' }
  if (primary === codes.readonly) return { now: `cannot write ${path}: it is read-only`, ofDisk: true }
  if (primary === codes.cantopen) return { now: `${path} cannot be opened` }
  if (primary === codes.ioerr) return { now: `the disk that ${path} lies on fails` }
  return { now: `cannot use ${path} (SQLite ${errcode})` }
}

function isWritable(path: string): boolean {
  try {
    for (const each of [path, dirname(path)]) accessSync(each, constants.W_OK)
    return true
  } catch {
    return false
  }
}
