export type Sqlite = typeof import('node:sqlite')

/**
 * Node's own SQLite, without the one warning that Node 22 has of it: under cron every line on stderr is a mail. Any other
 * warning is told, one that comes while it is loaded included. Rejects where Node was built without it.
 */
export async function loadSqlite(load: () => Promise<Sqlite> = () => import('node:sqlite')): Promise<Sqlite> {
  const { emitWarning } = process
  const others = ((...warning: Warning) => {
    if (!isOfSqlite(...warning)) Reflect.apply(emitWarning, process, warning)
  }) as typeof emitWarning
  process.emitWarning = others
  try {
    return await load()
  } finally {
    if (process.emitWarning === others) process.emitWarning = emitWarning
  }
}

type Warning = [warning: string | Error, kind?: unknown]

function isOfSqlite(warning: string | Error, kind?: unknown): boolean {
  const [name, message] = typeof warning === 'string' ? [kind, warning] : [warning.name, warning.message]
  return name === 'ExperimentalWarning' && /^SQLite is an experimental feature\b/.test(message)
}
