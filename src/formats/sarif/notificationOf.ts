import type { Gap } from '../../domain/read.ts'

/** Something that could not be read. */
export const notificationOf = ({ code, source, message, hint }: Gap) => ({
  descriptor: { id: code },
  level: 'warning',
  message: { text: `${source}: ${message}. What to do: ${hint}` },
})
