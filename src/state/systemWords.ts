/** What the errors mean that a system gives for a file or a folder. */
const words: Readonly<Record<string, string>> = {
  EACCES: 'permission is denied',
  EPERM: 'it is not allowed',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the quota of this user is used up',
  EFBIG: 'a file may not grow as large here',
  EIO: 'the disk fails',
  ENOENT: 'there is nothing of that name',
  ENOTDIR: 'a part of that path is not a folder',
  EISDIR: 'it is a folder',
  ELOOP: 'it is a link, or too many lead there',
  ENAMETOOLONG: 'the path is too long',
  EMFILE: 'too many files are open',
  ENFILE: 'too many files are open on this machine',
  EBUSY: 'it is in use',
}

/** `the disk is full (ENOSPC)`; of what has no words here, that the system refused it, and its code. */
export const systemWords = (code: string): string => {
  const known = words[code] ?? 'the system refused it'
  return code === '' ? known : `${known} (${code})`
}

/** Whether it is no fault of one file: nothing can be written there. */
export const isOfDisk = (code: unknown): boolean =>
  code === 'EROFS' || code === 'ENOSPC' || code === 'EDQUOT' || code === 'EIO'
