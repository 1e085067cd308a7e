/** What changed is no matter of leaving it be: whoever knows of it accepts it, and then the next change is told again. */
export const neverWaived: readonly string[] = ['new-power', 'new-approval']
