/** A preference that is one of a few words. */
export type Preference = { default: string; values: readonly string[]; meaning: string }

export const preferences = {
  prune: {
    default: 'ask',
    values: ['ask', 'auto'],
    meaning: 'auto: a run that reads hedges deletes one that it warned of 14 days before',
  },
} as const satisfies Record<string, Preference>

export type PreferenceName = keyof typeof preferences
export type Preferences = { readonly [N in PreferenceName]: (typeof preferences)[N]['values'][number] }

export const preferenceNames = Object.keys(preferences) as PreferenceName[]
