/** Finds the port of a URL as a number of its own: an address may hold the same digits by chance. */
export const portIn = (url: string): RegExp => new RegExp(`(?<![0-9a-f])${new URL(url).port}(?![0-9a-f])`, 'i')
