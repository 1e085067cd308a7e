import { known } from '../domain/read.ts'
import type { Gatherer } from './gathering.ts'

/** The chains the subjects stand on, with their tokens: a replay maps tokens as the run that was saved did. */
export const chains: Gatherer<'chains'> = async sources => {
  const subjects = known(await sources.artifact('subjects')) ?? []
  const names = new Set(subjects.flatMap(subject => subject.chains))
  return sources.chains().filter(({ name }) => names.has(name))
}
