import type { Plugin } from 'esbuild'

/** What src/cli/complete/table.ts comes to, in its place: the file that completes words holds no command. */
export const completionTable: Plugin = {
  name: 'completion table',
  setup(build) {
    build.onLoad({ filter: /[\\/]src[\\/]cli[\\/]complete[\\/]table\.ts$/ }, async () => {
      const { table } = await import('../src/cli/complete/table.ts')
      return { contents: `export const table = ${JSON.stringify(table)}` }
    })
  },
}
