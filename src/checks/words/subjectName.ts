import type { Subject } from '../../domain/hedge.ts'

/** How a verdict names a hedge. What is asked about ad hoc is named by its address, which no verdict's subject may hold. */
export const subjectName = ({ stored, name }: Pick<Subject, 'stored' | 'name'>): string =>
  stored ? name : 'the address asked about'
