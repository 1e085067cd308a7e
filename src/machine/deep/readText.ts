import { constants } from 'node:fs'
import { open } from 'node:fs/promises'

/**
 * The first bytes of a file as text, and whether there are more. Null where it cannot be read or is no regular file: judged on
 * the open file, and opened so that a pipe in its place does not wait for a writer.
 */
export async function readText(path: string | Buffer, most: number): Promise<{ text: string; cut: boolean } | null> {
  const file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0)).catch(() => null)
  if (file === null) return null
  try {
    const facts = await file.stat()
    if (!facts.isFile()) return null
    // A file of /proc says that it is empty, and is not.
    const bytes = Buffer.alloc(Math.min(most, Math.max(facts.size, 4096)))
    let filled = 0
    while (filled < bytes.length) {
      const { bytesRead } = await file.read(bytes, filled, bytes.length - filled, filled)
      if (bytesRead === 0) break
      filled += bytesRead
    }
    const used = bytes.subarray(0, filled)
    const text = isUtf16(used) ? used.toString('utf16le') : used.toString('utf8')
    bytes.fill(0)
    return { text, cut: facts.size > filled }
  } catch {
    return null
  } finally {
    await file.close()
  }
}

/** As an old PowerShell writes what is sent into a file. */
const isUtf16 = (bytes: Buffer): boolean => bytes[0] === 0xff && bytes[1] === 0xfe
