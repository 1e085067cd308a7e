#!/usr/bin/env node

// An import of node:fs opens its streams as well, for longer than all else that `hedge --version` does. An old Node has no other way.
const builtin = process.getBuiltinModule
const { mkdirSync, readdirSync, readFileSync, rmSync, statSync } = builtin?.('node:fs') ?? (await import('node:fs'))
const { isAbsolute } = builtin?.('node:path') ?? (await import('node:path'))

// Node would open its inspector on this signal, through which any user of this machine reads the memory of this process.
process.on('SIGUSR1', () => {})
// A diagnostic report would hold the environment.
if (process.report) process.report.excludeEnv = true

const { version, engines } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))

/** `engines` reads "^22.22.2 || ^24.15.0 || >=26.0.0": one maintained line each, the last one open upwards. */
const supports = wanted => {
  const [, kind, least] = /^(\^|>=)(.+)$/.exec(wanted.trim())
  const have = process.versions.node.split('.').map(Number)
  const need = least.split('.').map(Number)
  const newer = have[0] - need[0] || have[1] - need[1] || have[2] - need[2]
  return newer >= 0 && (kind === '>=' || have[0] === need[0])
}

const isOurs = folder => {
  const { uid, mode } = statSync(folder)
  return !process.getuid || (uid === process.getuid() && (mode & 0o022) === 0)
}

/** Files of the compile cache: twice what one version of this program compiles to, which is about 4 MB. */
const mostCompiled = 600

const entriesOf = folder => {
  try {
    // A folder for each version of Node.
    return readdirSync(folder).reduce((count, name) => count + readdirSync(`${folder}/${name}`).length, 0)
  } catch {
    return 0
  }
}

/**
 * The cache is code that will be run: it lies in a folder of our own that no one else can write, and none is made before
 * there is something to keep. Null where that is not so.
 */
const cacheFolder = pathsFor => {
  try {
    const { settings, state } = pathsFor(process.env)
    const folder = `${state}/compile-cache`
    if (![settings, state].every(it => isAbsolute(it) && isOurs(it))) return null
    // Node takes nothing out of it: not what older versions of this program left, nor what a full disk let it begin.
    if (entriesOf(folder) > mostCompiled) rmSync(folder, { recursive: true })
    if (!statSync(folder, { throwIfNoEntry: false })) mkdirSync(folder, { mode: 0o700 })
    return isOurs(folder) ? folder : null
  } catch {
    return null
  }
}

function refuse() {
  const what = `this is Node ${process.versions.node}, and hedge needs ${engines.node}`
  const takesValue = ['--format', '--from', '--timeout', '--select']
  const command = process.argv
    .slice(2)
    .find((word, at, all) => !word.startsWith('-') && !takesValue.includes(all[at - 1]))
  const hint = 'install a maintained Node from https://nodejs.org, or: npx -p node@24 -p hedge-monitor hedge'
  // A monitoring system reads one line on standard output, and that 3 means UNKNOWN.
  if (command === 'check') {
    process.stdout.write(`HEDGE UNKNOWN - ${what.replaceAll('||', 'or')} (${hint})\n`)
    process.exitCode = 3
  } else {
    process.stderr.write(`hedge: error: ${what}\nhedge: hint: ${hint}\n`)
    process.exitCode = 1
  }
}

if (!engines.node.split('||').some(supports)) refuse()
else if (process.argv[2] === '__complete') {
  const { complete } = await import('../dist/complete.js')
  process.stdout.write(complete(process.env))
} else {
  const { enableCompileCache } = builtin('node:module')
  const { pathsFor } = await import('../dist/paths.js')
  const folder = cacheFolder(pathsFor)
  if (folder) enableCompileCache(folder)
  // NO_COLOR wins here. Node would warn that FORCE_COLOR does, as soon as a package below imports node:util.
  if (process.env.NO_COLOR) delete process.env.FORCE_COLOR
  const { main } = await import('../dist/main.js')
  process.exitCode = await main(process.argv.slice(2), version)
  // Behind a proxy that does not open, Node tries on without end for requests that were given up long ago. What was printed has to leave first.
  const end = () => process.stdout.write('', () => process.exit())
  setTimeout(end, 500).unref()
}
