/** What is said of a check that found nothing to judge. */
export const nothing = 'there is nothing of this kind'
