/** What `hedge help` explains that is no command. */
export const topicNames = [
  'permissions',
  'signs',
  'formulas',
  'cron',
  'stores',
  'exit-codes',
  'json',
  'environment',
] as const

export type TopicName = (typeof topicNames)[number]
