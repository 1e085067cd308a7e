/** What a subject speaks of one by one: several hedges that share something are a list. */
export const subjectParts = (subject: string): string[] => subject.split(', ')

/** Whose a part is: a hedge's name stands alone, or at the end as in `position #1 of NAME`. */
export const ownerIn = (part: string): string => part.split(' of ').at(-1) ?? part
