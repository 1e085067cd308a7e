import { fileURLToPath } from 'node:url'
import type { BuildOptions } from 'esbuild'
import { builtins } from './builtins.ts'
import { commonFirst } from './commonFirst.ts'
import { completionTable } from './completionTable.ts'

const shared = {
  absWorkingDir: fileURLToPath(new URL('..', import.meta.url)),
  bundle: true,
  minify: true,
  format: 'esm',
  platform: 'node',
  target: 'node22',
  outdir: 'dist',
  entryNames: '[name]',
  external: ['@napi-rs/keyring'],
  logLevel: 'warning',
} satisfies BuildOptions

/** Split by command; what nearly every run loads lies together in one file. */
const program: BuildOptions = {
  ...shared,
  entryPoints: ['src/main.ts'],
  splitting: true,
  chunkNames: '[name]-[hash]',
  plugins: [builtins, commonFirst],
}

/**
 * Each a file of its own: the process that asks the keychain shares nothing with this one, where the compile cache lies
 * must be known before anything that deserves it is loaded, and a key pressed in a shell waits for nothing else.
 */
const alone: BuildOptions = {
  ...shared,
  entryPoints: ['src/settings/paths.ts', 'src/secrets/keychain/helper.ts', 'src/cli/complete/complete.ts'],
  plugins: [builtins, completionTable],
}

export const everyBuild: readonly BuildOptions[] = [program, alone]
