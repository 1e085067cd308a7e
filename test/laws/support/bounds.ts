import { readdirSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'

/** Files of one name or kind; `most` bytes each, and `why` there are no more of them than are named. */
type Bound = { path: RegExp; most: number; why: string }

const [kib, mib] = [1024, 1024 * 1024]
const id = '[a-z0-9][a-z0-9-]{0,63}'

/**
 * Every file that the program may make in its folders, the state in `state/`. What is of a hedge goes with it; what is set aside takes the
 * place of what was set aside before; what killed runs leave is swept away an hour later.
 */
export const bounds: readonly Bound[] = [
  {
    path: /^settings\.json$/,
    most: 4 * mib,
    why: 'one; it holds what a person has set, and nothing that grows by itself',
  },
  { path: /^vault\.age$/, most: 1 * mib, why: 'one; a few secrets a hedge, a chain and a target' },
  { path: /^identity\.age$/, most: 64 * kib, why: 'one; a key under a passphrase' },
  {
    path: /(^|\/)(settings|secrets|vault|log|notify|notify-sending)\.lock(\.[0-9a-f]{16})?$/,
    most: kib,
    why: 'one each',
  },
  { path: /^state\/log(\.[1-5])?\.jsonl$/, most: 4 * mib + 64 * kib, why: 'six: rotated' },
  { path: /^state\/log\.torn$/, most: 5 * 64 * kib, why: 'one; begun anew where it is full' },
  {
    path: /^state\/history\.db(-journal)?$/,
    most: 256 * mib,
    why: 'one: max_page_count; thinned out, and old rows go',
  },
  { path: /^state\/notify\.json$/, most: 4 * mib, why: 'one; 500 events at most, for a week' },
  { path: /^state\/endpoints\.json$/, most: 256 * kib, why: 'one; 100 endpoints' },
  { path: /^state\/dexes\.json$/, most: 256 * kib, why: 'one; what the venue runs' },
  { path: /^state\/spent\.json$/, most: 64 * kib, why: 'one; of the last minute' },
  { path: /^state\/candles\.json$/, most: 16 * mib, why: 'one; a window of each coin' },
  { path: new RegExp(`^state/history/${id}\\.json$`), most: 16 * mib, why: 'one a hedge' },
  { path: new RegExp(`^state/history/${id}\\.modes\\.json$`), most: 64 * kib, why: 'one a hedge' },
  { path: new RegExp(`^state/history/${id}\\.[0-9a-f]{16}\\.json$`), most: 24 * mib, why: 'one an account of a hedge' },
  { path: new RegExp(`^state/activity/${id}\\.json$`), most: 32 * kib, why: 'one a hedge' },
  { path: new RegExp(`^state/conditions/${id}\\.json$`), most: mib, why: 'one a hedge, and one of none' },
  { path: new RegExp(`^state/operators/${id}\\.json$`), most: mib, why: 'one a hedge' },
  { path: new RegExp(`^state/audit/${id}\\.json$`), most: 16 * mib, why: 'one a hedge, and one of none' },
  { path: /^state\/compile-cache\//, most: 4 * mib, why: '600 files, then it is begun anew' },
]

/** Files under a folder that nobody has given a bound, or that are beyond theirs. */
export const unbounded = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))
    .flatMap(file => {
      const name = relative(folder, file).replaceAll('\\', '/')
      const bound = bounds.find(({ path }) => path.test(name))
      const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0
      if (bound !== undefined && size <= bound.most) return []
      return [bound === undefined ? `${name}: no bound is stated` : `${name}: ${size} bytes, of ${bound.most}`]
    })
