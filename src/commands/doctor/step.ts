import type { Step } from '../../domain/doctorFacts.ts'
import type { Gap, Read } from '../../domain/read.ts'

export const pass = (id: string, title: string, detail: string): Step => ({
  id,
  title,
  status: 'pass',
  detail,
  mend: null,
})

export const fail = (id: string, title: string, detail: string, mend: string): Step => ({
  id,
  title,
  status: 'fail',
  detail,
  mend,
})

export const unknown = (id: string, title: string, detail: string): Step => ({
  id,
  title,
  status: 'unknown',
  detail,
  mend: null,
})

/** A trial that did not come to an end failed; one that was not begun is not known. */
export const failedBy = (id: string, title: string, { code, message, hint }: Gap): Step =>
  code === 'not-tried' || code === 'not-in-snapshot' ? unknown(id, title, message) : fail(id, title, message, hint)

export const stepOf = <T>(id: string, title: string, read: Read<T>, judge: (value: T) => Step): Step =>
  'ok' in read ? judge(read.ok) : failedBy(id, title, read.gap)
